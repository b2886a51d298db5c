import type { Context } from '../../platform/context.ts';
import type { Answers, Question } from '../../platform/sql.ts';
import type { OrderDoor } from '../payment/index.ts';
import { isSeenByStore } from './feed-views.ts';
import { counterChannel, type LockedOrder } from './order.rows.ts';
import { paymentReceived } from './pay-received.ts';
import { askLocked, askOfTrade, askOfTrades, lockOrder, readOrder } from './read-orders.ts';

/** What payments and refunds may ask of orders; the app hands it to them. */
export const orderDoor: OrderDoor = {
  lock: async (ctx, orderId) => void (await lockOrder(ctx.sql, orderId)),
  lockOfTrade: (ctx, outTradeNo, questions) => lockForPayment(ctx, askOfTrade(ctx.sql, outTradeNo), questions),
  lockToPay: (ctx, orderId, questions) => lockForPayment(ctx, askLocked(ctx.sql, orderId), questions),
  lockWaiting: async (ctx, outTradeNos, questions) => {
    const [orders, ...answers] = await ctx.sql.ask(askOfTrades(ctx.sql, outTradeNos), ...questions);
    const waiting = orders.filter(({ state, channel }) => state === 'unpaid' && channel !== counterChannel);
    return {
      waiting: waiting.map((order) => ({ id: order.id, received: (paidAt) => paymentReceived(ctx, order, paidAt) })),
      answers: answers as Answers<readonly Question<unknown>[]> as Answers<typeof questions>,
    };
  },
  changed: async (ctx, orderId) => {
    const order = await readOrder(ctx.sql, orderId);
    if (order !== null && isSeenByStore(order)) ctx.tell(order.store_id, { kind: 'order', orderId });
  },
};

const lockForPayment = async <const Questions extends readonly Question<unknown>[]>(
  ctx: Context,
  askOrder: Question<LockedOrder | null>,
  questions: Questions,
) => {
  const [order, ...answers] = await ctx.sql.ask(askOrder, ...questions);
  return {
    received: order && ((paidAt: Date) => paymentReceived(ctx, order, paidAt)),
    answers: answers as Answers<readonly Question<unknown>[]> as Answers<Questions>,
  };
};
