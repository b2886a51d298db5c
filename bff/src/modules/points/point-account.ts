import { tierMonths, risen } from '@mendian/shared/points/tier.ts';
import { yearAfter } from '@mendian/shared/points/points.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import { idAt } from '../../platform/id-time.ts';
import { firstRow, question, type Question } from '../../platform/sql.ts';
import type { AccountRow, EntryRow } from './points.rows.ts';

/** A locked account with its growth within twelve months; one that is not there yet is made with its first entry. */
export type Account = AccountRow & { readonly growth: number; readonly isNew: boolean };

/** Locks a member's account in one trip. Of two who find none and both write to it, the second loses, tries again and finds it. */
export const lockAccount = async (ctx: Context, memberId: string): Promise<Account> => {
  const [account, growth] = await ctx.sql.ask(
    firstRow<AccountRow>(`SELECT * FROM point_account WHERE member_id = ?${ctx.sql.lock}`, [memberId]),
    askGrowth(memberId, ctx.now),
  );
  if (account !== null) return { ...account, growth, isNew: false };
  return { member_id: memberId, points: 0, tier: 'fan', review_day: null, last_day: null, growth, isNew: true };
};

type Booked = Pick<EntryRow, 'kind' | 'points'> & Partial<Pick<EntryRow, 'growth' | 'order_id' | 'earn_per_mille' | 'last_day' | 'note'>>;

/** Writes an entry to a locked account; the tier rises at once where its growth reaches a higher one. */
export const book = (ctx: Context, account: Account, booked: Booked): Account => {
  const balance = account.points + booked.points;
  const entry: EntryRow = {
    ...{ id: ctx.newId(), member_id: account.member_id, balance, at: ctx.now },
    ...{ growth: 0, order_id: null, earn_per_mille: null, last_day: null, note: '', ...booked },
  };
  const grown = { ...account, growth: account.growth + entry.growth };
  const { tier, review_day } = tiered(ctx, grown);
  const set = { points: balance, tier, review_day, last_day: earlier(account.last_day, entry.last_day) };
  ctx.sql.later.insert('point_entry', [entry]);
  if (account.isNew) ctx.sql.later.insert('point_account', [{ member_id: account.member_id, ...set }]);
  else
    ctx.sql.later.run('UPDATE point_account SET points = ?, tier = ?, review_day = ?, last_day = ? WHERE member_id = ?', [
      ...Object.values(set),
      account.member_id,
    ]);
  return { ...grown, ...set, isNew: false };
};

const earlier = (known: string | null, fresh: string | null): string | null =>
  known === null || (fresh !== null && fresh < known) ? fresh : known;

const tiered = ({ now }: Context, account: Account): Account => {
  const reached = risen(account.tier, account.growth);
  return reached === account.tier ? account : { ...account, tier: reached, review_day: yearAfter(dayOf(now)) };
};

/** Growth within twelve months; ids begin with their time, so that it is a stretch of the member's index. */
export const askGrowth = (memberId: string, now: Date): Question<number> => {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - tierMonths);
  return question<{ growth: number | string }, number>(
    'SELECT COALESCE(SUM(growth), 0) AS growth FROM point_entry WHERE member_id = ? AND id > ?',
    [memberId, idAt(since)],
    ([row]) => Math.max(0, Number(row!.growth)),
  );
};

/** The day before: on it something last counted that no longer does today. */
export const yesterday = (now: Date): string => addDays(dayOf(now), -1);
