import { yuanText } from '@mendian/shared/kernel/money.ts';
import { paymentMachine } from '@mendian/shared/payment/payment-status.ts';
import { refusePayment } from '@mendian/shared/payment/payment.errors.ts';
import type { Context } from '../../platform/context.ts';
import { askUnsettled } from './charge/charge.rows.ts';
import type { PaidDoor } from './paid-door.ts';
import { askPaymentOf } from './payment.rows.ts';

type Cash = { readonly orderId: string; readonly tendered: number; /** When it was taken; left out: now. */ readonly at?: Date };

/**
 * Records that an order was paid in cash, in the transaction of whoever took it, and tells the change. Refused while a scanned
 * payment code may still pay it.
 */
export const payInCash = async (ctx: Context, orders: PaidDoor, { orderId, tendered, at = ctx.now }: Cash): Promise<{ change: number }> => {
  const { received, answers } = await orders.lockToPay(ctx, orderId, [askPaymentOf(orderId), askUnsettled(orderId)]);
  const [payment, unsettled] = answers;
  if (received === null || payment === null || payment.state !== 'pending') throw refusePayment('payment/not-payable');
  if (unsettled !== null) throw refusePayment('payment/under-way');
  const change = tendered - payment.amount;
  if (change < 0) throw refusePayment('payment/cash-short', { short: -change }, `收到的现金还差 ¥${yuanText(-change)}，请补足后再收款`);
  ctx.sql.later.run(`UPDATE payment SET state = ?, method = 'cash', tendered = ?, payer_total = ?, paid_at = ? WHERE id = ?`, [
    paymentMachine.next(payment.state, 'pay'),
    tendered,
    payment.amount,
    at,
    payment.id,
  ]);
  await received(at);
  return { change };
};
