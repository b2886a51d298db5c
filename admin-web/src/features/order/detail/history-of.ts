import type { AfterSaleStepData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { stepDetail, stepText } from '@mendian/shared/after-sale/after-sale-words.ts';
import type { Ender } from '@mendian/shared/order/order-status.ts';
import { refundStateWords } from '@mendian/shared/payment/refund-status.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { moneyText } from '../../../ui/money-text.ts';

export type HistoryEntry = { readonly at: string; readonly what: string; readonly more: string };
type Moment = { readonly at: string | null; readonly what: string; readonly more?: string };

const enderWords: Record<Ender, string> = { customer: '顾客', store: '门店', system: '系统' };

/** Everything that happened to an order and to what was asked back of it, by whom and when, in order. */
export const historyOf = (order: TerminalOrderData, steps: readonly AfterSaleStepData[]): HistoryEntry[] =>
  [...inTheirOrder(stagesOf(order)), ...steps.flatMap(stepEntry), ...known(besidesOf(order))].sort((a, b) => a.at.localeCompare(b.at));

/** That the money arrived, its refund says itself. */
const stepEntry = (step: AfterSaleStepData): HistoryEntry[] =>
  step.what === 'refunded' ? [] : [{ at: step.at, what: stepText(step), more: stepDetail(step) }];

/** Refunds that are still under way, as one sentence; null when there are none. */
export const refundsUnderWay = ({ refunds }: TerminalOrderData): string | null => {
  const [first, ...more] = refunds.filter(({ succeededAt, state }) => succeededAt === null && state !== 'closed');
  if (first === undefined) return null;
  const amount = more.reduce((all, refund) => all + refund.amount, first.amount);
  return `${moneyText(amount)} ${refundStateWords[first.state]}`;
};

const stagesOf = (order: TerminalOrderData): Moment[] => {
  const { at, takenBy, ending, customer } = order;
  return [
    { at: at.placed, what: order.mode === 'counter' ? '收银' : '下单', more: order.mode === 'counter' ? takenBy : customer.name },
    { at: at.paid, what: '付款', more: moneyText(order.payable) },
    { at: at.rung, what: '终端响铃' },
    { at: at.taken, what: '接单', more: takenBy },
    { at: at.ready, what: '备好' },
    { at: at.dispatched, what: '配送出门' },
    { at: at.ended, what: endWord(order), more: ending === null ? '' : `${enderWords[ending.by]}：${ending.reason}` },
  ];
};

const besidesOf = ({ at, refunds }: TerminalOrderData): Moment[] => [
  { at: at.kitchenPrinted, what: '打印后厨单' },
  { at: at.customerPrinted, what: '打印顾客单' },
  ...refunds.map(({ at: askedAt, amount, reason }) => ({ at: askedAt, what: `退款 ${moneyText(amount)}`, more: reason })),
  ...refunds.map(({ succeededAt, amount }) => ({ at: succeededAt, what: `退款 ${moneyText(amount)} 已到账` })),
];

const known = (moments: readonly Moment[]): HistoryEntry[] =>
  moments.flatMap(({ at, what, more = '' }) => (at === null ? [] : [{ at, what, more }]));

/** WeChat tells the second of a payment, which may lie before our own instant of placing: no stage precedes the one before it. */
const inTheirOrder = (stages: readonly Moment[]): HistoryEntry[] => {
  let latest = '';
  return known(stages).map((entry) => {
    latest = entry.at > latest ? entry.at : latest;
    return { ...entry, at: latest };
  });
};

const endWord = ({ state, mode }: TerminalOrderData): string => {
  if (state === 'completed') return { pickup: '交货', delivery: '送达', counter: '当面交付' }[mode];
  return state === 'discarded' ? '逾期未取' : '取消';
};
