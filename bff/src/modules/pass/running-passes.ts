import type { Reads } from '../../platform/sql.ts';
import type { PassRow } from './pass.rows.ts';

/** Of each kind the pass of a member's that stands in the way of another: waiting for its payment, not used up, or on its way back. */
export const runningOf = (sql: Reads, memberId: string, kindIds: readonly string[], now: Date): Promise<PassRow[]> =>
  sql.all<PassRow>(
    `SELECT * FROM pass WHERE member_id = ? AND kind_id IN (?) AND (state IN ('paused', 'refunding')
       OR (state = 'unpaid' AND expires_at > ?) OR (state = 'active' AND until_at > ? AND used < uses)) ORDER BY id`,
    [memberId, kindIds, now, now],
  );
