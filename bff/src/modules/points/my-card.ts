import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { lowestTier, nextTier, placeOf, reachable, tierOf } from '@mendian/shared/points/tier.ts';
import { benefitsOf } from '@mendian/shared/points/tier-words.ts';
import { expiring } from '@mendian/shared/points/points.ts';
import type * as contract from '@mendian/shared/points/points.contract.ts';
import type { CardData, PointEntryData } from '@mendian/shared/points/points.contract.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { firstRow, type Reads } from '../../platform/sql.ts';
import { askGrowth } from './growth.ts';
import type { AccountRow, EntryRow } from './points.rows.ts';
import { readBatches } from './run-out.ts';
import { askTierVersion } from './tier/read-tiers.ts';
import { couponsOf, type TierCoupons } from './tier/view-tiers.ts';

/** A member's card; one who never bought anything has the lowest tier and no points. */
export const readCard =
  (tierCoupons: TierCoupons) =>
  async (sql: Reads, memberId: string, now: Date): Promise<CardData> => {
    const [account, growth, { tiers }, coupons] = await sql.ask(
      firstRow<AccountRow>('SELECT * FROM point_account WHERE member_id = ?', [memberId]),
      askGrowth(memberId, now),
      askTierVersion(),
      tierCoupons(now),
    );
    const tier = tierOf(tiers, account?.tier ?? lowestTier(tiers).key);
    const next = nextTier(tiers, tier.key, growth);
    return {
      tier: { key: tier.key, name: tier.name, place: placeOf(tiers, tier.key) },
      points: account?.points ?? 0,
      growth,
      next: next && { name: next.tier.name, growth: next.tier.growth, missing: next.missing },
      reviewedOn: account?.review_day ?? null,
      benefits: [...benefitsOf(tier, couponsOf(coupons, tier.key)), '积分次年 12 月 31 日前有效'],
      ladder: reachable(tiers).map((one) => ({
        ...{ key: one.key, name: one.name, growth: one.growth },
        benefits: benefitsOf(one, couponsOf(coupons, one.key)),
      })),
      expiring: account === null || account.last_day === null ? null : await readExpiring(sql, memberId, account.last_day),
    };
  };

const readExpiring = async (sql: Reads, memberId: string, lastDay: string): Promise<CardData['expiring']> => {
  const { earned, gone } = await readBatches(sql, memberId);
  const points = expiring(earned, gone, lastDay);
  return points === 0 ? null : { points, lastDay };
};

type List = typeof contract.listMyPoints;

export const listMyPoints = ({ sql, actor }: ReadContext<Customer>, page: InputOf<List>): Promise<ReplyOf<List>> =>
  readEntries(sql, actor.memberId, page);

/** A member's entries, the newest first. */
export const readEntries = async (sql: Reads, memberId: string, { after, limit }: InputOf<List>): Promise<ReplyOf<List>> => {
  const rows = await sql.all<EntryRow>(
    `SELECT * FROM point_entry WHERE member_id = ?${after === undefined ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
    [memberId, ...(after === undefined ? [] : [after])],
  );
  const page = rows.slice(0, limit);
  return { items: page.map(presentEntry), next: rows.length > limit ? page.at(-1)!.id : null };
};

const presentEntry = ({ id, kind, points, balance, order_id, pass_id, note, at }: EntryRow): PointEntryData => ({
  ...{ id, kind, points, balance, note },
  ...{ orderId: order_id, passId: pass_id, at: at.toISOString() },
});
