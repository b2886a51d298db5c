import test from 'ava';
import fc from 'fast-check';
import { distanceMeters, type Place } from '@mendian/shared/store/distance.ts';
import { indexPlaces, type PlaceIndex } from './place-index.ts';

const anywhere = fc.record({
  latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  lngE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
});
const inTown = fc.record({
  latE6: fc.integer({ min: 28_500_000, max: 28_800_000 }),
  lngE6: fc.integer({ min: 115_700_000, max: 116_100_000 }),
});
const edges = fc
  .uniqueArray(fc.oneof(fc.nat(60_000), fc.nat(20_100_000)), { minLength: 2, maxLength: 2 })
  .map((pair) => pair.sort((a, b) => a - b));

const foundBy = <Item>(index: PlaceIndex<Item>, here: Place, beyond: number, within: number) => {
  const found: { item: Item; distance: number }[] = [];
  index.visit(here, beyond, within, (item, distance) => {
    found.push({ item, distance });
    return Infinity;
  });
  return found;
};

for (const [where, anyPlace] of [
  ['anywhere on earth', anywhere],
  ['in one town', inTown],
] as const)
  test(`Stores ${where}: what lies between two distances is found, all of it and nothing else`, (t) => {
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 60 }), anyPlace, edges, (places, here, [beyond, within]) => {
        const stores = places.map((place, number) => ({ ...place, number }));
        const found = foundBy(indexPlaces(stores), here, beyond!, within!);
        const plainly = stores.filter((store) => distanceMeters(here, store) > beyond! && distanceMeters(here, store) <= within!);
        t.deepEqual(
          found.map(({ item }) => item.number).sort((a, b) => a - b),
          plainly.map(({ number }) => number),
        );
        t.true(found.every(({ item, distance }) => distance === distanceMeters(here, item)));
      }),
      { numRuns: 500 },
    );
  });

test('One who wants only the nearest so many is shown at least those', (t) => {
  fc.assert(
    fc.property(fc.array(fc.oneof(inTown, anywhere), { maxLength: 60 }), inTown, fc.integer({ min: 1, max: 5 }), (places, here, count) => {
      const nearest: number[] = [];
      indexPlaces(places).visit(here, -1, Infinity, (_, distance) => {
        nearest.push(distance);
        nearest.sort((a, b) => a - b).splice(count);
        return nearest.length === count ? nearest.at(-1)! : Infinity;
      });
      const plainly = places.map((place) => distanceMeters(here, place)).sort((a, b) => a - b);
      t.deepEqual(nearest, plainly.slice(0, count));
    }),
    { numRuns: 500 },
  );
});

test('A store where one stands is found at distance nought', (t) => {
  const store = { latE6: 28_690_120, lngE6: 115_861_240 };
  t.deepEqual(foundBy(indexPlaces([store]), store, -1, 5_000), [{ item: store, distance: 0 }]);
});
