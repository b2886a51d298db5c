import type { Database } from '../src/platform/database.ts';

const everyMs = 45_000;

/**
 * Stores that no person bound a terminal to appear to have one that is on, so that the demo chain looks as a chain at work.
 * A store with a terminal of its own, such as the home store, is there only while that terminal is.
 */
export const pretendPresence = (database: Database, now: () => Date): (() => void) => {
  const timer = setInterval(() => void markPresent(database, now()).catch(() => undefined), everyMs);
  return () => clearInterval(timer);
};

export const markPresent = (database: Database, at: Date): Promise<number> =>
  database.transaction((sql) =>
    sql.run('UPDATE terminal_presence SET seen_at = ? WHERE store_id NOT IN (SELECT store_id FROM terminal WHERE ended_at IS NULL)', [at]),
  );
