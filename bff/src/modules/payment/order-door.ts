import type { Context } from '../../platform/context.ts';
import type { Answers, Question } from '../../platform/sql.ts';

/**
 * What payments and refunds ask of orders, in the same transaction. The app gives it: orders know payments, so payments cannot
 * know orders.
 */
export type OrderDoor = {
  /** Locks the order: the first lock of all. */
  readonly lock: (ctx: Context, orderId: string) => Promise<void>;
  /**
   * Locks the order of an out_trade_no, the first lock of all, and asks what else is to be known in the same trip. To `received`
   * it is said that the payment was recorded: the order goes to the store, or its money goes back. Null: there is no such order.
   */
  readonly lockOfTrade: <const Questions extends readonly Question<unknown>[]>(
    ctx: Context,
    outTradeNo: string,
    questions: Questions,
  ) => Promise<{ readonly received: ((paidAt: Date) => Promise<void>) | null; readonly answers: Answers<Questions> }>;
  /** Something about its money changed that its customer and its store should see. */
  readonly changed: (ctx: Context, orderId: string) => Promise<void>;
};
