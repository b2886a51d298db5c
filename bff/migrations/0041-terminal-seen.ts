import { createTable, id, instant } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** When each terminal was last heard of; a store's is in `terminal_presence`. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'terminal_seen', { columns: { terminal_id: id, seen_at: instant }, key: ['terminal_id'] });
};
