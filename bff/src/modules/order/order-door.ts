import type { Answers, Question } from '../../platform/sql.ts';
import type { OrderDoor } from '../payment/index.ts';
import { askStoreOf } from '../store/index.ts';
import { paymentReceived } from './pay-received.ts';
import { askOfTrade, lockOrder, readOrder } from './read-orders.ts';

/** What payments and refunds may ask of orders; the app hands it to them. */
export const orderDoor: OrderDoor = {
  lock: async (ctx, orderId) => void (await lockOrder(ctx.sql, orderId)),
  lockOfTrade: async <const Questions extends readonly Question<unknown>[]>(
    ctx: Parameters<OrderDoor['lockOfTrade']>[0],
    outTradeNo: string,
    questions: Questions,
  ) => {
    const [order, store, ...answers] = await ctx.sql.ask(
      askOfTrade(ctx.sql, outTradeNo),
      askStoreOf('(SELECT o.store_id FROM payment a JOIN orders o ON o.id = a.order_id WHERE a.out_trade_no = ?)', [outTradeNo]),
      ...questions,
    );
    return {
      received: order && ((paidAt: Date) => paymentReceived(ctx, { order, store }, paidAt)),
      answers: answers as Answers<readonly Question<unknown>[]> as Answers<Questions>,
    };
  },
  changed: async (ctx, orderId) => {
    const order = await readOrder(ctx.sql, orderId);
    if (order !== null && order.paid_at !== null) ctx.tell(order.store_id, { kind: 'order', orderId });
  },
};
