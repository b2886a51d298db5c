import { tierMonths } from '@mendian/shared/points/tier.ts';
import { idAt } from '../../platform/id-time.ts';
import { question, type Question } from '../../platform/sql.ts';

/** Growth within twelve months; ids begin with their time, so that it is a stretch of the member's index. */
export const askGrowth = (memberId: string, now: Date): Question<number> =>
  question<{ growth: number | string }, number>(
    'SELECT COALESCE(SUM(growth), 0) AS growth FROM point_entry WHERE member_id = ? AND id > ?',
    [memberId, idAt(since(now))],
    ([row]) => Math.max(0, Number(row!.growth)),
  );

/** The same of several members. */
export const askGrowthOf = (memberIds: readonly string[], now: Date): Question<(memberId: string) => number> =>
  question<{ member_id: string; growth: number | string }, (memberId: string) => number>(
    'SELECT member_id, SUM(growth) AS growth FROM point_entry WHERE member_id IN (?) AND id > ? GROUP BY member_id',
    [memberIds, idAt(since(now))],
    (rows) => {
      const growth = new Map(rows.map((row) => [row.member_id, Math.max(0, Number(row.growth))]));
      return (memberId) => growth.get(memberId) ?? 0;
    },
  );

const since = (now: Date): Date => {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() - tierMonths);
  return day;
};
