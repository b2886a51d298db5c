import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { Context } from '../../platform/context.ts';
import { eventType } from '../../platform/events.ts';
import { giveCouponsBack } from '../coupon/index.ts';
import type { PaymentRow } from '../payment/index.ts';

export const refundRequested = eventType<{ refundId: string }>('refund.requested');

export type RefundAsk = {
  readonly orderId: string;
  /** Whole fen; what exceeds the lines' parts is the delivery fee's. */
  readonly amount: number;
  readonly lines: readonly { readonly no: number; readonly amount: number }[];
  /** Why, as a key: asked again for the same cause of the same order, it is the same refund. */
  readonly cause: string;
  /** Why, as the customer reads it in WeChat: up to 80 bytes are sent. */
  readonly reason: string;
  readonly askedBy: string;
  /** Whoever asks hands the money back in cash, at this moment: nothing is left to be sent. */
  readonly inCash?: true;
};

/**
 * Asks for a refund, in the transaction of what caused it; it is sent the way the payment came after commit, unless it was handed
 * back in cash. The order is locked by the caller. Never more than was paid: the order and each line count what was given back,
 * by conditional UPDATEs.
 */
export const requestRefund = async (ctx: Context, ask: RefundAsk): Promise<void> => {
  const payment = await ctx.sql.one<Pick<PaymentRow, 'id' | 'payee_id' | 'method'>>(
    `SELECT id, payee_id, method FROM payment WHERE order_id = ? AND state = 'paid'`,
    [ask.orderId],
  );
  if (payment === null) throw new Error(`order ${ask.orderId} was not paid for, so nothing can go back`);
  const id = ctx.newId();
  const row = {
    id,
    order_id: ask.orderId,
    payment_id: payment.id,
    payee_id: payment.payee_id,
    out_refund_no: id,
    method: ask.inCash === true ? 'cash' : payment.method,
    cause: ask.cause,
    amount: ask.amount,
    state: ask.inCash === true ? 'succeeded' : 'requested',
    reason: ask.reason.slice(0, 80),
    asked_by: ask.askedBy,
    created_at: ctx.now,
    ...(ask.inCash === true ? { accepted_at: ctx.now, succeeded_at: ctx.now } : {}),
  };
  if ((await ctx.sql.insert('refund', [row], { ignore: true })) === 0) return;

  await count(ctx, 'UPDATE orders SET refunded = refunded + ? WHERE id = ? AND refunded + ? <= payable', [
    ask.amount,
    ask.orderId,
    ask.amount,
  ]);
  for (const { no, amount } of ask.lines)
    await count(ctx, 'UPDATE order_line SET refunded = refunded + ? WHERE order_id = ? AND no = ? AND refunded + ? <= paid', [
      amount,
      ask.orderId,
      no,
      amount,
    ]);
  await ctx.sql.insert(
    'refund_line',
    ask.lines.map(({ no, amount }) => ({ refund_id: id, no, amount })),
  );
  ctx.emit(refundRequested({ refundId: id }));
  if (await isAllBack(ctx, ask.orderId)) await giveCouponsBack(ctx, ask.orderId, '订单已全部退款，券已退回');
};

const isAllBack = async (ctx: Context, orderId: string): Promise<boolean> => {
  const order = await ctx.sql.one<{ id: string }>('SELECT id FROM orders WHERE id = ? AND refunded = payable', [orderId]);
  return order !== null;
};

const count = async (ctx: Context, text: string, values: readonly (string | number)[]): Promise<void> => {
  if ((await ctx.sql.run(text, values)) !== 1) throw refuseOrder('order/nothing-to-refund');
};
