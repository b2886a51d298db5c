import { addColumns, flag, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Categories that head office hides for a time, such as gift boxes between the festivals. */
export const up = (sql: Sql): Promise<void> => addColumns(sql, 'category', { hidden: withDefault(flag, 0) });
