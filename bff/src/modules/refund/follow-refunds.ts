import { PayError, type WechatPay } from '../../gateways/wechat-pay.ts';
import { schedule } from '../../platform/schedules.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { payeeOf, type PaidDoors } from '../payment/index.ts';
import { applyResult, lockRefund } from './apply-result.ts';
import type { RefundRow } from './refund.rows.ts';

/** Each minute WeChat is asked about refunds it accepted whose notification should have come by now. */
export const followSchedule = schedule('refund-follow', '15 * * * * *');

const batch = 200;
const waitMs = 120_000;

export const followRefunds = (pay: WechatPay, doors: PaidDoors): Subscriber =>
  onSteps(followSchedule.event, 'refund.follow', async ({ now, reads, transact }) => {
    const waiting = await reads.all<RefundRow>(
      `SELECT * FROM refund WHERE state = 'processing' AND accepted_at < ? ORDER BY sent_at LIMIT ${batch}`,
      [new Date(now.getTime() - waitMs)],
    );
    for (const { id, payee_id, out_refund_no } of waiting) {
      const result = await pay.queryRefund(await payeeOf(reads, payee_id), out_refund_no).catch((error: unknown) => {
        if (error instanceof PayError) return null;
        throw error;
      });
      await transact(async (ctx) => {
        // Asked about just now: the next tick begins with those that waited longer.
        await ctx.sql.run('UPDATE refund SET sent_at = ? WHERE id = ?', [ctx.now, id]);
        if (result !== null) await applyResult(ctx, doors, await lockRefund(ctx, doors, id), result);
      });
    }
  });
