import {
  addColumns,
  addIndexes,
  createTable,
  exact,
  flag,
  id,
  instant,
  integer,
  nullable,
  text,
  withDefault,
} from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What terminals tell of themselves, those that were put out of use, and the versions that are released to them. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'terminal', {
    model: withDefault(text(60), ''),
    app_version: withDefault(exact(20), ''),
    reported_at: nullable(instant),
    /** While it stands its requests are refused; an unbound one has `ended_at` and never comes back. */
    disabled_at: nullable(instant),
  });
  await addIndexes(sql, 'terminal', { version: ['app_version', 'id'] });
  await createTable(sql, 'app_release', {
    columns: {
      id,
      version: exact(20),
      notes: text(500),
      /** Of all terminals; it only grows. */
      percent: withDefault(integer, 0),
      halted: withDefault(flag, 0),
      created_by: text(60),
      created_at: instant,
    },
    key: ['id'],
    unique: { version: ['version'] },
  });
  await createTable(sql, 'app_release_store', { columns: { release_id: id, store_id: id }, key: ['release_id', 'store_id'] });
};
