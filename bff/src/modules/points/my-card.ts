import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { tierOf, nextTier, type Tier } from '@mendian/shared/points/tier.ts';
import { expiring } from '@mendian/shared/points/points.ts';
import type * as contract from '@mendian/shared/points/points.contract.ts';
import type { CardData, PointEntryData } from '@mendian/shared/points/points.contract.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { firstRow, type Reads } from '../../platform/sql.ts';
import { askGrowth } from './point-account.ts';
import type { AccountRow, EntryRow } from './points.rows.ts';
import { readBatches } from './run-out.ts';

export const getMyCard = ({ sql, actor, now }: ReadContext<Customer>): Promise<CardData> => readCard(sql, actor.memberId, now);

/** A member's card; one who never bought anything has the lowest tier and no points. */
const readCard = async (sql: Reads, memberId: string, now: Date): Promise<CardData> => {
  const [account, growth] = await sql.ask(
    firstRow<AccountRow>('SELECT * FROM point_account WHERE member_id = ?', [memberId]),
    askGrowth(memberId, now),
  );
  const tier = tierOf(account?.tier ?? 'fan');
  const next = nextTier(account?.tier ?? 'fan', growth);
  return {
    tier: { key: account?.tier ?? 'fan', name: tier.name },
    points: account?.points ?? 0,
    growth,
    next: next && { name: next.tier.name, growth: next.tier.growth, missing: next.missing },
    reviewedOn: account?.review_day ?? null,
    benefits: benefitsOf(tier),
    expiring: account === null || account.last_day === null ? null : await readExpiring(sql, memberId, account.last_day),
  };
};

const readExpiring = async (sql: Reads, memberId: string, lastDay: string): Promise<CardData['expiring']> => {
  const { earned, gone } = await readBatches(sql, memberId);
  const points = expiring(earned, gone, lastDay);
  return points === 0 ? null : { points, lastDay };
};

const benefitsOf = ({ earnPerMille }: Tier): string[] => [
  earnPerMille === 1000 ? '每实付 1 元得 1 积分' : `每实付 1 元得 ${earnPerMille / 1000} 积分`,
  '积分次年 12 月 31 日前有效',
];

type List = typeof contract.listMyPoints;

export const listMyPoints = async ({ sql, actor }: ReadContext<Customer>, { after, limit }: InputOf<List>): Promise<ReplyOf<List>> => {
  const rows = await sql.all<EntryRow>(
    `SELECT * FROM point_entry WHERE member_id = ?${after === undefined ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ${limit + 1}`,
    [actor.memberId, ...(after === undefined ? [] : [after])],
  );
  const page = rows.slice(0, limit);
  return { items: page.map(presentEntry), next: rows.length > limit ? page.at(-1)!.id : null };
};

const presentEntry = ({ id, kind, points, balance, order_id, note, at }: EntryRow): PointEntryData => ({
  ...{ id, kind, points, balance, note },
  ...{ orderId: order_id, at: at.toISOString() },
});
