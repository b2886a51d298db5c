import { expiring, yearAfter, type Earned } from '@mendian/shared/points/points.ts';
import { lowestTier, tierFor, tierOf } from '@mendian/shared/points/tier.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Steps } from '../../platform/subscriber.ts';
import { book, lockAccount, yesterday } from './point-account.ts';
import { memberRisen } from './points.events.ts';

/** Accounts that one transaction looks at. */
const atOnce = 200;

/** Takes off the points whose last day is over, member by member. Killed in between, it goes on with those that are left. */
export const expirePoints = (steps: Steps): Promise<void> =>
  eachDue(
    steps,
    'SELECT member_id FROM point_account WHERE last_day <= ? ORDER BY last_day, member_id LIMIT ?',
    yesterday(steps.now),
    expireOf,
  );

const expireOf = async (ctx: Context, memberId: string): Promise<void> => {
  const account = await lockAccount(ctx, memberId);
  const { earned, gone } = await readBatches(ctx.sql, memberId);
  const over = yesterday(ctx.now);
  const points = expiring(earned, gone, over);
  const nextDay = earned.map(({ lastDay }) => lastDay).filter((day) => day > over).sort()[0] ?? null; // prettier-ignore
  const left = { ...account, last_day: nextDay };
  if (points > 0) book(ctx, left, { kind: 'expired', points: -points });
  else ctx.sql.later.run('UPDATE point_account SET last_day = ? WHERE member_id = ?', [nextDay, memberId]);
};

/** What a member earned, by its last day, and all that ever went off. */
export const readBatches = async (sql: Reads, memberId: string): Promise<{ earned: Earned[]; gone: number }> => {
  const rows = await sql.all<{ last_day: string | null; points: number }>(
    'SELECT last_day, SUM(points) AS points FROM point_entry WHERE member_id = ? GROUP BY last_day',
    [memberId],
  );
  const earned = rows.flatMap(({ last_day, points }) => (last_day === null ? [] : [{ lastDay: last_day, points: Number(points) }]));
  const others = rows.find(({ last_day }) => last_day === null);
  return { earned, gone: -Number(others?.points ?? 0) };
};

/** Looks at tiers whose year is over: they stay, or sink to what the last twelve months reach. */
export const reviewTiers = (steps: Steps): Promise<void> =>
  eachDue(
    steps,
    'SELECT member_id FROM point_account WHERE review_day <= ? ORDER BY review_day, member_id LIMIT ?',
    dayOf(steps.now),
    reviewOf,
  );

const reviewOf = async (ctx: Context, memberId: string): Promise<void> => {
  const account = await lockAccount(ctx, memberId);
  const today = dayOf(ctx.now);
  if (account.review_day === null || account.review_day > today) return;
  const tier = tierFor(account.tiers, account.growth);
  ctx.sql.later.run('UPDATE point_account SET tier = ?, review_day = ? WHERE member_id = ?', [
    ...[tier.key, tier === lowestTier(account.tiers) ? null : yearAfter(today)],
    memberId,
  ]);
  if (tier.growth > tierOf(account.tiers, account.tier).growth) ctx.emit(memberRisen({ memberId, tier: tier.key, day: today }));
};

/** Each that is looked at is no longer due, so that the next look finds others. */
const eachDue = async (steps: Steps, text: string, day: string, look: (ctx: Context, memberId: string) => Promise<void>): Promise<void> => {
  for (;;) {
    const due = await steps.reads.all<{ member_id: string }>(text, [day, atOnce]);
    if (due.length === 0) return;
    await steps.transact(async (ctx) => {
      for (const { member_id: memberId } of due) await look(ctx, memberId);
    });
  }
};
