import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { clockOf } from '../../../ui/time-text.ts';
import { useDesk } from '../desk.ts';
import { modeWords, numberText, quantityText } from '../order-words.ts';

/** One row an order; a touch shows all of it. */
export const HistoryTable = ({ orders }: { orders: readonly TerminalOrderData[] }) => (
  <ul className="rows">
    {orders.map((order) => (
      <HistoryRow key={order.id} order={order} />
    ))}
  </ul>
);

const HistoryRow = ({ order }: { order: TerminalOrderData }) => {
  const { open } = useDesk();
  return (
    <li>
      <button type="button" className="row" onClick={() => open({ kind: 'detail', orderId: order.id })}>
        <b className="row-number">{numberText(order)}</b>
        <span className="row-time">
          {clockOf(order.at.placed)}
          {order.mode === 'counter' ? null : <small>{modeWords[order.mode]}</small>}
        </span>
        <span className="row-what">
          {order.lines.map((line) => `${skuText(line)} ${quantityText(line)}`).join('，')}
          <small>
            {[order.mode === 'counter' ? `${order.takenBy} 收银` : '', order.customer.name, order.customer.phone].join(' ').trim()}
          </small>
        </span>
        <span className="row-amount">
          {moneyText(order.payable)}
          {order.refunded === 0 ? null : <small>退 {moneyText(order.refunded)}</small>}
        </span>
        <span className={`state state-${order.state}`}>{orderStateWords[order.state]}</span>
      </button>
    </li>
  );
};
