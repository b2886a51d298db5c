import { clearAttention, raiseAttention } from '../../platform/attention.ts';
import type { Module, Parts } from '../../module.ts';
import { schedule } from '../../platform/schedules.ts';
import { onSteps } from '../../platform/subscriber.ts';
import { findFaults } from './find-faults.ts';

/** Every ten minutes what must agree is compared. */
const patrolSchedule = schedule('patrol', '30 */10 * * * *');

/**
 * The patrol compares orders, payments, refunds, stock, points and the outbox with each other. What it finds is listed for a person,
 * and leaves the list by itself when it is found right again.
 */
export const patrolModule = (_parts: Parts): Module => ({
  schedules: [patrolSchedule],
  subscribers: [
    onSteps(patrolSchedule.event, 'patrol.walk', async ({ reads, now, finish }) => {
      const faults = await findFaults(reads, now);
      await finish(async (ctx) => {
        const listed = await ctx.sql.all<{ subject: string }>(`SELECT subject FROM attention WHERE kind = 'patrol' AND state = 'open'`);
        for (const { subject } of listed)
          if (!faults.some((fault) => fault.subject === subject)) await clearAttention(ctx, 'patrol', subject);
        for (const fault of faults) await raiseAttention(ctx, { kind: 'patrol', ...fault });
      });
    }),
  ],
});
