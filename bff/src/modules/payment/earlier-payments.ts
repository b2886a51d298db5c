import type { Transaction } from '../../gateways/wechat-pay.ts';
import type { Context } from '../../platform/context.ts';
import type { PaymentRow } from './payment.rows.ts';

type Paid = { readonly orderId: string; readonly payeeId: string; readonly transaction: Transaction };

/** Records a payment that an earlier system opened and that WeChat was asked about: refunds go by its out_trade_no. */
export const addEarlierPayment = (ctx: Context, { orderId, payeeId, transaction }: Paid): void => {
  const paidAt = transaction.successTime ?? ctx.now;
  const payment: PaymentRow = {
    id: ctx.newId(),
    paid_for: 'order',
    order_id: orderId,
    payee_id: payeeId,
    out_trade_no: transaction.outTradeNo,
    method: 'jsapi',
    tendered: null,
    amount: transaction.total!,
    state: 'paid',
    expires_at: paidAt,
    prepay_id: null,
    prepaid_at: null,
    transaction_id: transaction.transactionId,
    payer_total: transaction.payerTotal,
    promotions: JSON.stringify(transaction.promotions),
    paid_at: paidAt,
    notified_at: null,
    created_at: ctx.now,
  };
  ctx.sql.later.insert('payment', [payment]);
};

/** Forgets payments of orders that go back to the earlier system: nothing of them was given back here. */
export const dropEarlierPayments = async (ctx: Context, orderIds: readonly string[]): Promise<void> => {
  await ctx.sql.run('DELETE FROM payment WHERE order_id IN (?)', [orderIds]);
};
