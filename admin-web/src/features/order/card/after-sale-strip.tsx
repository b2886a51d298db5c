import { levelWords } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { hrefOf } from '../../../platform/address.ts';
import { moneyText } from '../../../ui/money-text.ts';

/** What the customer asks back, with the way to where it is decided; or who decides it. */
export const AfterSaleStrip = ({ order: { afterSale } }: { order: TerminalOrderData }) => {
  if (afterSale?.state !== 'asked' || afterSale.id === null) return null;
  const { id, level, asked, reason } = afterSale;
  return (
    <div className="refund-ask">
      <p>
        <b>顾客申请退款 {moneyText(asked)}</b>：{reason}
      </p>
      {level === 'store' ? (
        <a className="button button-main" href={hrefOf('/after-sales', { id })}>
          去处理
        </a>
      ) : (
        <p>已转给{levelWords[level]}处理</p>
      )}
    </div>
  );
};
