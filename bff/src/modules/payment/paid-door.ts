import type { PaidFor } from '@mendian/shared/payment/payment-status.ts';
import type { Context } from '../../platform/context.ts';
import type { Answers, Question } from '../../platform/sql.ts';

/** A locked thing to which `received` says that its payment was recorded; null: there is no such thing. */
type Locked<Questions extends readonly Question<unknown>[]> = {
  readonly received: ((paidAt: Date) => Promise<void>) | null;
  readonly answers: Answers<Questions>;
};

/**
 * What payments and refunds ask of the things that are paid for, orders or passes, in the same transaction. The app gives it: those
 * things know payments, so payments cannot know them.
 */
export type PaidDoor = {
  /** Locks the thing: the first lock of all. */
  readonly lock: (ctx: Context, id: string) => Promise<void>;
  /**
   * Locks the thing of an out_trade_no, the first lock of all, and asks what else is to be known in the same trip. To `received`
   * it is said that the payment was recorded: the thing is the customer's, or its money goes back.
   */
  readonly lockOfTrade: <const Questions extends readonly Question<unknown>[]>(
    ctx: Context,
    outTradeNo: string,
    questions: Questions,
  ) => Promise<Locked<Questions>>;
  /** As `lockOfTrade`, of a thing whose id is known. */
  readonly lockToPay: <const Questions extends readonly Question<unknown>[]>(
    ctx: Context,
    id: string,
    questions: Questions,
  ) => Promise<Locked<Questions>>;
  /** Something about its money changed that its customer and its store should see. */
  readonly changed: (ctx: Context, id: string) => Promise<void>;
};

type Waiting = { readonly id: string; readonly received: (paidAt: Date) => Promise<void> };

/** Orders come thick, so several may be paid together. */
export type OrderDoor = PaidDoor & {
  /**
   * Locks the orders of these out_trade_nos and gives those that only wait to be sent to their store, in the order in which they are to
   * be told. Fails at once (`isContention`) when somebody else has locked one of them.
   */
  readonly lockWaiting: <const Questions extends readonly Question<unknown>[]>(
    ctx: Context,
    outTradeNos: readonly string[],
    questions: Questions,
  ) => Promise<{ readonly waiting: readonly Waiting[]; readonly answers: Answers<Questions> }>;
};

/** The door of each kind of thing. */
export type PaidDoors = Readonly<Record<PaidFor, PaidDoor>> & { readonly order: OrderDoor };
