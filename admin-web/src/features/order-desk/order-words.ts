import type { DeskOrderData, OrderMoment, SearchKind } from '@mendian/shared/order/order-desk.contract.ts';
import type { OrderState } from '@mendian/shared/order/order-status.ts';
import { weightText } from '../../ui/weight-text.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export { modeWords } from '@mendian/shared/order/order-words.ts';

export const stateTones: Record<OrderState, Tone> = {
  unpaid: 'plain',
  new: 'hot',
  preparing: 'warm',
  ready: 'accent',
  delivering: 'accent',
  completed: 'good',
  cancelled: 'plain',
  discarded: 'plain',
};

export const momentWords: Record<OrderMoment, string> = {
  placed: '下单',
  paid: '付款',
  notified: '收到微信的付款通知',
  rung: '终端响铃',
  taken: '接单',
  kitchenPrinted: '打印后厨单',
  customerPrinted: '打印顾客单',
  ready: '备好',
  dispatched: '配送出门',
  handedOver: '交货',
  delivered: '送达',
  cancelled: '取消',
  discarded: '逾期未取',
  refundRequested: '发起退款',
  refundSucceeded: '退款到账',
  caseStep: '退款申请',
};

/** What a search text turned out to be. */
export const kindWords: Record<SearchKind, string> = {
  order: '订单号',
  earlier: '旧系统订单号',
  payment: '付款单号',
  refund: '退款单号',
  phone: '手机号',
  code: '取货码',
  number: '取餐号',
};

type Line = DeskOrderData['lines'][number];

/** How much was ordered, and what it really weighed. */
export const quantityOf = ({ grams, pieces, weighedGrams }: Line): string => {
  if (grams === null) return `× ${pieces}`;
  return weighedGrams === null ? weightText(grams * pieces) : `${weightText(grams * pieces)}，实称 ${weighedGrams}g`;
};
