import { addColumns, addIndexes, id, instant, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Points that came and went with a pass, and when its member was told that it is nearly over. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'point_entry', { pass_id: nullable(id) });
  await addIndexes(sql, 'point_entry', { pass: ['pass_id'] });
  await addColumns(sql, 'pass', { ending_told_at: nullable(instant) });
  await addIndexes(sql, 'pass', { until: ['until_at', 'id'] });
};
