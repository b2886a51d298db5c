import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { lastDayOf } from '@mendian/shared/points/points.ts';
import { refusePoints } from '@mendian/shared/points/points.errors.ts';
import type { Context } from '../../platform/context.ts';
import { book, lockAccount } from './point-account.ts';

/** Points that a person adds or takes off, and why, as the member reads it. */
export type Correction = { readonly points: number; readonly reason: string };

/**
 * Books a correction to a member's points; gives the balance after it. Added ones run out like those earned today. Only a refund may
 * leave a balance below zero: a correction takes no more than there is.
 */
export const correctPoints = async (ctx: Context, memberId: string, { points, reason }: Correction): Promise<number> => {
  const account = await lockAccount(ctx, memberId);
  if (points < 0 && account.points + points < 0)
    throw refusePoints(
      'points/below-zero',
      { points: account.points },
      `现在有 ${account.points} 积分，最多减 ${Math.max(0, account.points)}`,
    );
  const lastDay = points > 0 ? lastDayOf(dayOf(ctx.now)) : null;
  return book(ctx, account, { kind: 'corrected', points, note: reason, last_day: lastDay }).points;
};
