import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { findCities } from '@mendian/shared/store/store.contract.ts';

export type City = ReplyOf<typeof findCities>['items'][number];
type CityGroup = { readonly initial: string; readonly cities: readonly City[] };

/** Cities by initial, A to Z, those with more stores first within one; `text` narrows by name or initial. */
export const cityGroups = (cities: readonly City[], text: string): CityGroup[] => {
  const wanted = text.trim().toUpperCase();
  const found = wanted === '' ? cities : cities.filter(({ name, initial }) => name.includes(wanted) || initial === wanted);
  return [...new Set(found.map(({ initial }) => initial))]
    .sort()
    .map((initial) => ({ initial, cities: found.filter((city) => city.initial === initial).sort((a, b) => b.stores - a.stores) }));
};
