import { listStores } from '@mendian/shared/store/store-desk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import type { FieldFrame } from './field.tsx';
import { PickerField, PickerListField } from './picker.tsx';
import type { PickItem } from './use-search.ts';

const shownAtOnce = 20;

/** Looks up the stores that whoever is signed in looks after, as a picker shows them. */
export const useStoreSearch = () => {
  const { call } = useDesk();
  return async (text: string): Promise<PickItem[]> => {
    const { items } = await call(listStores, text === '' ? { limit: shownAtOnce } : { text, limit: shownAtOnce });
    return items.map(({ storeId, code, name, city }) => ({ value: storeId, name: `${code} ${name}`, hint: city }));
  };
};

type OneProps = FieldFrame & { value: PickItem | null; onChange: (value: PickItem | null) => void };

/** One store, by the beginning of its code, its name or address. */
export const StorePicker = (props: OneProps) => <PickerField {...props} search={useStoreSearch()} placeholder="门店编码、名称或地址" />;

type ListProps = FieldFrame & { value: readonly PickItem[]; onChange: (value: PickItem[]) => void; max: number };

/** Some stores, `max` at most. */
export const StoreListPicker = (props: ListProps) => (
  <PickerListField {...props} search={useStoreSearch()} placeholder="门店编码、名称或地址" />
);
