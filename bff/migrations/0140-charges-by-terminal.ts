import { addIndexes } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** A till shows what became of the charges that were given up at it. */
export const up = async (sql: Sql): Promise<void> => {
  await addIndexes(sql, 'charge', { terminal: ['terminal_id', 'created_at'] });
};
