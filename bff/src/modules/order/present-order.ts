import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { sum } from '@mendian/shared/kernel/money.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { maskPhone } from '@mendian/shared/member/member.errors.ts';
import type { LineViewData, OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { deliveryOff, type Discount } from '@mendian/shared/order/order-pricing.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Choice } from './check-line.ts';
import { orderPolicy } from './order.policy.ts';
import {
  counterChannel,
  earlierChannel,
  type Bundle,
  type LineRow,
  type OrderRow,
  type RefundFacts,
  type StoreBundle,
} from './order.rows.ts';

export type RefundAsk = { reason: string; state: 'asked' | 'granted' | 'declined'; answer: string };
type StoreOfOrder = OrderViewData['store'];

export const refundAskOf = ({ refund_ask }: Pick<OrderRow, 'refund_ask'>): RefundAsk | null =>
  refund_ask === null ? null : (JSON.parse(refund_ask) as RefundAsk);

/** The order as its customer sees it. `can` already combines permission and state, so clients only show or hide. */
export const presentOrder = (actor: Actor, bundle: Bundle, store: StoreOfOrder, ahead: number | null, now: Date): OrderViewData => {
  const { order, payment } = bundle;
  const ask = refundAskOf(order);
  return {
    ...common(bundle),
    earlier: order.channel === earlierChannel,
    store: { id: store.id, name: store.name, address: store.address, phone: store.phone, latE6: store.latE6, lngE6: store.lngE6 },
    pickupCode: order.mode === 'pickup' && ['new', 'preparing', 'ready'].includes(order.state) ? order.pickup_code : null,
    ahead,
    discounts: discountsOf(order).map(({ name, amount }) => ({ name, amount })),
    contactPhone: order.contact_phone === null ? '' : maskPhone(order.contact_phone),
    payment: { state: payment.state, expiresAt: payment.expires_at.toISOString() },
    at: stops(order),
    can: {
      pay:
        orderPolicy.pay(actor, order) &&
        order.state === 'unpaid' &&
        payment.state === 'pending' &&
        now < new Date(payment.expires_at.getTime() - minuteMs / 6),
      cancel: orderPolicy.cancel(actor, order) && orderMachine.can(order.state, 'cancel'),
      askRefund: orderPolicy.askRefund(actor, order) && canAskRefund(order, ask, now),
    },
  };
};

/** How long after its end a completed order can still be asked back. */
const askDaysMax = 7;

export const canAskRefund = (order: OrderRow, ask: RefundAsk | null, now: Date): boolean =>
  ask === null &&
  // What was bought at the counter comes back to the counter.
  order.channel !== counterChannel &&
  order.refunded < order.payable &&
  (['preparing', 'ready', 'delivering'].includes(order.state) ||
    (order.state === 'completed' && order.ended_at !== null && now.getTime() - order.ended_at.getTime() < askDaysMax * 86_400_000));

/** The order as its store sees it: without the pickup code, which is the customer's to show, and with a masked phone. */
export const presentForTerminal = (bundle: StoreBundle & { nickname: string }): TerminalOrderData => {
  const { order, nickname } = bundle;
  const can = (action: 'take' | 'reject' | 'finish' | 'deliver') => orderMachine.can(order.state, action);
  return {
    ...common(bundle),
    discount: sum(discountsOf(order).map(({ amount }) => amount)),
    customer: { name: nickname, phone: order.contact_phone === null ? '' : maskPhone(order.contact_phone) },
    invoice: order.invoice === null ? null : (JSON.parse(order.invoice) as { title: string; taxNo: string }),
    at: {
      ...stops(order),
      rung: iso(order.rung_at),
      kitchenPrinted: iso(order.kitchen_printed_at),
      customerPrinted: iso(order.customer_printed_at),
    },
    takenBy: order.taken_by ?? '',
    can: {
      take: can('take'),
      reject: can('reject'),
      finish: can('finish'),
      collect: order.mode === 'pickup' && orderMachine.can(order.state, 'collect'),
      dispatch: order.mode === 'delivery' && orderMachine.can(order.state, 'dispatch'),
      deliver: can('deliver'),
      answerRefund: refundAskOf(order)?.state === 'asked',
    },
  };
};

const common = ({ order, lines, refunds }: StoreBundle) => ({
  id: order.id,
  state: order.state,
  mode: order.mode,
  slot:
    order.slot_start === null || order.slot_end === null
      ? null
      : { start: order.slot_start.toISOString(), end: order.slot_end.toISOString() },
  readyBy: iso(order.ready_by),
  pickupNumber: order.pickup_number,
  lines: lines.map(presentLine),
  goods: order.goods,
  deliveryFee: order.delivery_fee + deliveryOff(discountsOf(order)),
  payable: order.payable,
  refunded: order.refunded,
  remark: order.remark,
  address: order.address === null ? null : (JSON.parse(order.address) as OrderViewData['address']),
  refunds: refunds.map(presentRefund),
  refundAsk: refundAskOf(order),
  ending: order.ended_by === null ? null : { by: order.ended_by, reason: order.ending ?? '' },
});

type FrozenDiscount = Pick<Discount, 'name' | 'of' | 'amount'>;

const discountsOf = ({ discounts }: Pick<OrderRow, 'discounts'>): FrozenDiscount[] => JSON.parse(discounts) as FrozenDiscount[];

const presentLine = (line: LineRow): LineViewData => {
  const choices = JSON.parse(line.choices) as Choice[];
  return {
    no: line.no,
    productId: line.product_id,
    skuId: line.sku_id,
    name: line.name,
    skuName: line.sku_name,
    picture: line.picture,
    choiceIds: choices.map(({ id }) => id),
    choices: choices.map(({ name }) => name),
    parts: partsOf(line),
    price: line.price,
    pieces: line.pieces,
    grams: line.grams,
    weighedGrams: line.weighed_grams,
    amount: line.amount,
    paid: line.paid,
    refunded: line.refunded,
  };
};

/** What was in a combo when it was ordered; empty: the line is none. */
export const partsOf = ({ parts }: Pick<LineRow, 'parts'>): PartData[] => (parts === null ? [] : (JSON.parse(parts) as PartData[]));

const presentRefund = ({ id, state, amount, reason, created_at, succeeded_at }: RefundFacts): OrderViewData['refunds'][number] => ({
  id,
  state,
  amount,
  reason,
  at: created_at.toISOString(),
  succeededAt: iso(succeeded_at),
});

const stops = (order: OrderRow) => ({
  placed: order.placed_at.toISOString(),
  paid: iso(order.paid_at),
  taken: iso(order.taken_at),
  ready: iso(order.ready_at),
  dispatched: iso(order.dispatched_at),
  ended: iso(order.ended_at),
});

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;
