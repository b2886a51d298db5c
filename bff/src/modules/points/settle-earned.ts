import { growthFor, lastDayOf, pointsFor } from '@mendian/shared/points/points.ts';
import { tierOf } from '@mendian/shared/points/tier.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import { book, type Account } from './point-account.ts';
import type { EntryRow } from './points.rows.ts';

type Bought = {
  readonly of: Pick<EntryRow, 'order_id'> | Pick<EntryRow, 'pass_id'>;
  /** What was paid and not given back, in fen. */
  readonly kept: number;
  /** Why points came, and why they went. */
  readonly notes: { readonly earned: string; readonly takenBack: string };
};

/** Brings what a purchase earned, told by its entries, to what was kept of its payment, at the rate of its first points. */
export const settleEarned = (ctx: Context, account: Account, { of, kept, notes }: Bought, entries: readonly EntryRow[]): void => {
  const rate =
    entries.find(({ earn_per_mille: first }) => first !== null)?.earn_per_mille ?? tierOf(account.tiers, account.tier).earnPerMille;
  const points = pointsFor(kept, rate) - sumOf(entries, ['earned', 'taken-back'], 'points');
  const growth = growthFor(kept) - sumOf(entries, ['earned', 'taken-back'], 'growth');
  if (points === 0 && growth === 0) return;
  book(ctx, account, {
    ...{ ...of, points, growth, earn_per_mille: rate },
    ...(points >= 0
      ? { kind: 'earned', last_day: lastDayOf(dayOf(ctx.now)), note: notes.earned }
      : { kind: 'taken-back', note: notes.takenBack }),
  });
};

export const sumOf = (entries: readonly EntryRow[], kinds: readonly EntryRow['kind'][], what: 'points' | 'growth'): number =>
  entries.reduce((total, entry) => (kinds.includes(entry.kind) ? total + entry[what] : total), 0);
