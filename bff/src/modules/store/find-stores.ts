import { distancesFrom, type Place } from '@mendian/shared/store/distance.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/store/store.contract.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Directory } from './directory.ts';
import type { Shelves } from './directory-shelves.ts';
import { comparePositions, cursorText, readCursor, type Position } from './list-position.ts';
import { cardBytesAt, whyNotAt, type ListedStore } from './listed-store.ts';
import { matchesOf } from './match-stores.ts';
import type { Visitor } from './place-index.ts';

type Input = InputOf<typeof contract.findStores>;
type Found = Position & { readonly store: ListedStore };

/** Finds stores from the directory: by place, by city, by words, a page at a time. The reply is put together from the cards' bytes. */
export const findStores =
  (directory: Directory) =>
  async ({ now }: ReadContext, input: Input): Promise<Buffer> => {
    const shelves = await directory.current();
    const place = placeOf(input);
    const cursor = input.after === undefined ? null : readCursor(input.after, now);
    const asOf = cursor?.asOf ?? now;
    const found = pageFrom(bandsOf(shelves, input, place), cursor?.position ?? null, input.limit + 1, asOf);
    const page = found.slice(0, input.limit);
    const last = page.at(-1);
    const next = found.length > input.limit && last !== undefined ? cursorText({ asOf, position: last }) : null;
    return pageBytes(page, next, { now, hasPlace: place !== null });
  };

/** Puts a page together from the kept bytes of its cards; only the distances are written anew. */
const pageBytes = (page: readonly Found[], next: string | null, { now, hasPlace }: { now: Date; hasPlace: boolean }): Buffer => {
  const cards = page.map(({ store }) => cardBytesAt(store, now));
  const end = Buffer.from(`],"next":${JSON.stringify(next)}}`);
  const size = cards.reduce((total, card) => total + card.length + distanceBytesMax, opening.length + end.length);
  const bytes = Buffer.allocUnsafe(size);
  bytes.set(opening);
  let at = opening.length;
  cards.forEach((card, index) => {
    bytes.set(card, at);
    at += card.length;
    at += bytes.write(`${hasPlace ? page[index]!.distance : null}}${index === cards.length - 1 ? '' : ','}`, at, 'latin1');
  });
  bytes.set(end, at);
  return bytes.subarray(0, at + end.length);
};

const opening = Buffer.from('{"items":[');
/** At most eight digits, since the earth is round, or `null`; the brace; and the comma before the next. */
const distanceBytesMax = 10;

/**
 * Around a place the list goes band by band (metres): within a band stores that take orders come first, so that one nearby
 * that is shut stands before one far away that is open.
 */
const bandEdges = [5_000, 20_000, 60_000, 200_000, 600_000, 2_000_000, Infinity];

type Band = (visitor: Visitor<ListedStore>) => void;

/** The stores of each band, in the order of the bands; looked up only when the page reaches them. */
const bandsOf = (shelves: Shelves, { city, text }: Input, place: Place | null): Band[] => {
  if (place !== null && city === undefined && (text ?? '') === '')
    return bandEdges.map((within, band) => (visitor) => shelves.places.visit(place, bandEdges[band - 1] ?? -1, within, visitor));

  const distanceTo = place === null ? () => 0 : distancesFrom(place);
  const { byName, others } = matchesOf(shelves, city, text ?? '');
  return [byName, others].map((stores) => (visitor) => visitAll(stores, distanceTo, visitor));
};

const visitAll = (stores: readonly ListedStore[], distanceTo: (store: ListedStore) => number, visitor: Visitor<ListedStore>): void => {
  let wanted = Infinity;
  for (const store of stores) {
    const distance = distanceTo(store);
    if (distance <= wanted) wanted = visitor(store, distance);
  }
};

/** From behind `after` on, so many: of each band only the first are kept, the others are not even made. */
const pageFrom = (bands: readonly Band[], after: Position | null, count: number, asOf: Date): Found[] => {
  const page: Found[] = [];
  for (let band = after?.band ?? 0; band < bands.length && page.length < count; band += 1) {
    bands[band]!((store, distance) => {
      const waits = whyNotAt(store, asOf) === null ? 0 : 1;
      const one = { band, waits, distance, code: store.code, store } as const;
      if ((after === null || comparePositions(one, after) > 0) && isAhead(one, page, count)) insert(page, one, count);
      return wantedWithin(page, count, band);
    });
  }
  return page;
};

const isAhead = (one: Found, page: readonly Found[], count: number): boolean =>
  page.length < count || comparePositions(one, page[count - 1]!) < 0;

/** Once a page is full of this band's stores that take orders, whatever is farther than the last of them comes behind it. */
const wantedWithin = (page: readonly Found[], count: number, band: number): number => {
  const last = page[count - 1];
  return last !== undefined && last.band === band && last.waits === 0 ? last.distance : Infinity;
};

const insert = (page: Found[], one: Found, count: number): void => {
  let place = page.length;
  while (place > 0 && comparePositions(one, page[place - 1]!) < 0) place -= 1;
  page.splice(place, 0, one);
  if (page.length > count) page.pop();
};

const placeOf = ({ latE6, lngE6 }: Input): Place | null => {
  if (latE6 !== undefined && lngE6 !== undefined) return { latE6, lngE6 };
  if (latE6 === undefined && lngE6 === undefined) return null;
  throw refuse('input/invalid', { fields: { [latE6 === undefined ? 'latE6' : 'lngE6']: ['经纬度要一起给'] } });
};
