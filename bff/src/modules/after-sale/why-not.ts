import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import type { WhyNot } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { refuse, type DomainError } from '@mendian/shared/kernel/errors.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { OrderRow } from '../order/index.ts';

/** Why nothing can be asked back, as the customer reads it. */
export const refusalOf = (why: WhyNot, { state }: Pick<OrderRow, 'state'>): DomainError => {
  switch (why) {
    case 'open':
    case 'late':
    case 'final':
      return refuseAfterSale(`after-sale/${why}`);
    case 'nothing-left':
      return refuseOrder('order/nothing-to-refund');
    case 'counter':
      return refuse('state/not-allowed', { state }, '这是在门店买的，请带小票到门店办理退货');
    case 'state':
      return refuse('state/not-allowed', { state }, stateSentence(state));
  }
};

const stateSentence = (state: OrderRow['state']): string => {
  if (state === 'new') return '门店还没有接单，可以直接取消订单，款项原路退回';
  return state === 'unpaid' ? '订单还没有付款，可以直接取消' : '订单已结束，不能再申请退款';
};
