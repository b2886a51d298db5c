import type { Reads } from '../../platform/sql.ts';
import { reshelve, shelve, type Shelves } from './directory-shelves.ts';
import { loadStores, readListed } from './load-directory.ts';

/** Of more stores than this all are read again. */
const renewedMax = 2_000;

/** The stores as this process has read them last. */
export type KeptShelves = {
  /** Read the first time they are asked for. */
  current(): Promise<Shelves>;
  /** Reads all stores again. */
  reload(): Promise<Shelves>;
  /** Reads these stores again. Only one such step may be under way at a time. */
  renew(storeIds: readonly string[]): Promise<void>;
};

/** `read` hears of each reading of all stores, with their count and when it began, before anyone sees them. */
export const keepShelves = (
  reads: Reads,
  nowMs: () => number,
  read: (fresh: Shelves, counted: string, beganMs: number) => void,
): KeptShelves => {
  let shelves: Promise<Shelves> | null = null;
  const loadAll = async (): Promise<Shelves> => {
    const beganMs = nowMs();
    const counted = await countStores(reads);
    const fresh = shelve(await loadStores(reads));
    read(fresh, counted, beganMs);
    return fresh;
  };
  const reload = (): Promise<Shelves> => {
    const loading = loadAll();
    shelves = loading;
    loading.catch(() => {
      if (shelves === loading) shelves = null;
    });
    return loading;
  };
  const renew = async (storeIds: readonly string[]): Promise<void> => {
    if (storeIds.length > renewedMax) return void (await reload());
    const base = shelves ?? reload();
    const before = await base;
    const fresh = await readListed(reads, storeIds);
    // All were read again meanwhile, maybe too early to see this: once more, on top of that.
    if (shelves !== base) return renew(storeIds);
    shelves = Promise.resolve(reshelve(before, storeIds, fresh));
  };
  return { current: () => shelves ?? reload(), reload, renew };
};

/** How many stores there are and when the last was made, as one text. */
export const countStores = async (sql: Reads): Promise<string> => {
  const row = await sql.one<{ number: number; latest: Date | string | null }>(
    'SELECT COUNT(*) AS number, MAX(created_at) AS latest FROM store',
  );
  return `${row?.number} ${new Date(row?.latest ?? 0).toISOString()}`;
};
