import { lowestTier, risen, type Tiers } from '@mendian/shared/points/tier.ts';
import { yearAfter } from '@mendian/shared/points/points.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow } from '../../platform/sql.ts';
import { askGrowth } from './growth.ts';
import { memberRisen } from './points.events.ts';
import type { AccountRow, EntryRow } from './points.rows.ts';
import { askTierVersion } from './tier/read-tiers.ts';

/** A locked account with its growth within twelve months; one that is not there yet is made with its first entry. */
export type Account = AccountRow & { readonly growth: number; readonly tiers: Tiers; readonly isNew: boolean };

/** Locks a member's account in one trip. Of two who find none and both write to it, the second loses, tries again and finds it. */
export const lockAccount = async (ctx: Context, memberId: string): Promise<Account> => {
  const [account, growth, { tiers }] = await ctx.sql.ask(
    firstRow<AccountRow>(`SELECT * FROM point_account WHERE member_id = ?${ctx.sql.lock}`, [memberId]),
    askGrowth(memberId, ctx.now),
    askTierVersion(),
  );
  if (account !== null) return { ...account, growth, tiers, isNew: false };
  const tier = lowestTier(tiers).key;
  return { member_id: memberId, points: 0, tier, review_day: null, last_day: null, growth, tiers, isNew: true };
};

type Booked = Pick<EntryRow, 'kind' | 'points'> &
  Partial<Pick<EntryRow, 'growth' | 'order_id' | 'pass_id' | 'earn_per_mille' | 'last_day' | 'note'>>;

/** Writes an entry to a locked account; the tier rises at once where its growth reaches a higher one. */
export const book = (ctx: Context, account: Account, booked: Booked): Account => {
  const balance = account.points + booked.points;
  const entry: EntryRow = {
    ...{ id: ctx.newId(), member_id: account.member_id, balance, at: ctx.now },
    ...{ growth: 0, order_id: null, pass_id: null, earn_per_mille: null, last_day: null, note: '', ...booked },
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

const tiered = ({ now, emit }: Context, account: Account): Account => {
  const { key } = risen(account.tiers, account.tier, account.growth);
  if (key === account.tier) return account;
  const day = dayOf(now);
  emit(memberRisen({ memberId: account.member_id, tier: key, day }));
  return { ...account, tier: key, review_day: yearAfter(day) };
};

/** The day before: on it something last counted that no longer does today. */
export const yesterday = (now: Date): string => addDays(dayOf(now), -1);
