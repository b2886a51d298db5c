import { addIndexes } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Whom a campaign brought: few among many millions. */
export const up = (sql: Sql): Promise<void> => addIndexes(sql, 'member', { joined_code: ['joined_code_id', 'id'] });
