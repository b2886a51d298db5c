import { lastDayOf } from '@mendian/shared/points/points.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { firstRow } from '../../platform/sql.ts';
import { on, type Moot, type Subscriber } from '../../platform/subscriber.ts';
import { memberJoined } from '../member/index.ts';
import { book, lockAccount } from './point-account.ts';

/** Most chains give none: then nobody is handed over. */
const noneIsGiven: Moot = async (reads, payloads) => {
  const some = await reads.one('SELECT 1 AS one FROM join_points WHERE points > 0');
  return payloads.map(() => some === null);
};

/** What a member's registration channel brings, less what was given to him for it before: told again it gives nothing. */
export const pointsAtRegistration: Subscriber = on(
  memberJoined,
  'points.at-registration',
  async (ctx, { memberId }) => {
    const account = await lockAccount(ctx, memberId);
    const [brings, had] = await ctx.sql.ask(
      firstRow<{ points: number }>(
        `SELECT points FROM join_points WHERE channel = (SELECT COALESCE(joined_by, 'self') FROM member WHERE id = ?)`,
        [memberId],
      ),
      firstRow<{ points: number | string }>(
        `SELECT COALESCE(SUM(points), 0) AS points FROM point_entry WHERE member_id = ? AND kind = 'given'`,
        [memberId],
      ),
    );
    const points = (brings?.points ?? 0) - Number(had!.points);
    if (points > 0) book(ctx, account, { kind: 'given', points, last_day: lastDayOf(dayOf(ctx.now)) });
  },
  noneIsGiven,
);
