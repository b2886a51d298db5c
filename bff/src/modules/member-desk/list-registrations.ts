import type { listRegistrations as contract, RegistrationData } from '@mendian/shared/member/joining.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { tierOf, type Tiers } from '@mendian/shared/points/tier.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { allRows } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import { maskedMember } from '../member/index.ts';
import { askTierVersion } from '../points/index.ts';

type Found = {
  id: string;
  nickname: string;
  phone: string | null;
  joined_by: RegistrationData['channel'];
  created_at: Date;
  tier: string | null;
  points: number | null;
  store: string | null;
  clerk: string | null;
  campaign: string | null;
};

/** Who came how, by the members' ids, backwards: within any one filter a stretch of an index. */
export const listRegistrations = async (
  ctx: ReadContext<ActorOf<'headOffice'>>,
  input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> => {
  requireWholeChain(ctx);
  const where = conditionOf(input);
  const [found, { tiers }] = await ctx.sql.ask(
    allRows<Found>(
      `SELECT m.id, m.nickname, m.phone, m.joined_by, m.created_at, a.tier, a.points, s.name AS store, c.name AS clerk, j.name AS campaign
       FROM member m LEFT JOIN point_account a ON a.member_id = m.id LEFT JOIN store s ON s.id = m.joined_store_id
       LEFT JOIN clerk c ON c.id = m.joined_clerk_id LEFT JOIN join_code j ON j.id = m.joined_code_id
       WHERE ${where.text} ORDER BY m.id DESC LIMIT ${input.limit + 1}`,
      where.values,
    ),
    askTierVersion(),
  );
  const page = found.slice(0, input.limit);
  return { items: page.map((row) => presentRow(row, tiers)), next: found.length > input.limit ? page.at(-1)!.id : null };
};

const conditionOf = ({ channel, storeId, campaignId, after }: InputOf<typeof contract>): Condition =>
  allOf([
    ...is('m.joined_by = ?', channel),
    ...is('m.joined_store_id = ?', storeId),
    ...is('m.joined_code_id = ?', campaignId),
    { text: 'm.id < ?', values: [after ?? '~'] },
  ]);

const is = (text: string, value: string | undefined): Condition[] => (value === undefined ? [] : [{ text, values: [value] }]);

const presentRow = (row: Found, tiers: Tiers): RegistrationData => ({
  ...{ memberId: row.id, ...maskedMember(row), tier: tierOf(tiers, row.tier ?? '').name, points: row.points ?? 0 },
  ...{ channel: row.joined_by, store: row.store ?? '', clerk: row.clerk ?? '', campaign: row.campaign ?? '' },
  joinedAt: row.created_at.toISOString(),
});
