import { quantityText, skuText } from '@mendian/shared/catalog/sku-words.ts';
import { countStock } from '@mendian/shared/stock/stock.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { quantityUnits, stockParts, type Stock } from './stock-words.ts';
import './stock.css';

type Values = { lines: Readonly<Record<string, number | null>>; reason: string };
type CountProps = { storeId: string; rows: readonly Stock[]; onClose: () => void };

/** What was counted in the store, for as many as one likes; what is left empty stays as it is. */
export const CountDialog = ({ storeId, rows, onClose }: CountProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<Values>({
    initial: { lines: {}, reason: '日常清点' },
    check: ({ lines }) => (filled(lines).length === 0 ? { lines: '请至少填写一个数量' } : {}),
    send: ({ lines, reason }, options) => call(countStock, { storeId, lines: filled(lines), reason }, options),
    done: () => {
      say('清点已记入流水，小程序按新的数量卖', 'good');
      refresh(...stockParts);
      onClose();
    },
  });
  const { lines } = form.values;
  const { error } = form.field('lines');
  return (
    <FormDialog title="清点" form={form} submitWord="保存清点" wide onClose={onClose}>
      <p>填实际数量，差额记入流水；空着的不变。套餐没有自己的库存，请清点它的组成商品。</p>
      <TextField label="原因" required max={100} {...form.field('reason')} />
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div>
        {rows
          .filter(({ combo }) => !combo)
          .map((row) => (
            <div key={row.skuId} className="count-row">
              <span>{skuText(row)}</span>
              <span>在库 {quantityText(row.soldBy, row.onHand)}</span>
              <NumberField
                label={`${skuText(row)}的实际数量`}
                unit={quantityUnits[row.soldBy]}
                width={160}
                max={10_000_000}
                placeholder="不变"
                value={lines[row.skuId] ?? null}
                onChange={(onHand) => form.set({ lines: { ...lines, [row.skuId]: onHand } })}
              />
            </div>
          ))}
      </div>
    </FormDialog>
  );
};

const filled = (lines: Values['lines']): { skuId: string; onHand: number }[] =>
  Object.entries(lines).flatMap(([skuId, onHand]) => (onHand === null ? [] : [{ skuId, onHand }]));
