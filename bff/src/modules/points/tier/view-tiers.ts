import type { TiersData } from '@mendian/shared/points/tier.contract.ts';
import type { Tier } from '@mendian/shared/points/tier.ts';
import { countedMax } from '@mendian/shared/kernel/bounded-count.ts';
import { question, type Question, type Reads } from '../../../platform/sql.ts';
import { askTierVersion } from './read-tiers.ts';

/** A coupon that is given for tiers now, with what it is worth in words; `tiers` null: for all of them. */
export type TierCoupon = {
  readonly templateId: string;
  readonly name: string;
  readonly benefit: string;
  readonly on: 'birthday' | 'rise';
  readonly tiers: readonly string[] | null;
};
/** Asks for the coupons that tiers bring. The app hands it over, because coupons know points. */
export type TierCoupons = (now: Date) => Question<readonly TierCoupon[]>;

export const viewTiers = async (sql: Reads, now: Date, tierCoupons: TierCoupons): Promise<TiersData> => {
  const [{ version, tiers, changedBy, changedAt }, coupons] = await sql.ask(askTierVersion(), tierCoupons(now));
  const counts = await sql.ask(...tiers.map(({ key }) => askMembers(key)));
  const membersOf = (wanted: string): number => counts[tiers.findIndex(({ key }) => key === wanted)]!;
  const viewOf = ({ key, name, growth, earnPerMille }: Tier) => ({
    ...{ key, name, growth, earnPerMille, members: membersOf(key) },
    coupons: couponsOf(coupons, key).map((coupon) => ({ templateId: coupon.templateId, name: coupon.name, on: coupon.on })),
  });
  return {
    ...{ version, tiers: tiers.filter(({ isRetired }) => !isRetired).map(viewOf) },
    retired: tiers.filter(({ key, isRetired }) => isRetired && membersOf(key) > 0).map(viewOf),
    ...{ changedBy, changedAt: changedAt?.toISOString() ?? null },
  };
};

/** Up to one more than `countedMax`. */
const askMembers = (tier: string): Question<number> =>
  question<{ number: number }, number>(
    `SELECT COUNT(*) AS number FROM (SELECT 1 AS one FROM point_account WHERE tier = ? LIMIT ${countedMax + 1}) AS some`,
    [tier],
    ([row]) => row!.number,
  );

export const couponsOf = (coupons: readonly TierCoupon[], key: string): TierCoupon[] =>
  coupons.filter(({ tiers }) => tiers === null || tiers.includes(key));
