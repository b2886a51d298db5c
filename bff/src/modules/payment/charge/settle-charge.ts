import { chargeMachine, type ChargeAction, type ChargeState } from '@mendian/shared/payment/charge-status.ts';
import { paymentMachine } from '@mendian/shared/payment/payment-status.ts';
import { clearAttention } from '../../../platform/attention.ts';
import type { Context } from '../../../platform/context.ts';
import type { PaidDoor } from '../paid-door.ts';
import { askPaymentOf, type PaymentRow } from '../payment.rows.ts';
import { actionFor } from './charge-clock.ts';
import type { Paid, Said } from './charge-way.ts';
import { askCharge, isSettled, type ChargeRow } from './charge.rows.ts';

/**
 * Records what is known of a charge now, behind its order's lock, and tells its state afterwards. However often and by whomever it
 * is said, it is recorded once; a charge that pays is what its order's refunds and WeChat's bill know the payment by.
 */
export const settleCharge = async (ctx: Context, orders: PaidDoor, charge: ChargeRow, said: Said): Promise<ChargeState> => {
  const locked = await lockCharge(ctx, orders, charge);
  const action = isSettled(locked.charge.state) ? null : actionFor(locked.charge, said, ctx.now);
  if (action === null) {
    if (said.code !== locked.charge.said)
      await ctx.sql.run('UPDATE charge SET said = ? WHERE id = ? AND settled_at IS NULL', [short(said), charge.id]);
    return locked.charge.state;
  }
  if (action === 'pay' && said.is === 'paid') {
    recordPaid(ctx, locked, said.paid);
    await locked.received(said.paid.paidAt ?? ctx.now);
  }
  return move(ctx, orders, locked.charge, action, short(said));
};

/** Whoever stood at the counter does not wait any more: it is taken back from now on, if it is not settled already. */
export const giveUpCharge = async (ctx: Context, orders: PaidDoor, charge: ChargeRow): Promise<ChargeState> => {
  const locked = await lockCharge(ctx, orders, charge);
  const { state, said } = locked.charge;
  return chargeMachine.can(state, 'beginReversing') ? move(ctx, orders, locked.charge, 'beginReversing', said) : state;
};

const lockCharge = async (ctx: Context, orders: PaidDoor, { id, order_id: orderId }: ChargeRow) => {
  const { received, answers } = await orders.lockToPay(ctx, orderId, [askCharge(id), askPaymentOf(orderId)]);
  const [charge, payment] = answers;
  if (received === null || charge === null || payment === null) throw new Error(`charge ${id} has no order or no payment`);
  return { received, charge, payment };
};

type Locked = { readonly charge: ChargeRow; readonly payment: PaymentRow };

const recordPaid = (ctx: Context, { charge, payment }: Locked, paid: Paid): void =>
  ctx.sql.later.run(
    'UPDATE payment SET state = ?, method = ?, out_trade_no = ?, transaction_id = ?, payer_total = ?, promotions = ?, paid_at = ? WHERE id = ?',
    [
      paymentMachine.next(payment.state, 'pay'),
      charge.method,
      charge.out_trade_no,
      paid.transactionId,
      paid.payerTotal,
      JSON.stringify(paid.promotions),
      paid.paidAt ?? ctx.now,
      payment.id,
    ],
  );

const move = async (ctx: Context, orders: PaidDoor, charge: ChargeRow, action: ChargeAction, said: string): Promise<ChargeState> => {
  const state = chargeMachine.next(charge.state, action);
  const over = isSettled(state);
  await ctx.sql.run('UPDATE charge SET state = ?, said = ?, open_for = ?, reversing_at = ?, settled_at = ? WHERE id = ?', [
    state,
    said,
    over ? null : charge.open_for,
    state === 'reversing' ? ctx.now : charge.reversing_at,
    over ? ctx.now : null,
    charge.id,
  ]);
  if (over) await clearAttention(ctx, 'charge-unsettled', charge.id);
  // Whoever gave the payment up waited for this alone.
  if (over && state !== 'paid')
    await ctx.sql.run(`UPDATE payment SET state = 'closed' WHERE order_id = ? AND state = 'closing'`, [charge.order_id]);
  await orders.changed(ctx, charge.order_id);
  return state;
};

const short = ({ code }: Said): string => code.replace(/[^ -~]/g, '').slice(0, 60);
