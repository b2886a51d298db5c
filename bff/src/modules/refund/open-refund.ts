import type { PaidFor } from '@mendian/shared/payment/payment-status.ts';
import type { Context } from '../../platform/context.ts';
import { eventType } from '../../platform/events.ts';
import type { PaymentRow } from '../payment/index.ts';

export const refundRequested = eventType<{ refundId: string }>('refund.requested');
/** The money reached the customer, or a person gave it back another way. */
export const refundSettled = eventType<{ refundId: string }>('refund.settled');

export type Back = {
  readonly paidFor: PaidFor;
  /** The order's, or the pass's. */
  readonly id: string;
  /** Whole fen. */
  readonly amount: number;
  /** Why, as a key: asked again for the same cause of the same thing, it is the same refund. */
  readonly cause: string;
  /** Why, as the customer reads it in WeChat: up to 80 bytes are sent. */
  readonly reason: string;
  readonly askedBy: string;
  /** Whoever asks hands the money back in cash, at this moment: nothing is left to be sent. */
  readonly inCash?: true;
};

/**
 * Opens a refund of what was paid, in the transaction of what caused it; it is sent the way the payment came after commit, unless it was
 * handed back in cash. What it is of is locked by the caller, who counts what was given back. Gives its id, or null where it was opened
 * before.
 */
export const openRefund = async (ctx: Context, { paidFor, id: paidId, inCash, ...back }: Back): Promise<string | null> => {
  const payment = await ctx.sql.one<Pick<PaymentRow, 'id' | 'payee_id' | 'method'>>(
    `SELECT id, payee_id, method FROM payment WHERE order_id = ? AND state = 'paid'`,
    [paidId],
  );
  if (payment === null) throw new Error(`${paidFor} ${paidId} was not paid for, so nothing can go back`);
  const id = ctx.newId();
  const row = {
    ...{ id, paid_for: paidFor, order_id: paidId, payment_id: payment.id, payee_id: payment.payee_id, out_refund_no: id },
    ...{ cause: back.cause, amount: back.amount, reason: back.reason.slice(0, 80), asked_by: back.askedBy, created_at: ctx.now },
    ...(inCash === true
      ? { method: 'cash', state: 'succeeded', accepted_at: ctx.now, succeeded_at: ctx.now }
      : { method: payment.method, state: 'requested' }),
  };
  if ((await ctx.sql.insert('refund', [row], { ignore: true })) === 0) return null;
  ctx.emit(refundRequested({ refundId: id }));
  return id;
};
