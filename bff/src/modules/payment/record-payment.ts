import { paymentMachine } from '@mendian/shared/payment/payment-status.ts';
import type { Transaction } from '../../gateways/wechat-pay.ts';
import type { Context } from '../../platform/context.ts';
import { isContention } from '../../platform/database-errors.ts';
import { allRows, firstRow, type Question } from '../../platform/sql.ts';
import type { OrderDoor, PaidDoor } from './paid-door.ts';
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
  await record(ctx, payment, { transaction, notifiedAt, received });
  return 'recorded';
};

/**
 * Records in one transaction what may be recorded together: payments, notified for the first time, of orders that only wait for them.
 * Gives those it has recorded; all others, whatever is the matter with them, are to be recorded one by one.
 */
export const recordTogether = async (
  ctx: Context,
  door: OrderDoor,
  transactions: readonly Transaction[],
): Promise<ReadonlySet<Transaction>> => {
  // What one of them met the first time must not hold up the others for all the tries there are.
  if (ctx.isRetry) return new Set();
  const said = new Map(transactions.map((transaction) => [transaction.outTradeNo, transaction]));
  const outTradeNos = [...said.keys()];
  const locked = await door.lockWaiting(ctx, outTradeNos, [askPayments(outTradeNos)]).catch(nullIfContended);
  if (locked === null) return new Set();
  const { waiting, answers } = locked;
  const asked = new Map(answers[0].map((payment) => [payment.order_id, payment]));
  const recorded = new Set<Transaction>();
  for (const { id, received } of waiting) {
    const payment = asked.get(id);
    const transaction = payment && said.get(payment.out_trade_no);
    if (payment?.state !== 'pending' || transaction === undefined || doubtAbout(payment, transaction) !== null) continue;
    await record(ctx, payment, { transaction, notifiedAt: payment.notified_at ?? ctx.now, received });
    recorded.add(transaction);
  }
  return recorded;
};

const nullIfContended = (error: unknown): null => {
  if (isContention(error)) return null;
  throw error;
};

type Said = {
  readonly transaction: Transaction;
  readonly notifiedAt: Date | null;
  readonly received: (paidAt: Date) => Promise<void>;
};

const record = async (ctx: Context, payment: Opened, { transaction, notifiedAt, received }: Said): Promise<void> => {
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
};

/** A payment with the payee it was opened with, which never changes. */
type Opened = Pick<PaymentRow, 'id' | 'order_id' | 'out_trade_no' | 'amount' | 'state' | 'notified_at'> & {
  readonly appid: string;
  readonly mchid: string;
  readonly sub_mchid: string | null;
  readonly sub_appid: string | null;
};

const selectOpened = `SELECT p.id, p.order_id, p.out_trade_no, p.amount, p.state, p.notified_at, y.appid, y.mchid, y.sub_mchid, y.sub_appid
  FROM payment p JOIN payee y ON y.id = p.payee_id WHERE p.out_trade_no`;

const askPayment = (outTradeNo: string): Question<Opened | null> => firstRow<Opened>(`${selectOpened} = ?`, [outTradeNo]);

const askPayments = (outTradeNos: readonly string[]): Question<Opened[]> => allRows<Opened>(`${selectOpened} IN (?)`, [outTradeNos]);

const doubtAbout = (asked: Opened, said: Transaction): Recorded | null => {
  if (said.tradeState !== 'SUCCESS' && said.tradeState !== 'REFUND') return 'not-paid';
  const { appid, mchid, sub_mchid: subMchid, sub_appid: subAppid } = asked;
  if (!isPaidTo({ appid, mchid, subMchid, subAppid }, said)) return 'foreign';
  return said.total === asked.amount ? null : 'wrong-amount';
};
