import { lowestTier } from '@mendian/shared/points/tier.ts';
import type { Context } from '../../../platform/context.ts';
import { question, type Question } from '../../../platform/sql.ts';
import { askTierVersion } from '../../points/index.ts';

/**
 * Those of the members whose birthday counts for one of the tiers. What a member is when his birthday is first looked at is written
 * down and decides for that year, so that whoever rises on the day has not the coupons of two tiers.
 */
export const ofTiers = async ({ sql }: Context, members: readonly string[], day: string, tiers: readonly string[]): Promise<string[]> => {
  if (members.length === 0) return [];
  const year = day.slice(0, 4);
  const [accounts, version] = await sql.ask(askTiersOf(members), askTierVersion());
  const lowest = lowestTier(version.tiers).key;
  const rows = members.map((id) => ({ member_id: id, year, tier: accounts.get(id) ?? lowest, day }));
  await sql.insert('birthday_tier', rows, { ignore: true });
  const decided = await sql.all<{ member_id: string }>(
    'SELECT member_id FROM birthday_tier WHERE member_id IN (?) AND year = ? AND tier IN (?) ORDER BY member_id',
    [members, year, tiers],
  );
  return decided.map(({ member_id: id }) => id);
};

/** The tier of each who ever earned points. */
const askTiersOf = (members: readonly string[]): Question<Map<string, string>> =>
  question<{ member_id: string; tier: string }, Map<string, string>>(
    'SELECT member_id, tier FROM point_account WHERE member_id IN (?)',
    [members],
    (rows) => new Map(rows.map(({ member_id: id, tier }) => [id, tier])),
  );
