import type { Shelves } from './directory-shelves.ts';
import type { ListedStore } from './listed-store.ts';

/** Stores that fit, those fitting by name or code apart from those that only lie so. */
export type Matches = { readonly byName: readonly ListedStore[]; readonly others: readonly ListedStore[] };

/** Searches kept for as long as the stores they went over: a list's next page asks for the same again. */
const keptMax = 50;
const kept = new WeakMap<Shelves, Map<string, Matches>>();

/** The stores of a city (or all) in whose name, code, place or address every word of `text` is found. */
export const matchesOf = (shelves: Shelves, city: string | undefined, text: string): Matches => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const searches = kept.get(shelves) ?? new Map<string, Matches>();
  kept.set(shelves, searches);
  const key = JSON.stringify([city, words]);
  const known = searches.get(key);
  if (known !== undefined) return known;
  const found = search(shelves, city, words);
  if (searches.size >= keptMax) searches.delete(searches.keys().next().value!);
  searches.set(key, found);
  return found;
};

const search = ({ stores, byCity }: Shelves, city: string | undefined, words: readonly string[]): Matches => {
  const among = city === undefined ? [...stores.values()] : (byCity.get(city) ?? byCity.get(`${city}市`) ?? []);
  if (words.length === 0) return { byName: among, others: [] };
  const fitting = among.filter(({ allText }) => words.every((word) => allText.includes(word)));
  const isByName = ({ nameText }: ListedStore) => words.every((word) => nameText.includes(word));
  return { byName: fitting.filter(isByName), others: fitting.filter((store) => !isByName(store)) };
};
