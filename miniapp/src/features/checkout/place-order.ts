import { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { getOrder, placeOrder, type OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { call } from '../../platform/call.ts';
import { withIntention } from '../../platform/intention.ts';
import { askPerson } from '../../platform/tell.ts';
import { chosenIds } from './coupons.ts';
import type { QuoteReply } from './use-quote.ts';

export type OrderAsk = RequestOf<typeof placeOrder>;

/** What of a quote the customer agrees to with the order. */
export const agreedIn = ({ coupons, points, payable }: QuoteReply) => ({
  couponIds: chosenIds(coupons),
  usePoints: points.spent > 0,
  expectedPayable: payable,
});

/**
 * Places the order once, whatever happens to the answer. When the price changed meanwhile the new one is shown and asked
 * for; null: the person rather not.
 */
export const place = async (ask: OrderAsk, requote: () => Promise<QuoteReply | null>): Promise<OrderViewData | null> => {
  try {
    return await withIntention(`order:${ask.storeId}`, ask, (key) => call(placeOrder, ask, { key }), isOver);
  } catch (failure) {
    if (!(failure instanceof DomainError) || failure.code !== 'order/price-changed') throw failure;
    const fresh = await requote();
    if (fresh === null || fresh.obstacle !== null || fresh.problems.length > 0) throw failure;
    const agreed = await askPerson({
      title: '价格刚刚有变动',
      text: `刚才是 ¥${yuanText(ask.expectedPayable)}，现在是 ¥${yuanText(fresh.payable)}。按新价格下单吗？`,
      yes: '按新价格',
      no: '再看看',
    });
    return agreed ? place({ ...ask, ...agreedIn(fresh) }, requote) : null;
  }
};

/** It was found among the orders meanwhile and paid or cancelled, or its time to pay ran out: it is not the one wanted now. */
const isOver = async ({ id: orderId }: OrderViewData): Promise<boolean> => (await call(getOrder, { orderId })).state !== 'unpaid';
