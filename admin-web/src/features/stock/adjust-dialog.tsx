import { quantityText, skuText } from '@mendian/shared/catalog/sku-words.ts';
import { adjustStock, type AdjustKind } from '@mendian/shared/stock/stock.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { quantityUnits, stockParts, type Stock } from './stock-words.ts';

type Values = { way: 'more' | 'less'; by: number | null; reason: string };
type AdjustProps = { storeId: string; stock: Stock; kind: AdjustKind; onClose: () => void };

/** Adds to what is there or takes from it, or reports what was lost; always with a reason. */
export const AdjustDialog = ({ storeId, stock, kind, onClose }: AdjustProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const loss = kind === 'loss';
  const form = useForm<Values>({
    initial: { way: loss ? 'less' : 'more', by: null, reason: '' },
    send: ({ way, by, reason }, options) => {
      const signed = (by ?? 0) * (way === 'less' ? -1 : 1);
      return call(adjustStock, { storeId, skuId: stock.skuId, kind, by: signed, reason }, options);
    },
    blames: { 'stock/below-zero': 'by' },
    done: () => {
      say(loss ? '报损已记入流水' : '调整已记入流水', 'good');
      refresh(...stockParts);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`${loss ? '报损' : '调整'} · ${skuText(stock)}`}
      form={form}
      submitWord={loss ? '报损' : '调整'}
      place="centre"
      onClose={onClose}
    >
      <p>现在在库 {quantityText(stock.soldBy, stock.onHand)}。</p>
      {loss ? null : (
        <Segmented
          label="增减"
          value={form.values.way}
          options={[
            { value: 'more', name: '增加' },
            { value: 'less', name: '减少' },
          ]}
          onChange={(way) => form.set({ way })}
        />
      )}
      <NumberField
        label={loss ? '损耗数量' : '数量'}
        unit={quantityUnits[stock.soldBy]}
        min={1}
        max={10_000_000}
        required
        {...form.field('by')}
      />
      <TextField label="原因" required max={100} placeholder={loss ? '例如：过期、打翻' : '例如：到货、调拨'} {...form.field('reason')} />
    </FormDialog>
  );
};
