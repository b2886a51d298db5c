import { tierMonths, risen } from '@mendian/shared/points/tier.ts';
import { yearAfter } from '@mendian/shared/points/points.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import { idAt } from '../../platform/id-time.ts';
import type { Reads } from '../../platform/sql.ts';
import type { AccountRow, EntryRow } from './points.rows.ts';

/** Locks a member's account, making it the first time. */
export const lockAccount = async (ctx: Context, memberId: string): Promise<AccountRow> => {
  const fresh: AccountRow = { member_id: memberId, points: 0, tier: 'fan', review_day: null, last_day: null };
  await ctx.sql.insert('point_account', [fresh], { ignore: true });
  return (await ctx.sql.one<AccountRow>(`SELECT * FROM point_account WHERE member_id = ?${ctx.sql.lock}`, [memberId]))!;
};

type Booked = Pick<EntryRow, 'kind' | 'points'> & Partial<Pick<EntryRow, 'growth' | 'order_id' | 'earn_per_mille' | 'last_day' | 'note'>>;

/** Writes an entry to a locked account; the tier rises at once where its growth reaches a higher one. */
export const book = async (ctx: Context, account: AccountRow, booked: Booked): Promise<AccountRow> => {
  const balance = account.points + booked.points;
  const entry: EntryRow = {
    ...{ id: ctx.newId(), member_id: account.member_id, balance, at: ctx.now },
    ...{ growth: 0, order_id: null, earn_per_mille: null, last_day: null, note: '', ...booked },
  };
  await ctx.sql.insert('point_entry', [entry]);
  const changed = {
    ...account,
    ...(await tiered(ctx, account, entry.growth)),
    points: balance,
    last_day: earlier(account.last_day, entry.last_day),
  };
  await ctx.sql.run('UPDATE point_account SET points = ?, tier = ?, review_day = ?, last_day = ? WHERE member_id = ?', [
    changed.points,
    changed.tier,
    changed.review_day,
    changed.last_day,
    changed.member_id,
  ]);
  return changed;
};

const earlier = (known: string | null, fresh: string | null): string | null =>
  known === null || (fresh !== null && fresh < known) ? fresh : known;

const tiered = async (ctx: Context, { member_id, tier, review_day }: AccountRow, growth: number) => {
  if (growth <= 0) return { tier, review_day };
  const reached = risen(tier, await readGrowth(ctx.sql, member_id, ctx.now));
  return reached === tier ? { tier, review_day } : { tier: reached, review_day: yearAfter(dayOf(ctx.now)) };
};

/** Growth within twelve months; ids begin with their time, so that it is a stretch of the member's index. */
export const readGrowth = async (sql: Reads, memberId: string, now: Date): Promise<number> => {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - tierMonths);
  const found = await sql.one<{ growth: number }>(
    'SELECT COALESCE(SUM(growth), 0) AS growth FROM point_entry WHERE member_id = ? AND id > ?',
    [memberId, idAt(since)],
  );
  return Math.max(0, Number(found?.growth ?? 0));
};

/** The day before: on it something last counted that no longer does today. */
export const yesterday = (now: Date): string => addDays(dayOf(now), -1);
