import { addColumns, addIndexes, id, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Whose a shift was when it was opened, as orders keep it: a store that changes hands leaves its shifts with who owned it then. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'till_shift', { owner_id: nullable(id), branch_id: nullable(id) });
  await addIndexes(sql, 'till_shift', { opened: ['opened_at'] });
  await sql.run(
    `UPDATE till_shift SET owner_id = (SELECT s.owner_id FROM store s WHERE s.id = till_shift.store_id),
      branch_id = (SELECT s.branch_id FROM store s WHERE s.id = till_shift.store_id) WHERE owner_id IS NULL`,
  );
};
