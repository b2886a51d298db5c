import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/store/store.contract.ts';
import type { Cached } from '../../platform/send-bytes.ts';
import type { Directory } from './directory.ts';
import type { City } from './directory-shelves.ts';

type Reply = ReplyOf<typeof contract.findCities>;

/** The cities that have stores. Each reading of the stores is a version. */
export const findCities = (directory: Directory) => {
  const versions = new WeakMap<readonly City[], string>();
  let latest = 0;
  return async (): Promise<Cached<Reply>> => {
    const { cities } = await directory.current();
    const version = versions.get(cities) ?? String((latest += 1));
    versions.set(cities, version);
    return { key: 'cities', version, build: async () => ({ items: [...cities] }) };
  };
};
