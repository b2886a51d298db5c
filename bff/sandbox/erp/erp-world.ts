import type { Clock } from '../clock.ts';
import type { Keep, Shelf } from '../keep.ts';
import { erpLists, type ErpChain, type ErpKeys, type ErpList, type ErpMisbehaviour, type ErpRow } from './erp-shape.ts';

/** A row as it was changed by hand; gone rows are kept as such, so that a restart does not bring them back. */
type Changed = { readonly list: ErpList; readonly row: ErpRow; readonly gone: boolean };

export type ErpNotice = { readonly at: string; readonly list: ErpList; readonly codes: readonly string[]; status: number | null };

export type ErpWorld = {
  readonly keys: ErpKeys;
  readonly clock: Clock;
  /** The time on the wire, which is not sped up. */
  readonly wireNow: () => Date;
  readonly lists: Readonly<Record<ErpList, Map<number, ErpRow>>>;
  readonly changed: Shelf<Changed>;
  readonly settings: Shelf<unknown>;
  readonly misbehaviour: ErpMisbehaviour;
  /** Rows as they were before they were spoiled: list and id → row; null: it was made only to spoil. */
  readonly spoiled: Map<string, { readonly list: ErpList; readonly id: number; readonly was: ErpRow | null }>;
  readonly nonces: Set<string>;
  readonly calls: Map<string, number>;
  readonly notices: ErpNotice[];
  readonly ending: AbortSignal;
  /** Lists in the orders they are paged in, until something changes. */
  readonly sorted: Map<string, readonly ErpRow[]>;
  nextId: number;
};

export const calmErp: ErpMisbehaviour = {
  slowMs: 0,
  down: 'no',
  failTimes: 0,
  truncated: false,
  shuffled: false,
  forgedNotices: false,
};

export const emptyChain: ErpChain = { branches: [], franchisees: [], stores: [] };

const changedMost = 100_000;
/** What was there from the beginning counts as changed then. */
const beginning = '2026-01-01T00:00:00.000Z';

type Settings = {
  readonly keys: ErpKeys;
  readonly chain: ErpChain;
  readonly clock: Clock;
  readonly wireNow: () => Date;
  readonly keep: Keep;
  readonly ending: AbortSignal;
};

export const makeErpWorld = ({ keys, chain, clock, wireNow, keep, ending }: Settings): ErpWorld => {
  const world: ErpWorld = {
    ...{ keys, clock, wireNow, ending },
    lists: { branches: new Map(), franchisees: new Map(), stores: new Map() },
    changed: keep.shelf<Changed>('erp-row', changedMost),
    settings: keep.shelf('erp-setting', 10),
    misbehaviour: { ...calmErp },
    spoiled: new Map(),
    nonces: new Set(),
    calls: new Map(),
    notices: [],
    sorted: new Map(),
    nextId: 1,
  };
  for (const list of erpLists)
    for (const row of chain[list]) {
      const id = world.nextId++;
      world.lists[list].set(id, { ...row, id, updatedAt: beginning } as ErpRow);
    }
  for (const { list, row, gone } of world.changed.all()) {
    world.nextId = Math.max(world.nextId, row.id + 1);
    if (gone) world.lists[list].delete(row.id);
    else world.lists[list].set(row.id, row);
  }
  return world;
};

/** Writes a row as of now; null takes it away. */
export const putRow = (world: ErpWorld, list: ErpList, row: ErpRow, gone = false): void => {
  const now = { ...row, updatedAt: world.clock.now().toISOString() };
  if (gone) world.lists[list].delete(row.id);
  else world.lists[list].set(row.id, now);
  world.changed.put(`${list}:${row.id}`, { list, row: now, gone });
  world.sorted.clear();
};

export type Order = 'code' | 'updatedAt';

export const rowsInOrder = (world: ErpWorld, list: ErpList, order: Order): readonly ErpRow[] => {
  const key = `${list} ${order}`;
  const known = world.sorted.get(key);
  if (known !== undefined) return known;
  const rows = [...world.lists[list].values()].sort((a, b) => compareText(a[order], b[order]) || a.id - b.id);
  world.sorted.set(key, rows);
  return rows;
};

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
