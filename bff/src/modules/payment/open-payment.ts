import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { PaidFor } from '@mendian/shared/payment/payment-status.ts';
import type { Context } from '../../platform/context.ts';
import type { PaymentRow } from './payment.rows.ts';

type Ask = {
  readonly paidFor: PaidFor;
  /** The order's, or the pass's. */
  readonly id: string;
  readonly payeeId: string;
  readonly amount: number;
  readonly expiresAt: Date;
  /** Left out: in the mini-program. */
  readonly method?: PayMethod;
};

/** Opens the payment of an order or a pass. Its out_trade_no is its id: 26 characters of the 32 that WeChat takes. */
export const openPayment = (ctx: Context, { paidFor, id: paidId, payeeId, amount, expiresAt, method = 'jsapi' }: Ask): PaymentRow => {
  const id = ctx.newId();
  const payment: PaymentRow = {
    id,
    paid_for: paidFor,
    order_id: paidId,
    payee_id: payeeId,
    out_trade_no: id,
    method,
    tendered: null,
    amount,
    state: 'pending',
    expires_at: expiresAt,
    prepay_id: null,
    prepaid_at: null,
    transaction_id: null,
    payer_total: null,
    promotions: null,
    paid_at: null,
    notified_at: null,
    created_at: ctx.now,
  };
  ctx.sql.later.insert('payment', [payment]);
  return payment;
};
