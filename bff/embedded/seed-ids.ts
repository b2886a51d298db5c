import { monotonicFactory } from 'ulid';

/** Ids in the order they are asked for: rows go to the ends of their indexes, which is many times faster than into the middle. */
export const idsFrom = (at: Date): (() => string) => {
  const next = monotonicFactory();
  return () => next(at.getTime());
};

/** One new id for each key, in the order of the keys. */
export const idPerKey = (newId: () => string, keys: readonly string[]): ReadonlyMap<string, string> =>
  new Map(keys.map((key) => [key, newId()]));

/** The id of a key that must be there. */
export const idOf = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`the demo data name ${key}, which is not there`);
  return id;
};
