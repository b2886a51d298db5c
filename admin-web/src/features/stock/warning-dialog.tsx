import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { setStockWarning } from '@mendian/shared/stock/stock.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { quantityUnits, stockParts, type Stock } from './stock-words.ts';

/** From what on a store is warned of a sku. */
export const WarningDialog = ({ storeId, stock, onClose }: { storeId: string; stock: Stock; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm<{ warnAt: number | null }>({
    initial: { warnAt: stock.warnAt },
    send: ({ warnAt }) => call(setStockWarning, { storeId, skuId: stock.skuId, warnAt }),
    done: () => {
      say('预警线已保存', 'good');
      refresh(...stockParts);
      onClose();
    },
  });
  return (
    <FormDialog title={`预警线 · ${skuText(stock)}`} form={form} submitWord="保存" place="centre" onClose={onClose}>
      <NumberField
        label="可售不多于多少时提醒"
        unit={quantityUnits[stock.soldBy]}
        max={10_000_000}
        hint="空着：不提醒"
        {...form.field('warnAt')}
      />
    </FormDialog>
  );
};
