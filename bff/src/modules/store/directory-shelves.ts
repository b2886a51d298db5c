import { indexPlaces, type PlaceIndex } from './place-index.ts';
import type { ListedStore } from './listed-store.ts';

export type City = {
  readonly name: string;
  readonly initial: string;
  readonly stores: number;
  readonly latE6: number;
  readonly lngE6: number;
};

/** All stores, and the ways to find them: by id, by place, by city. */
export type Shelves = {
  readonly stores: ReadonlyMap<string, ListedStore>;
  readonly places: PlaceIndex<ListedStore>;
  readonly byCity: ReadonlyMap<string, readonly ListedStore[]>;
  readonly cities: readonly City[];
};

export const shelve = (stores: readonly ListedStore[]): Shelves => {
  const byCity = Map.groupBy(stores, ({ city }) => city);
  return {
    stores: new Map(stores.map((store) => [store.id, store])),
    places: indexPlaces(stores),
    byCity,
    cities: [...byCity].map(([name, inCity]) => cityOf(name, inCity)).sort(byInitialThenSize),
  };
};

/** The shelves with these stores as they are now; those that are not among `fresh` have left the chain. What the others keep stays. */
export const reshelve = ({ stores }: Shelves, storeIds: readonly string[], fresh: readonly ListedStore[]): Shelves => {
  const left = new Set(storeIds);
  return shelve([
    ...[...stores.values()].filter(({ id }) => !left.has(id)),
    ...fresh.map((store) => takingOver(store, stores.get(store.id))),
  ]);
};

/** What has been heard of trading and presence goes on: it comes by ways of its own. */
const takingOver = (fresh: ListedStore, known: ListedStore | undefined): ListedStore => {
  if (known === undefined) return fresh;
  const { trading, tradingBefore, turnedAtMs, seenAtMs, awayFromMs, awayUntilMs } = known;
  return { ...fresh, trading, tradingBefore, turnedAtMs, seenAtMs, awayFromMs, awayUntilMs };
};

/** A city lies in the middle of its stores. */
const cityOf = (name: string, stores: readonly ListedStore[]): City => ({
  name,
  initial: stores[0]!.cityInitial,
  stores: stores.length,
  latE6: meanOf(stores.map(({ latE6 }) => latE6)),
  lngE6: meanOf(stores.map(({ lngE6 }) => lngE6)),
});

const meanOf = (numbers: readonly number[]): number => Math.round(numbers.reduce((total, number) => total + number, 0) / numbers.length);

const byInitialThenSize = (a: City, b: City): number =>
  a.initial === b.initial ? b.stores - a.stores || (a.name < b.name ? -1 : 1) : a.initial < b.initial ? -1 : 1;
