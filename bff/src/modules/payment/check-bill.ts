import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { BillRow, WechatPay } from '../../gateways/wechat-pay.ts';
import { raiseAttention } from '../../platform/attention.ts';
import { eventType } from '../../platform/events.ts';
import { schedule } from '../../platform/schedules.ts';
import type { Reads } from '../../platform/sql.ts';
import { on, onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { payeeOf } from './payee-of.ts';

/** WeChat's bill of a day is ready at 10:00 the next day. */
export const billSchedule = schedule('payment-bills', '0 30 10 * * *');

export const billDue = eventType<{ payeeId: string; day: string }>('payment.bill-due');

/** One check per payee: each is a job of its own, tried again by itself. */
export const dailyBills = on(billSchedule.event, 'payment.daily-bills', async (ctx) => {
  const day = addDays(dayOf(ctx.now), -1);
  const payees = await ctx.sql.all<{ id: string }>('SELECT id FROM payee ORDER BY id');
  for (const { id } of payees) ctx.emit(billDue({ payeeId: id, day }));
});

/** Compares WeChat's bill of a day with what we recorded; each difference goes to the list of what waits for a person. */
export const checkBill = (pay: WechatPay): Subscriber =>
  onSteps(billDue, 'payment.check-bill', async ({ reads, finish }, { payeeId, day }) => {
    const payee = await payeeOf(reads, payeeId);
    const bill = await pay.tradeBill(payee, day);
    const ours = await readOurs(reads, payeeId, day);
    const differences = compareBill(bill, ours);
    await finish(async (ctx) => {
      for (const { subject, text } of differences)
        await raiseAttention(ctx, {
          ...{ kind: 'bill-difference', subject: `${payeeId}:${day}:${subject}` },
          text: `${day} ${text}。请到微信支付商户平台（商户号 ${payee.subMchid ?? payee.mchid}）核对这一笔`,
        });
      await ctx.sql.upsert(
        'bill_check',
        [{ payee_id: payeeId, day, checked_at: ctx.now, rows_seen: bill.length, differences: differences.length }],
        ['payee_id', 'day'],
        ['checked_at', 'rows_seen', 'differences'],
      );
    });
  });

type Money = { readonly number: string; readonly amount: number };
export type Ours = { readonly payments: readonly Money[]; readonly refunds: readonly Money[] };
type Difference = { readonly subject: string; readonly text: string };

/** What WeChat's bill knows of; cash and Alipay it does not. */
const atWechat = `'jsapi', 'codepay'`;

const readOurs = async (reads: Reads, payeeId: string, day: string): Promise<Ours> => {
  const within = [payeeId, instantAt(day, 0), instantAt(day, 1440)];
  return {
    payments: await reads.all<Money>(
      `SELECT out_trade_no AS number, amount FROM payment WHERE payee_id = ? AND paid_at >= ? AND paid_at < ? AND method IN (${atWechat})`,
      within,
    ),
    refunds: await reads.all<Money>(
      `SELECT out_refund_no AS number, amount FROM refund WHERE payee_id = ? AND accepted_at >= ? AND accepted_at < ? AND method IN (${atWechat})`,
      within,
    ),
  };
};

/** What is in one and not in the other, or with another amount. Pure. */
export const compareBill = (bill: readonly BillRow[], ours: Ours): Difference[] => {
  const paid = bill
    .filter(({ tradeState }) => tradeState === 'SUCCESS')
    .map(({ outTradeNo, total }) => ({ number: outTradeNo, amount: total }));
  const refunded = bill.flatMap(({ tradeState, outRefundNo, refundAsked }) =>
    tradeState === 'REFUND' && outRefundNo !== null ? [{ number: outRefundNo, amount: refundAsked }] : [],
  );
  return [...compare('付款', paid, ours.payments), ...compare('退款', refunded, ours.refunds)];
};

const compare = (what: string, theirs: readonly Money[], ours: readonly Money[]): Difference[] => {
  const known = new Map(ours.map(({ number, amount }) => [number, amount]));
  const seen = new Set(theirs.map(({ number }) => number));
  const missingHere = theirs.flatMap(({ number, amount }) => {
    const own = known.get(number);
    if (own === amount) return [];
    const text =
      own === undefined
        ? `微信账单有${what} ${number} ¥${yuanText(amount)}，本系统没有`
        : `${what} ${number} 微信账单 ¥${yuanText(amount)}，本系统 ¥${yuanText(own)}`;
    return [{ subject: number, text }];
  });
  const missingThere = ours
    .filter(({ number }) => !seen.has(number))
    .map(({ number, amount }) => ({ subject: number, text: `本系统有${what} ${number} ¥${yuanText(amount)}，微信账单没有` }));
  return [...missingHere, ...missingThere];
};
