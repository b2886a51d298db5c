import { whyNotAsk } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { reasonText } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { Choice } from '@mendian/shared/catalog/choices.ts';
import type { AfterSaleBriefData } from '@mendian/shared/after-sale/after-sale-view.ts';
import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { sum } from '@mendian/shared/kernel/money.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { maskPhone } from '@mendian/shared/member/member.errors.ts';
import type { LineViewData, OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { deliveryOff, type Discount } from '@mendian/shared/order/order-pricing.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Actor } from '../../platform/actor.ts';
import { orderPolicy } from './order.policy.ts';
import {
  earlierChannel,
  type AfterSaleFacts,
  type Bundle,
  type LineRow,
  type OrderRow,
  type RefundFacts,
  type StoreBundle,
} from './order.rows.ts';

type StoreOfOrder = OrderViewData['store'];

/** The order as its customer sees it. `can` already combines permission and state, so clients only show or hide. */
export const presentOrder = (actor: Actor, bundle: Bundle, store: StoreOfOrder, ahead: number | null, now: Date): OrderViewData => {
  const { order, payment } = bundle;
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
      askRefund: orderPolicy.askRefund(actor, order) && canAsk(bundle, now),
    },
  };
};

const canAsk = ({ order, afterSale, askHours }: Bundle, now: Date): boolean =>
  whyNotAsk(order, afterSale ?? answeredBefore(order), askHours, now) === null;

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
    },
  };
};

const common = ({ order, lines, refunds, afterSale }: StoreBundle) => ({
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
  afterSale: afterSale === null ? earlierAskOf(order) : briefOf(afterSale),
  ending: order.ended_by === null ? null : { by: order.ended_by, reason: order.ending ?? '' },
});

const briefOf = ({ id, state, level, asked, granted, reason, words, answer }: AfterSaleFacts): AfterSaleBriefData => ({
  ...{ id, state, level, asked, granted, answer },
  reason: reasonText(reason, words),
});

type EarlierAsk = { reason: string; state: 'asked' | 'granted' | 'declined'; answer: string };

/** How it was asked and answered before there were cases: all of it, by the store. */
const earlierAskOf = ({ refund_ask: kept, payable }: OrderRow): AfterSaleBriefData | null => {
  if (kept === null) return null;
  const { reason, state, answer } = JSON.parse(kept) as EarlierAsk;
  const states = { asked: 'asked', granted: 'done', declined: 'declined' } as const;
  return { id: null, state: states[state], level: 'store', asked: payable, granted: state === 'granted' ? payable : null, reason, answer };
};

/** How an ask was answered before there were cases. One that nobody answered stands in no new one's way. */
export const answeredBefore = (order: OrderRow): AfterSaleBriefData | null => {
  const earlier = earlierAskOf(order);
  return earlier?.state === 'asked' ? null : earlier;
};

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
