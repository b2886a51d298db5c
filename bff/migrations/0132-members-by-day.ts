import { addIndexes } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Members found by when they registered. */
export const up = (sql: Sql): Promise<void> => addIndexes(sql, 'member', { created: ['created_at', 'id'] });
