import { listMerchants, type MerchantData } from '@mendian/shared/master-data/merchant.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import type { FieldFrame } from './field.tsx';
import { PickerField } from './picker.tsx';
import type { PickItem } from './use-search.ts';

const shownAtOnce = 20;

/** Looks up the merchants the chain works with, as a picker shows them; `valueOf` tells what stands for one. */
export const useMerchantSearch = (valueOf: (merchant: MerchantData) => string) => {
  const { call } = useDesk();
  return async (text: string): Promise<PickItem[]> => {
    const { items } = await call(listMerchants, { standing: 'open', limit: shownAtOnce, ...(text === '' ? {} : { text }) });
    return items.map((merchant) => ({
      ...{ value: valueOf(merchant), name: merchant.name },
      hint: `${merchant.code} · ${merchant.stores} 家店`,
    }));
  };
};

type PickerProps = FieldFrame & { value: PickItem | null; onChange: (value: PickItem | null) => void };

/** One merchant, by the beginning of its code or by its name; its id stands for it. */
export const MerchantPicker = (props: PickerProps) => (
  <PickerField {...props} search={useMerchantSearch(({ merchantId }) => merchantId)} placeholder="编码或名称" />
);
