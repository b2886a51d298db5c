import type { Reads } from './sql.ts';

/** A row of a store's feed. */
export type FeedRow = {
  readonly seq: number;
  readonly kind: 'order' | 'trading' | 'products' | 'prints';
  readonly order_id: string | null;
};

/** A client further behind than this takes a new snapshot instead. */
export const changesMax = 500;

/**
 * What is committed after a number, in order. A store's counter row is locked until the transaction that took a number commits,
 * so numbers become visible in order and without gaps: whoever has read up to n never has to look below n again.
 */
export const readChanges = (reads: Reads, storeId: string, after: number): Promise<FeedRow[]> =>
  reads.all<FeedRow>(`SELECT seq, kind, order_id FROM feed_event WHERE store_id = ? AND seq > ? ORDER BY seq LIMIT ${changesMax}`, [
    storeId,
    after,
  ]);

/** Of several rows about one thing only the last stays: its message shows the thing as it is now. */
export const foldChanges = (rows: readonly FeedRow[]): FeedRow[] => {
  const lastOf = new Map(rows.map((row) => [thingOf(row), row.seq]));
  return rows.filter((row) => lastOf.get(thingOf(row)) === row.seq);
};

const thingOf = ({ kind, order_id: orderId }: FeedRow): string => `${kind}:${orderId ?? ''}`;

/** Where a store's sequence stands, and whether all after `seq` can still be told; null: there is no such store. */
export const readStanding = async (reads: Reads, storeId: string, seq: number): Promise<{ seq: number; complete: boolean } | null> => {
  const row = await reads.one<{ seq: number; oldest: number | null }>(
    'SELECT c.seq, (SELECT MIN(f.seq) FROM feed_event f WHERE f.store_id = c.store_id) AS oldest FROM feed_counter c WHERE c.store_id = ?',
    [storeId],
  );
  if (row === null) return null;
  const complete = seq === row.seq || (seq < row.seq && row.seq - seq <= changesMax && row.oldest !== null && row.oldest <= seq + 1);
  return { seq: row.seq, complete };
};

const storesAtOnce = 1_000;

/** The counters of many stores. */
export const readCounters = async (reads: Reads, storeIds: readonly string[]): Promise<{ store_id: string; seq: number }[]> => {
  const found = [];
  for (let from = 0; from < storeIds.length; from += storesAtOnce)
    found.push(
      ...(await reads.all<{ store_id: string; seq: number }>('SELECT store_id, seq FROM feed_counter WHERE store_id IN (?)', [
        storeIds.slice(from, from + storesAtOnce),
      ])),
    );
  return found;
};
