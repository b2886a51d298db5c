import { addDays, dayOf, instantAt, minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type { Alipay } from '../../../gateways/alipay.ts';
import { eventType } from '../../../platform/events.ts';
import type { Reads } from '../../../platform/sql.ts';
import { on, onSteps, type Subscriber } from '../../../platform/subscriber.ts';
import type { AccountRow } from '../alipay-account/account.rows.ts';
import { billSchedule } from './check-bill.ts';
import { alipayBill, compareBill, type Money, type Ours } from './compare-bill.ts';
import { listDifferences } from './list-differences.ts';

export const alipayBillDue = eventType<{ accountId: string; day: string; tries: number }>('payment.alipay-bill-due');

/** Goods come back for a week, so an account that no payee has any more still has refunds for so long. */
const refundDays = 8;

/** One check for each account that a payee has, or had until lately: each is a job of its own. */
export const dailyAlipayBills = on(billSchedule.event, 'payment.daily-alipay-bills', async (ctx) => {
  const day = addDays(dayOf(ctx.now), -1);
  const accounts = await ctx.sql.all<{ id: string }>(
    `SELECT id FROM alipay_account a WHERE EXISTS (SELECT 1 FROM payee y WHERE y.alipay_account_id = a.id)
     OR EXISTS (SELECT 1 FROM charge c WHERE c.alipay_account_id = a.id AND c.settled_at > ?) ORDER BY id`,
    [instantAt(addDays(day, -refundDays), 0)],
  );
  for (const { id } of accounts) ctx.emit(alipayBillDue({ accountId: id, day, tries: 0 }));
});

const againMs = 60 * minuteMs;
/** Alipay's bill of a day is there at 9:00 the next day, now and then later; what is not there by evening is taken for empty. */
const triesMost = 8;

/** Compares Alipay's bill of a day with what was paid into an account; differences are listed as those of WeChat's bill are. */
export const checkAlipayBill = (alipay: Alipay | null): Subscriber =>
  onSteps(alipayBillDue, 'payment.check-alipay-bill', async ({ reads, finish }, { accountId, day, tries }) => {
    const account = await reads.one<AccountRow>('SELECT * FROM alipay_account WHERE id = ?', [accountId]);
    if (account === null || alipay === null) return;
    const ours = await readOurs(reads, accountId, day);
    const bill = await alipay.tradeBill({ authToken: account.auth_token }, day);
    if (bill === null && ours.payments.length + ours.refunds.length > 0 && tries < triesMost)
      return finish(async (ctx) => ctx.emit(alipayBillDue({ accountId, day, tries: tries + 1 }), new Date(ctx.now.getTime() + againMs)));
    const differences = compareBill(alipayBill(bill ?? [], ours), ours);
    await finish(async (ctx) => {
      const where = `支付宝商家平台（${account.name}${account.pid === null ? '' : ` ${account.pid}`}）`;
      await listDifferences(ctx, differences, { of: `alipay-${accountId}`, day, where });
      await ctx.sql.upsert(
        'alipay_bill_check',
        [{ alipay_account_id: accountId, day, checked_at: ctx.now, rows_seen: bill?.length ?? 0, differences: differences.length }],
        ['alipay_account_id', 'day'],
        ['checked_at', 'rows_seen', 'differences'],
      );
    });
  });

const readOurs = async (reads: Reads, accountId: string, day: string): Promise<Ours> => {
  const [from, to] = [instantAt(day, 0), instantAt(day, 1440)];
  return {
    // A charge is settled when it is known to be paid, which may be past midnight.
    payments: await reads.all<Money>(
      `SELECT p.out_trade_no AS number, p.amount FROM charge c JOIN payment p ON p.out_trade_no = c.out_trade_no
       WHERE c.alipay_account_id = ? AND c.settled_at >= ? AND c.settled_at < ? AND c.state = 'paid' AND p.paid_at >= ? AND p.paid_at < ?`,
      [accountId, from, instantAt(addDays(day, 1), 1440), from, to],
    ),
    refunds: await reads.all<Money>(
      `SELECT r.out_refund_no AS number, r.amount FROM refund r JOIN payment p ON p.id = r.payment_id
         JOIN charge c ON c.out_trade_no = p.out_trade_no
       WHERE r.payee_id IN (SELECT id FROM payee) AND r.accepted_at >= ? AND r.accepted_at < ? AND r.method = 'alipay' AND c.alipay_account_id = ?`,
      [from, to, accountId],
    ),
    reversed: (
      await reads.all<Money & { settled_at: Date }>(
        `SELECT out_trade_no AS number, amount, settled_at FROM charge
         WHERE alipay_account_id = ? AND settled_at >= ? AND created_at < ? AND state = 'reversed'`,
        [accountId, from, to],
      )
    ).map(({ number, amount, settled_at }) => ({ number, amount, isThatDay: settled_at < to })),
  };
};
