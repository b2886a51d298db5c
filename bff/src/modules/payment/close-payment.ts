import { paymentMachine } from '@mendian/shared/payment/payment-status.ts';
import { refusePayment } from '@mendian/shared/payment/payment.errors.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow, type Reads } from '../../platform/sql.ts';
import type { Transact } from '../../platform/subscriber.ts';
import { askUnsettled } from './charge/charge.rows.ts';
import { giveUpCharge } from './charge/settle-charge.ts';
import { askAboutPayment } from './ask-wechat.ts';
import type { PaidDoor } from './paid-door.ts';
import { payeeOf } from './payee-of.ts';
import type { PaymentRow } from './payment.rows.ts';

type Steps = { readonly reads: Reads; readonly transact: Transact };

/**
 * Closes a payment at WeChat, by what it is for, so that it cannot be paid any more; tells whether it was paid meanwhile (then it is
 * recorded). The caller ends what it was for in a transaction of its own, together with `markClosed`.
 */
export const closePayment = async (pay: WechatPay, door: PaidDoor, steps: Steps, id: string): Promise<'closed' | 'paid'> => {
  const { payment, isCharging } = await steps.transact((ctx) => beginClosing(ctx, door, id));
  if (payment.state === 'paid') return 'paid';
  // At the counter a scanned code may still pay: it is being taken back, and only then there is nothing to close.
  if (isCharging) throw refusePayment('payment/under-way');
  // No sheet was ever given out, and none will be from now on: there is nothing at WeChat to close.
  if (payment.state === 'closed' || payment.prepay_id === null) return 'closed';
  const answer = await pay.close(await payeeOf(steps.reads, payment.payee_id), payment.out_trade_no);
  if (answer !== 'paid') return 'closed';
  if (await askAboutPayment(pay, door, steps, id)) return 'paid';
  throw new Error(`WeChat says payment ${payment.out_trade_no} is paid, but does not confirm it`);
};

/** Marks the payment closed, in the transaction that ends what it was for. False: it was paid meanwhile. */
export const markClosed = async (ctx: Context, id: string): Promise<boolean> =>
  (await ctx.sql.run(`UPDATE payment SET state = 'closed' WHERE order_id = ? AND state IN (?)`, [
    id,
    [...paymentMachine.from('close'), 'closed'],
  ])) === 1;

const beginClosing = async (ctx: Context, door: PaidDoor, id: string) => {
  await door.lock(ctx, id);
  const [payment, unsettled] = await ctx.sql.ask(
    firstRow<PaymentRow>(`SELECT * FROM payment WHERE order_id = ?${ctx.sql.lock}`, [id]),
    askUnsettled(id),
  );
  if (payment === null) throw new Error(`${id} has no payment`);
  if (unsettled !== null) await giveUpCharge(ctx, door, unsettled);
  if (payment.state === 'pending')
    await ctx.sql.run('UPDATE payment SET state = ? WHERE id = ?', [paymentMachine.next('pending', 'beginClosing'), payment.id]);
  return { payment, isCharging: unsettled !== null };
};
