import type { AfterSaleStepData } from '@mendian/shared/after-sale/after-sale-view.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { moneyText } from '../../../ui/money-text.ts';
import { momentText } from '../../../ui/time-text.ts';
import { historyOf } from './history-of.ts';

type OrderProps = { order: TerminalOrderData };

/** What it cost and what went back. */
export const DetailSums = ({ order }: OrderProps) => (
  <dl className="sums">
    <Sum word="商品" amount={moneyText(order.goods)} />
    {order.discount === 0 ? null : <Sum word="优惠" amount={moneyText(-order.discount)} />}
    {order.deliveryFee === 0 ? null : <Sum word="配送费" amount={moneyText(order.deliveryFee)} />}
    <Sum word="实付" amount={moneyText(order.payable)} strong />
    {order.refunded === 0 ? null : <Sum word="已退" amount={moneyText(order.refunded)} />}
  </dl>
);

const Sum = ({ word, amount, strong = false }: { word: string; amount: string; strong?: boolean }) => (
  <div className={strong ? 'sum-strong' : ''}>
    <dt>{word}</dt>
    <dd>{amount}</dd>
  </div>
);

/** Who ordered, where it goes, and what the invoice should say. */
export const DetailCustomer = ({ order: { customer, address, invoice } }: OrderProps) => (
  <section className="detail-part">
    <h3>顾客</h3>
    <p>
      {customer.name === '' ? '顾客' : customer.name} {customer.phone}
    </p>
    {address === null ? null : (
      <p>
        送到 {address.place} {address.door}
        <br />
        {address.contact} {address.phone}
      </p>
    )}
    {invoice === null ? null : (
      <p>
        要发票：{invoice.title} {invoice.taxNo}
      </p>
    )}
  </section>
);

export const DetailHistory = ({ order, steps, nowMs }: OrderProps & { steps: readonly AfterSaleStepData[]; nowMs: number }) => (
  <section className="detail-part">
    <h3>经过</h3>
    <ol className="history">
      {historyOf(order, steps).map(({ at, what, more }) => (
        <li key={`${at} ${what}`}>
          <time dateTime={at}>{momentText(at, nowMs)}</time>
          <b>{what}</b>
          <span>{more}</span>
        </li>
      ))}
    </ol>
  </section>
);
