import type { Context } from '../../platform/context.ts';
import type { Answers, Question } from '../../platform/sql.ts';

/** A locked order to which `received` says that its payment was recorded; null: there is no such order. */
type Locked<Questions extends readonly Question<unknown>[]> = {
  readonly received: ((paidAt: Date) => Promise<void>) | null;
  readonly answers: Answers<Questions>;
};

/**
 * What payments and refunds ask of orders, in the same transaction. The app gives it: orders know payments, so payments cannot
 * know orders.
 */
export type OrderDoor = {
  /** Locks the order: the first lock of all. */
  readonly lock: (ctx: Context, orderId: string) => Promise<void>;
  /**
   * Locks the order of an out_trade_no, the first lock of all, and asks what else is to be known in the same trip. To `received`
   * it is said that the payment was recorded: the order goes to the store or is completed, or its money goes back.
   */
  readonly lockOfTrade: <const Questions extends readonly Question<unknown>[]>(
    ctx: Context,
    outTradeNo: string,
    questions: Questions,
  ) => Promise<Locked<Questions>>;
  /** The same of an order whose id is known: what is paid at the counter. */
  readonly lockToPay: <const Questions extends readonly Question<unknown>[]>(
    ctx: Context,
    orderId: string,
    questions: Questions,
  ) => Promise<Locked<Questions>>;
  /** Something about its money changed that its customer and its store should see. */
  readonly changed: (ctx: Context, orderId: string) => Promise<void>;
};
