import { idAt } from '../../platform/id-time.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Fault } from './find-faults.ts';

/** A ledger is summed up as a whole, so that only what came lately asks for it; every walk of the patrol within an hour does. */
const latelyMs = 3_600_000;

const kind = 'points:';

/** Balances that are not the sum of their entries; one that is listed is looked at until it is right again. */
export const findPointFaults = async (sql: Reads, now: Date, listedMax: number): Promise<Fault[]> =>
  (
    await sql.all<{ member_id: string }>(
      `SELECT t.member_id FROM (SELECT DISTINCT member_id FROM point_entry WHERE id > ?
         UNION SELECT SUBSTR(subject, ${kind.length + 1}) FROM attention WHERE kind = 'patrol' AND state = 'open' AND subject LIKE '${kind}%') t
       LEFT JOIN point_account a ON a.member_id = t.member_id LEFT JOIN point_entry e ON e.member_id = t.member_id
       GROUP BY t.member_id, a.points HAVING COALESCE(a.points, 0) <> COALESCE(SUM(e.points), 0) LIMIT ${listedMax}`,
      [idAt(new Date(now.getTime() - latelyMs))],
    )
  ).map(({ member_id: memberId }) => ({
    subject: `${kind}${memberId}`,
    text: `会员的积分余额与积分明细合计不一致，请技术人员查看（会员 ${memberId}）`,
  }));
