import type { FeedRow } from './feed-changes.ts';

/** A change as this process's own transaction committed it. */
export type Told = FeedRow & {
  /** What it looks like, where the transaction showed it. */
  readonly view?: unknown;
};

/** What this process has just told its stores' feeds, so that its own connections need not read it again. Others read SQL. */
export type FreshChanges = {
  readonly keep: (storeId: string, told: readonly Told[]) => void;
  /** What follows a number, as far as it is in hand without a gap; null: SQL has to be asked. */
  readonly after: (storeId: string, seq: number) => FeedRow[] | null;
  /** How what was told under this number looks; undefined: it has to be read. */
  readonly viewOf: (storeId: string, seq: number) => unknown;
  /** Something happened elsewhere: what is in hand of the store may lack it. */
  readonly forget: (storeId: string) => void;
  /** Somebody connected here listens to the store, or nobody does any more. */
  readonly watch: (storeId: string, isWatched: boolean) => void;
  /** Whether what is told of the store will be asked for here. */
  readonly isWatched: (storeId: string) => boolean;
};

/** Changes are asked for within milliseconds, or never. */
const [storesMax, changesMax] = [100, 10];

export const keepFreshChanges = (): FreshChanges => {
  const kept = new Map<string, readonly Told[]>();
  const watched = new Set<string>();
  return {
    keep: (storeId, told) => {
      kept.set(storeId, [...(kept.get(storeId) ?? []), ...told].slice(-changesMax));
      if (kept.size > storesMax) kept.delete(kept.keys().next().value!);
    },
    after: (storeId, seq) => {
      const rows: FeedRow[] = [];
      for (const one of kept.get(storeId)?.toSorted((a, b) => a.seq - b.seq) ?? []) if (one.seq === seq + 1 + rows.length) rows.push(one);
      return rows.length === 0 ? null : rows;
    },
    viewOf: (storeId, seq) => kept.get(storeId)?.find((one) => one.seq === seq)?.view,
    forget: (storeId) => void kept.delete(storeId),
    watch: (storeId, isWatched) => void (isWatched ? watched.add(storeId) : watched.delete(storeId)),
    isWatched: (storeId) => watched.has(storeId),
  };
};
