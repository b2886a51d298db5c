import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { risen } from '@mendian/shared/points/tier.ts';
import { yearAfter } from '@mendian/shared/points/points.ts';
import type { Context } from '../../../platform/context.ts';
import type { Steps } from '../../../platform/subscriber.ts';
import { askGrowthOf } from '../growth.ts';
import { memberRisen } from '../points.events.ts';
import { askTierVersion } from './read-tiers.ts';

/** Accounts that one transaction locks. */
const atOnce = 200;

/** Raises who reaches more by the tiers as they are now. Killed in between it goes on behind the last batch; again it raises nobody. */
export const raiseMembers = async (steps: Steps): Promise<void> => {
  for (let reached: string | null = steps.progress ?? ''; reached !== null;) {
    const from: string = reached;
    reached = await steps.transact((ctx) => raiseNext(ctx, from));
    if (reached !== null) await steps.saveProgress(reached);
  }
};

/** The last member who was looked at; null: there is no more to do. */
const raiseNext = async (ctx: Context, reached: string): Promise<string | null> => {
  const accounts = await ctx.sql.all<{ member_id: string; tier: string }>(
    `SELECT member_id, tier FROM point_account WHERE member_id > ? ORDER BY member_id LIMIT ${atOnce}${ctx.sql.lock}`,
    [reached],
  );
  if (accounts.length === 0) return null;
  const [{ tiers }, growthOf] = await ctx.sql.ask(
    askTierVersion(),
    askGrowthOf(
      accounts.map(({ member_id: id }) => id),
      ctx.now,
    ),
  );
  const day = dayOf(ctx.now);
  for (const { member_id: memberId, tier } of accounts) {
    const { key } = risen(tiers, tier, growthOf(memberId));
    if (key === tier) continue;
    ctx.sql.later.run('UPDATE point_account SET tier = ?, review_day = ? WHERE member_id = ?', [key, yearAfter(day), memberId]);
    ctx.emit(memberRisen({ memberId, tier: key, day }));
  }
  return accounts.length === atOnce ? accounts.at(-1)!.member_id : null;
};
