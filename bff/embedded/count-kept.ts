import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** How many stores an earlier start left in the database; 0 when there was none. */
export const countKept = (file: string): number => {
  if (!existsSync(file)) return 0;
  const database = new Sqlite(file, { readonly: true });
  try {
    return (database.prepare('SELECT COUNT(*) AS number FROM store').get() as { number: number }).number;
  } catch {
    // A start that was cut short before its tables were made.
    return 0;
  } finally {
    database.close();
  }
};
