import { addIndexes } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Which are over, among those of all members. */
export const up = (sql: Sql): Promise<void> => addIndexes(sql, 'session', { expires: ['expires_at'] });
