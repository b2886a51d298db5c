import { nodeOf } from '@mendian/shared/account/scope.ts';
import type { Reads } from '../../platform/sql.ts';

/** The list is read again after so long, in case it changed without a new version or stores changed hands. */
const keptMs = 30_000;
/** How long a turn is remembered after it happened: menus made before it are gone by then. */
const rememberedMs = 24 * 3_600_000;

/** Knows when prices begin and end, so that menus turn at that minute although nobody says anything then. */
export type PlannedTurns = {
  /** The last instant up to now at which a price of this store began or ended, as a number; 0: none lately. */
  last(sql: Reads, version: number, storeId: string, now: Date): number | Promise<number>;
};

/** Instants at which prices turn, in order: of the whole chain, and of single stores. */
type Turns = { readonly chain: readonly number[]; readonly stores: ReadonlyMap<string, readonly number[]> };
type Turn = { readonly node: string; readonly at: Date };

export const keepPlannedTurns = (): PlannedTurns => {
  let kept: { readonly version: number; readonly until: number; turns: Turns | Promise<Turns> } | null = null;
  return {
    last: (sql, version, storeId, now) => {
      if (kept === null || kept.version !== version || now.getTime() >= kept.until) {
        const turns = readTurns(sql, now);
        const made = { version, until: now.getTime() + keptMs, turns: turns as Turns | Promise<Turns> };
        kept = made;
        turns.then(
          (read) => (made.turns = read),
          () => {
            if (kept === made) kept = null;
          },
        );
      }
      const { turns } = kept;
      return turns instanceof Promise ? turns.then((read) => lastOf(read, storeId, now)) : lastOf(turns, storeId, now);
    },
  };
};

const lastOf = ({ chain, stores }: Turns, storeId: string, now: Date): number =>
  Math.max(latest(chain, now), latest(stores.get(storeId) ?? [], now));

const latest = (instants: readonly number[], now: Date): number => instants.findLast((instant) => instant <= now.getTime()) ?? 0;

const readTurns = async (sql: Reads, now: Date): Promise<Turns> => {
  const since = new Date(now.getTime() - rememberedMs);
  const begins = await sql.all<Turn>('SELECT DISTINCT node, valid_from AS at FROM price WHERE valid_from > ?', [since]);
  const ends = await sql.all<Turn>('SELECT DISTINCT node, valid_to AS at FROM price WHERE valid_to > ?', [since]);
  const turns = [...begins, ...ends];
  const stores = new Map<string, number[]>();
  const chain = turns.filter(({ node }) => node === 'chain').map(({ at }) => at.getTime());
  for (const [node, at] of Map.groupBy(turns, (turn) => turn.node))
    for (const storeId of await storesUnder(sql, node))
      stores.set(storeId, [...(stores.get(storeId) ?? []), ...at.map((turn) => turn.at.getTime())]);
  for (const instants of [chain, ...stores.values()]) instants.sort((a, b) => a - b);
  return { chain, stores };
};

const storesUnder = async (sql: Reads, node: string): Promise<string[]> => {
  const level = nodeOf(node);
  if (level.kind === 'chain') return [];
  if (level.kind === 'store') return [level.id];
  const column = level.kind === 'branch' ? 'branch_id' : 'owner_id';
  return (await sql.all<{ id: string }>(`SELECT id FROM store WHERE ${column} = ?`, [level.id])).map(({ id }) => id);
};
