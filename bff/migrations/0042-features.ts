import { createTable, exact, flag, id, instant, integer, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** How far each feature is put out to stores; one without a row was never staged. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'feature_stage', {
    columns: { feature_key: exact(60), percent: integer, halted: flag, changed_by: text(60), changed_at: instant },
    key: ['feature_key'],
  });
  await createTable(sql, 'feature_stage_store', { columns: { feature_key: exact(60), store_id: id }, key: ['feature_key', 'store_id'] });
};
