import { addIndexes } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/**
 * A merchant finds its shifts among all of the chain's, and head office those few that are open or were closed by force; what a version
 * before this one opened without an owner gets its store's.
 */
export const up = async (sql: Sql): Promise<void> => {
  await addIndexes(sql, 'till_shift', {
    ...{ owner: ['owner_id', 'opened_at'], branch: ['branch_id', 'opened_at'] },
    ...{ forced: ['forced', 'opened_at'], closed: ['closed_at', 'opened_at'] },
  });
  await sql.run(
    `UPDATE till_shift SET owner_id = (SELECT s.owner_id FROM store s WHERE s.id = till_shift.store_id),
      branch_id = (SELECT s.branch_id FROM store s WHERE s.id = till_shift.store_id) WHERE owner_id IS NULL`,
  );
};
