import { getStoreDetail } from '@mendian/shared/store/store-desk.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { PickFilter } from './picker.tsx';
import { useStoreSearch } from './store-picker.tsx';

/** Narrows a list to one store; the address has its id, the field its name. Not there for whoever may not see stores. */
export const StoreFilter = ({ storeId, onChange }: { storeId: string; onChange: (storeId: string) => void }) => {
  const maySee = useMay('store.read');
  const search = useStoreSearch();
  const store = useDeskQuery(getStoreDetail, { storeId }, { enabled: maySee && storeId !== '' }).data;
  if (!maySee) return null;
  const name = store?.storeId === storeId ? `${store.code} ${store.name}` : '一家门店';
  const chosen = storeId === '' ? null : { value: storeId, name };
  return <PickFilter label="门店" value={chosen} search={search} onChange={(pick) => onChange(pick?.value ?? '')} />;
};
