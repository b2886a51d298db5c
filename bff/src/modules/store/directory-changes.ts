import { terminalAwayMs } from '@mendian/shared/store/trading.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Shelves } from './directory-shelves.ts';
import type { ListedStore } from './listed-store.ts';
import { tradingOf } from './read-store.ts';
import type { TradingRow } from './store.rows.ts';

type Stores = Shelves['stores'];

/** How far back a look for changes reaches beyond the last one seen: transactions commit later than their time, clocks differ. */
const overlapMs = 60_000;
/** Presence is written in short transactions, by thousands of terminals all the time. */
const presenceOverlapMs = 15_000;

/** Takes over what staff of these stores switched. */
export const takeTradingOf = async (sql: Reads, stores: Stores, storeIds: readonly string[], nowMs: number): Promise<void> =>
  takeTrading(await sql.all<TradingRow>(`${selectTrading} WHERE store_id IN (?)`, [storeIds]), stores, nowMs);

/** Takes over what was switched lately, whoever said so or did not. */
export const takeTradingSince = async (sql: Reads, stores: Stores, sinceMs: number, nowMs: number): Promise<void> =>
  takeTrading(await sql.all<TradingRow>(`${selectTrading} WHERE changed_at > ?`, [new Date(sinceMs - overlapMs)]), stores, nowMs);

const selectTrading = 'SELECT store_id, status, pickup, delivery, changed_by, changed_at FROM store_trading';

const takeTrading = (rows: readonly TradingRow[], stores: Stores, nowMs: number): void => {
  for (const row of rows) {
    const store = stores.get(row.store_id);
    const { status, pickup, delivery } = tradingOf(row);
    if (store === undefined) continue;
    const { trading } = store;
    if (trading.status === status && trading.pickup === pickup && trading.delivery === delivery) continue;
    Object.assign(store, { trading: { status, pickup, delivery }, tradingBefore: trading, turnedAtMs: nowMs, view: null });
  }
};

type ChangedRow = { readonly id: string; readonly standing: string; readonly changed_at: Date };

/** The stores whose own rows were changed lately and are not known so yet. */
export const findRenewed = async (sql: Reads, stores: Stores, sinceMs: number): Promise<string[]> => {
  const rows = await sql.all<ChangedRow>('SELECT id, standing, changed_at FROM store WHERE changed_at > ?', [
    new Date(sinceMs - overlapMs),
  ]);
  return rows.filter((row) => !isKnown(row, stores.get(row.id))).map(({ id }) => id);
};

const isKnown = ({ standing, changed_at: changedAt }: ChangedRow, store: ListedStore | undefined): boolean =>
  store === undefined ? standing === 'closed' : standing === 'open' && store.changedAtMs === changedAt.getTime();

/** Takes over which terminals were heard of lately; tells the latest moment. */
export const takePresence = async (sql: Reads, stores: Stores, sinceMs: number): Promise<number> => {
  const rows = await sql.all<{ store_id: string; seen_at: Date }>('SELECT store_id, seen_at FROM terminal_presence WHERE seen_at > ?', [
    new Date(sinceMs - presenceOverlapMs),
  ]);
  let latestMs = sinceMs;
  for (const { store_id, seen_at } of rows) {
    const seenAtMs = seen_at.getTime();
    const store = stores.get(store_id);
    latestMs = Math.max(latestMs, seenAtMs);
    if (store === undefined || seenAtMs <= store.seenAtMs) continue;
    if (seenAtMs - store.seenAtMs > terminalAwayMs)
      Object.assign(store, { awayFromMs: store.seenAtMs + terminalAwayMs, awayUntilMs: seenAtMs });
    store.seenAtMs = seenAtMs;
  }
  return latestMs;
};
