import {
  PayNoticeRefused,
  type NoticeHeaders,
  type RefundNotice,
  type PaymentNotice,
  type Transaction,
} from '../../gateways/wechat-pay.ts';
import { raiseAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import type { Parts } from '../../module.ts';
import { together } from '../../platform/together.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { PaidDoors } from './paid-door.ts';
import { recordPayment, recordTogether, type Recorded } from './record-payment.ts';

export type Answer = { readonly status: number; readonly body?: { readonly code: string; readonly message: string } };

/** Of the notifications that come thick so many are recorded in one transaction. */
const togetherMax = 32;

const system = { kind: 'system', name: 'wechat-pay' } as const;
const believed: Answer = { status: 204 };
const fail = (status: number, message: string): Answer => ({ status, body: { code: 'FAIL', message } });

/** Reads a notification with its signature checked; what is not believed is logged with its reason and answered with FAIL. */
export const readNotice = async (parts: Parts, headers: NoticeHeaders, bytes: Buffer): Promise<PaymentNotice | RefundNotice | Answer> => {
  try {
    return await parts.wechatPay.readNotice(headers, bytes);
  } catch (error) {
    if (!(error instanceof PayNoticeRefused)) throw error;
    parts.metrics.notices.inc({ outcome: error.reason });
    parts.log.warn({ reason: error.reason }, 'payment notification refused');
    return fail(401, '签名或内容不可信');
  }
};

/** `POST /wxpay/notify/payment`: 204 once the payment is recorded (again, too); anything doubtful gets FAIL and is listed. */
export const receivePayment = (parts: Parts, doors: PaidDoors) => {
  const isRecorded = together(togetherMax, async (transactions: readonly Transaction[]) => {
    const recorded = await recordMany(parts, doors, transactions);
    return transactions.map((transaction) => recorded.has(transaction));
  });
  const recordAlone = (transaction: Transaction): Promise<Recorded> =>
    inTransaction(parts.house, system, async (ctx) => {
      const recorded = await recordFor(ctx, doors, transaction);
      if (recorded === 'foreign' || recorded === 'wrong-amount') await listDoubt(ctx, transaction.outTradeNo, recorded);
      return recorded;
    });
  return async (headers: NoticeHeaders, bytes: Buffer): Promise<Answer> => {
    const notice = await readNotice(parts, headers, bytes);
    if ('status' in notice) return notice;
    if (notice.kind !== 'payment') return fail(400, '这个地址只接收支付通知');
    const { transaction } = notice;
    if (notice.keysOf !== transaction.mchid) return fail(400, '商户不符');
    const outcome = (await isRecorded(transaction)) ? 'recorded' : await recordAlone(transaction);
    parts.metrics.notices.inc({ outcome });
    if (outcome === 'recorded' || outcome === 'known') return believed;
    parts.log.warn({ reason: outcome, outTradeNo: transaction.outTradeNo }, 'payment notification refused');
    return outcome === 'unknown-trade' ? fail(404, '没有这笔订单') : fail(400, '与订单不符');
  };
};

/** What cannot be recorded together is left to be recorded alone, where it waits for a lock and says what is the matter. */
const recordMany = async (parts: Parts, doors: PaidDoors, transactions: readonly Transaction[]): Promise<ReadonlySet<Transaction>> => {
  try {
    return await inTransaction(parts.house, system, (ctx) => recordTogether(ctx, doors.order, transactions));
  } catch (error) {
    parts.log.warn({ err: error, payments: transactions.length }, 'payments could not be recorded together');
    return new Set();
  }
};

/** Most payments are orders': only what is none of an order's is asked of passes. */
const recordFor = async (ctx: Context, doors: PaidDoors, transaction: Transaction): Promise<Recorded> => {
  const asOrder = await recordPayment(ctx, doors.order, transaction, 'notice');
  return asOrder === 'unknown-trade' ? recordPayment(ctx, doors.pass, transaction, 'notice') : asOrder;
};

const listDoubt = (ctx: Context, outTradeNo: string, doubt: 'foreign' | 'wrong-amount'): Promise<void> =>
  raiseAttention(ctx, {
    kind: 'notice-refused',
    subject: outTradeNo,
    text:
      doubt === 'foreign'
        ? `付款通知 ${outTradeNo} 的收款商户与门店不符，没有入账，请核对`
        : `付款通知 ${outTradeNo} 的金额与订单不符，没有入账，请核对`,
  });
