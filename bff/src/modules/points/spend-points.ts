import { refusePoints } from '@mendian/shared/points/points.errors.ts';
import type { Context } from '../../platform/context.ts';
import { question, type Question } from '../../platform/sql.ts';
import { book, lockAccount } from './point-account.ts';

/** What a member has to spend; never bought anything: 0. */
export const askPointBalance = (memberId: string): Question<number> =>
  question<{ points: number }, number>('SELECT points FROM point_account WHERE member_id = ?', [memberId], ([row]) => row?.points ?? 0);

/** Takes points for an order that is being placed; they come back when it ends unpaid or is refunded. */
export const spendPoints = async (
  ctx: Context,
  { orderId, memberId }: { orderId: string; memberId: string },
  points: number,
): Promise<void> => {
  if (points === 0) return;
  const account = await lockAccount(ctx, memberId);
  if (account.points < points) throw refusePoints('points/too-few');
  book(ctx, account, { kind: 'spent', points: -points, order_id: orderId });
};
