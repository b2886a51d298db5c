import type { AfterSaleStepData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { DeskOrderData, OrderMoment } from '@mendian/shared/order/order-desk.contract.ts';
import type { Ender } from '@mendian/shared/order/order-status.ts';
import type { WholeOrder } from './read-visible.ts';

type Entry = DeskOrderData['timeline'][number];
type Moment = { readonly what: OrderMoment; readonly at: Date | null; readonly by?: string | null; readonly more?: string };

/** Everything that is known to have happened to an order, by whom, in the order in which it happened. */
export const timelineOf = (order: WholeOrder, refunds: DeskOrderData['refunds'], steps: readonly AfterSaleStepData[]): Entry[] =>
  [
    ...inTheirOrder(known(stagesOf(order))),
    ...known(printsOf(order)),
    ...steps.flatMap(caseMoments),
    ...refunds.flatMap(refundMoments),
  ].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));

const stagesOf = (order: WholeOrder): Moment[] => [
  { what: 'placed', at: order.placed_at, by: order.mode === 'counter' ? order.taken_by : order.nickname },
  { what: 'paid', at: order.paid_at, by: order.nickname, more: `¥${yuanText(order.payable)}` },
  { what: 'notified', at: order.notified_at },
  { what: 'rung', at: order.rung_at },
  { what: 'taken', at: order.taken_at, by: order.taken_by },
  { what: 'ready', at: order.ready_at, by: order.ready_name },
  { what: 'dispatched', at: order.dispatched_at },
  { what: endingOf(order), at: order.ended_at, by: enderOf(order), more: order.ending ?? '' },
];

const printsOf = (order: WholeOrder): Moment[] => [
  { what: 'kitchenPrinted', at: order.kitchen_printed_at },
  { what: 'customerPrinted', at: order.customer_printed_at },
];

const endingOf = ({ state, mode }: WholeOrder): OrderMoment => {
  if (state === 'completed') return mode === 'delivery' ? 'delivered' : 'handedOver';
  return state === 'discarded' ? 'discarded' : 'cancelled';
};

const enderWords: Record<Ender, string> = { customer: '顾客', store: '门店', system: '系统' };

const enderOf = ({ ended_by: by, ended_name: name = null }: WholeOrder): string => {
  if (name !== null && name !== '' && by !== 'system') return name;
  return by === null ? '' : enderWords[by];
};

/** That the money arrived, its refund says itself. */
const caseMoments = (step: AfterSaleStepData): Entry[] =>
  step.what === 'refunded' ? [] : [{ what: 'caseStep', at: step.at, by: step.by, more: step.words, step }];

const refundMoments = ({ amount, reason, askedBy, at, succeededAt }: DeskOrderData['refunds'][number]): Entry[] => {
  const money = `¥${yuanText(amount)}`;
  const asked: Entry = { what: 'refundRequested', at, by: askedBy, more: `${money} ${reason}` };
  return succeededAt === null ? [asked] : [asked, { what: 'refundSucceeded', at: succeededAt, by: '', more: money }];
};

const known = (moments: readonly Moment[]): Entry[] =>
  moments.flatMap(({ what, at, by, more = '' }) => (at === null ? [] : [{ what, at: at.toISOString(), by: by ?? '', more }]));

/** WeChat tells the second of a payment, which may lie before our own instant of placing: no stage precedes the one before it. */
const inTheirOrder = (stages: readonly Entry[]): Entry[] => {
  let latest = '';
  return stages.map((entry) => {
    latest = entry.at > latest ? entry.at : latest;
    return { ...entry, at: latest };
  });
};
