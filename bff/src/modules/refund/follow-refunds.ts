import { schedule } from '../../platform/schedules.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import type { PaidDoors } from '../payment/index.ts';
import { applyResult, lockRefund } from './apply-result.ts';
import type { RefundRow } from './refund.rows.ts';
import { selectReady, type Ready, type WayBack } from './way-back.ts';

/** Each minute it is asked about refunds that were accepted and whose notification should have come by now. */
export const followSchedule = schedule('refund-follow', '15 * * * * *');

const batch = 200;
const waitMs = 120_000;
/** It may not be answered for long: then the next tick goes on, instead of one more round beside those that are under way. */
const roundMs = 40_000;

export const followRefunds = (wayOf: (refund: RefundRow) => WayBack, doors: PaidDoors): Subscriber =>
  onSteps(followSchedule.event, 'refund.follow', async ({ now, reads, transact }) => {
    const waiting = await reads.all<Ready>(
      `${selectReady} WHERE r.state = 'processing' AND r.accepted_at < ? ORDER BY r.sent_at LIMIT ${batch}`,
      [new Date(now.getTime() - waitMs)],
    );
    const begun = performance.now();
    for (const refund of waiting) {
      if (performance.now() - begun > roundMs) return;
      const result = await wayOf(refund).ask(reads, refund, now);
      await transact(async (ctx) => {
        // Asked about just now: the next tick begins with those that waited longer.
        await ctx.sql.run('UPDATE refund SET sent_at = ? WHERE id = ?', [ctx.now, refund.id]);
        if (result !== null) await applyResult(ctx, doors, await lockRefund(ctx, doors, refund.id), result);
      });
    }
  });
