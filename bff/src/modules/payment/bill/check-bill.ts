import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { WechatPay } from '../../../gateways/wechat-pay.ts';
import { eventType } from '../../../platform/events.ts';
import { schedule } from '../../../platform/schedules.ts';
import type { Reads } from '../../../platform/sql.ts';
import { on, onSteps, type Subscriber } from '../../../platform/subscriber.ts';
import { compareBill, wechatBill, type Money, type Ours } from './compare-bill.ts';
import { listDifferences } from './list-differences.ts';
import { payeeOf } from '../payee-of.ts';

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
    const differences = compareBill(wechatBill(bill), ours);
    await finish(async (ctx) => {
      const where = `微信支付商户平台（商户号 ${payee.subMchid ?? payee.mchid}）`;
      await listDifferences(ctx, differences, { of: payeeId, day, where });
      await ctx.sql.upsert(
        'bill_check',
        [{ payee_id: payeeId, day, checked_at: ctx.now, rows_seen: bill.length, differences: differences.length }],
        ['payee_id', 'day'],
        ['checked_at', 'rows_seen', 'differences'],
      );
    });
  });

/** What WeChat's bill knows of; cash it does not, and Alipay has its own. */
const atWechat = `'jsapi', 'codepay'`;

const readOurs = async (reads: Reads, payeeId: string, day: string): Promise<Ours> => {
  const dayEnd = instantAt(day, 1440);
  const within = [payeeId, instantAt(day, 0), dayEnd];
  return {
    payments: await reads.all<Money>(
      `SELECT out_trade_no AS number, amount FROM payment WHERE payee_id = ? AND paid_at >= ? AND paid_at < ? AND method IN (${atWechat})`,
      within,
    ),
    refunds: await reads.all<Money>(
      `SELECT out_refund_no AS number, amount FROM refund WHERE payee_id = ? AND accepted_at >= ? AND accepted_at < ? AND method IN (${atWechat})`,
      within,
    ),
    reversed: (
      await reads.all<Money & { settled_at: Date }>(
        `SELECT out_trade_no AS number, amount, settled_at FROM charge
        WHERE payee_id = ? AND method = 'codepay' AND state = 'reversed' AND settled_at >= ? AND created_at < ?`,
        within,
      )
    ).map(({ number, amount, settled_at }) => ({ number, amount, isThatDay: settled_at < dayEnd })),
  };
};
