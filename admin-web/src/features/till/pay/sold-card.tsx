import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import type { ReceiptStore } from './receipt-page.ts';
import { usePrintReceipt } from './use-print-receipt.ts';

/** The last sale stays until the next begins: the change large, the receipt one touch away, or out by itself. */
export const SoldCard = ({ sale, store }: { sale: SaleViewData; store: ReceiptStore }) => {
  const { isNetwork, printed, print } = usePrintReceipt(sale, store);
  return (
    <div className="till-sold" role="status">
      <p className="till-sold-head">
        <Icon name="check" size={36} /> 已收款 {moneyText(sale.payable)}
      </p>
      <p className="till-sold-change">
        找零<b>{moneyText(sale.change)}</b>
      </p>
      <p>
        单号 {sale.number}
        {isNetwork ? ' · 小票由打印机自动打出' : ''}
      </p>
      <Button onClick={print}>
        <Icon name="printer" /> {isNetwork || printed ? '补打小票' : '打印小票'}
      </Button>
    </div>
  );
};
