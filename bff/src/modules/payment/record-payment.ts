import { paymentMachine } from '@mendian/shared/payment/payment-status.ts';
import type { Transaction } from '../../gateways/wechat-pay.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow, type Question } from '../../platform/sql.ts';
import type { PaidDoor } from './paid-door.ts';
import { isPaidTo } from './payee-of.ts';
import type { PaymentRow } from './payment.rows.ts';

export type Recorded = 'recorded' | 'known' | 'unknown-trade' | 'not-paid' | 'foreign' | 'wrong-amount';

/**
 * Records what WeChat says was paid, once, however often and by whichever way it is said. Payee, appid and amount are compared with
 * what was asked for; what differs is not believed.
 */
export const recordPayment = async (ctx: Context, door: PaidDoor, transaction: Transaction, by: 'notice' | 'query'): Promise<Recorded> => {
  const { outTradeNo } = transaction;
  // Locked with what it is for: a payment's state never changes without that lock.
  const { received, answers } = await door.lockOfTrade(ctx, outTradeNo, [askPayment(outTradeNo)]);
  const [payment] = answers;
  if (received === null || payment === null) return 'unknown-trade';
  const doubt = doubtAbout(payment, transaction);
  if (doubt !== null) return doubt;
  const notifiedAt = payment.notified_at ?? (by === 'notice' ? ctx.now : null);
  if (payment.state === 'paid') {
    if (notifiedAt !== payment.notified_at) ctx.sql.later.run('UPDATE payment SET notified_at = ? WHERE id = ?', [notifiedAt, payment.id]);
    return 'known';
  }

  const paidAt = transaction.successTime ?? ctx.now;
  ctx.sql.later.run(
    'UPDATE payment SET state = ?, transaction_id = ?, payer_total = ?, promotions = ?, paid_at = ?, notified_at = ? WHERE id = ?',
    [
      paymentMachine.next(payment.state, 'pay'),
      transaction.transactionId,
      transaction.payerTotal,
      JSON.stringify(transaction.promotions),
      paidAt,
      notifiedAt,
      payment.id,
    ],
  );
  await received(paidAt);
  return 'recorded';
};

/** A payment with the payee it was opened with, which never changes. */
type Opened = Pick<PaymentRow, 'id' | 'amount' | 'state' | 'notified_at'> & {
  readonly appid: string;
  readonly mchid: string;
  readonly sub_mchid: string | null;
  readonly sub_appid: string | null;
};

const askPayment = (outTradeNo: string): Question<Opened | null> =>
  firstRow<Opened>(
    `SELECT p.id, p.amount, p.state, p.notified_at, y.appid, y.mchid, y.sub_mchid, y.sub_appid
    FROM payment p JOIN payee y ON y.id = p.payee_id WHERE p.out_trade_no = ?`,
    [outTradeNo],
  );

const doubtAbout = (asked: Opened, said: Transaction): Recorded | null => {
  if (said.tradeState !== 'SUCCESS' && said.tradeState !== 'REFUND') return 'not-paid';
  const { appid, mchid, sub_mchid: subMchid, sub_appid: subAppid } = asked;
  if (!isPaidTo({ appid, mchid, subMchid, subAppid }, said)) return 'foreign';
  return said.total === asked.amount ? null : 'wrong-amount';
};
