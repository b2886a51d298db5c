import { memo } from 'react';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { useBusy, useDesk } from '../desk.ts';
import { modeWords, numberText, piecesOf, whenText } from '../order-words.ts';
import { useOrderSteps } from '../use-order-steps.ts';
import { AfterSaleStrip } from './after-sale-strip.tsx';
import { nextStepOf } from './next-step.ts';
import { OrderLines } from './order-lines.tsx';
import { urgencyOf } from './urgency.ts';

type CardProps = { order: TerminalOrderData; nowMs: number };

/** One order on the board: its number, when, what, and the next step. A touch anywhere else shows all of it. */
export const OrderCard = memo(({ order, nowMs }: CardProps) => {
  const { late } = urgencyOf(order, nowMs);
  const brief = order.state === 'ready' || order.state === 'delivering';
  return (
    <li className={`card card-${order.state} ${late ? 'card-late' : ''}`} data-order={order.id}>
      <CardHead order={order} nowMs={nowMs} />
      {brief ? null : <OrderLines lines={order.lines} />}
      {order.remark === '' ? null : <p className="remark">备注：{order.remark}</p>}
      {order.address === null ? null : <CardAddress order={order} address={order.address} />}
      <AfterSaleStrip order={order} />
      <div className={brief ? 'card-foot card-foot-brief' : 'card-foot'}>
        <CardFacts order={order} brief={brief} />
        <CardSteps order={order} brief={brief} />
      </div>
    </li>
  );
});

const CardHead = ({ order, nowMs }: CardProps) => {
  const { open } = useDesk();
  const { text, late } = urgencyOf(order, nowMs);
  return (
    <button type="button" className="card-head" onClick={() => open({ kind: 'detail', orderId: order.id })}>
      <b className="card-number">{numberText(order)}</b>
      <span className="card-when">
        <span className="card-mode">
          <span className={`mode mode-${order.mode}`}>
            <Icon name={order.mode === 'delivery' ? 'scooter' : 'bag'} size={22} />
            {modeWords[order.mode]}
          </span>
          {order.slot === null ? null : <span className="mode mode-slot">预约</span>}
          <b className={late ? 'late' : ''}>{whenText(order, nowMs)}</b>
        </span>
        <span className={late ? 'card-urgency late' : 'card-urgency'}>{text}</span>
      </span>
    </button>
  );
};

type AddressProps = { order: TerminalOrderData; address: NonNullable<TerminalOrderData['address']> };

const CardAddress = ({ order, address }: AddressProps) => (
  <p className="card-address">
    {address.place} {address.door}
    {order.state === 'new' ? null : <b>{address.phone}</b>}
  </p>
);

/** `brief`: the goods are packed, what counts is the number and whom it is for. */
type FootProps = { order: TerminalOrderData; brief: boolean };

const CardFacts = ({ order, brief }: FootProps) => (
  <p className="card-facts">
    <span>
      {order.customer.name === '' ? '顾客' : order.customer.name} {order.customer.phone}
    </span>
    <span>
      {brief ? `${piecesOf(order.lines)} 件 · ` : ''}
      {moneyText(order.payable)}
      {order.refunded === 0 ? '' : ` · 已退 ${moneyText(order.refunded)}`}
    </span>
  </p>
);

const CardSteps = ({ order, brief }: FootProps) => {
  const { open } = useDesk();
  const busy = useBusy(order.id);
  const step = useOrderSteps();
  const next = nextStepOf(order);
  const other = order.can.reject ? (['reject', order.state === 'new' ? '拒单' : '做不了'] as const) : (['detail', '详情'] as const);
  return (
    <div className="card-steps">
      {next === null ? null : (
        <Button look={next.name === 'collect' ? 'plain' : 'main'} busy={busy} onClick={() => void step(next.name, order)}>
          {next.word}
        </Button>
      )}
      {brief ? null : (
        <Button look="quiet" onClick={() => open({ kind: other[0], orderId: order.id })}>
          {other[1]}
        </Button>
      )}
    </div>
  );
};
