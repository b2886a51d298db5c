import type { Context } from '../../platform/context.ts';
import type { Answers, Question } from '../../platform/sql.ts';
import type { PaidDoor } from '../payment/index.ts';
import { askStoreOf } from '../store/index.ts';
import { isSeenByStore } from './feed-views.ts';
import type { LockedOrder } from './order.rows.ts';
import { paymentReceived } from './pay-received.ts';
import { askLocked, askOfTrade, lockOrder, readOrder } from './read-orders.ts';

/** What payments and refunds may ask of orders; the app hands it to them. */
export const orderDoor: PaidDoor = {
  lock: async (ctx, orderId) => void (await lockOrder(ctx.sql, orderId)),
  lockOfTrade: (ctx, outTradeNo, questions) => lockForPayment(ctx, askOfTrade(ctx.sql, outTradeNo), storeOfTrade, [outTradeNo], questions),
  lockToPay: (ctx, orderId, questions) => lockForPayment(ctx, askLocked(ctx.sql, orderId), storeOfOrder, [orderId], questions),
  changed: async (ctx, orderId) => {
    const order = await readOrder(ctx.sql, orderId);
    if (order !== null && isSeenByStore(order)) ctx.tell(order.store_id, { kind: 'order', orderId });
  },
};

const storeOfTrade = '(SELECT o.store_id FROM payment a JOIN orders o ON o.id = a.order_id WHERE a.out_trade_no = ?)';
const storeOfOrder = '(SELECT store_id FROM orders WHERE id = ?)';

const lockForPayment = async <const Questions extends readonly Question<unknown>[]>(
  ctx: Context,
  askOrder: Question<LockedOrder | null>,
  storeId: string,
  values: readonly string[],
  questions: Questions,
) => {
  const [order, store, ...answers] = await ctx.sql.ask(askOrder, askStoreOf(storeId, values), ...questions);
  return {
    received: order && ((paidAt: Date) => paymentReceived(ctx, { order, store }, paidAt)),
    answers: answers as Answers<readonly Question<unknown>[]> as Answers<Questions>,
  };
};
