import type { Sql, Value } from '../src/platform/sql.ts';

/** SQLite binds up to 32,766 values in a statement; bigger statements are not faster. */
const valuesMax = 8_000;

/** Inserts any number of rows, many in each statement. */
export const insertAll = async (sql: Sql, table: string, rows: readonly Record<string, Value>[]): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const atOnce = Math.floor(valuesMax / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += atOnce) await sql.insert(table, rows.slice(from, from + atOnce));
};
