import test from 'ava';
import fc from 'fast-check';
import { distanceMeters } from './distance.ts';

const anyPlace = fc.record({
  latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  lngE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
});
const nanchang = { latE6: 28_674_300, lngE6: 115_903_400 };

test('Distances are those of the map', (t) => {
  t.is(distanceMeters(nanchang, nanchang), 0);
  t.is(distanceMeters({ latE6: 0, lngE6: 0 }, { latE6: 1_000_000, lngE6: 0 }), 111_195);
  const beijing = { latE6: 39_904_200, lngE6: 116_407_400 };
  t.true(Math.abs(distanceMeters(nanchang, beijing) - 1_249_000) < 3_000);
  t.is(distanceMeters({ latE6: 0, lngE6: 179_500_000 }, { latE6: 0, lngE6: -179_500_000 }), 111_195);
});

test('Whatever the places, the way there is as long as the way back, whole, and never half around the earth', (t) => {
  fc.assert(
    fc.property(anyPlace, anyPlace, (a, b) => {
      const there = distanceMeters(a, b);
      t.is(there, distanceMeters(b, a));
      t.true(Number.isInteger(there) && there >= 0 && there <= 20_015_087);
    }),
  );
});

test('Whatever the places, a detour is never shorter', (t) => {
  fc.assert(
    fc.property(anyPlace, anyPlace, anyPlace, (a, b, c) => t.true(distanceMeters(a, c) <= distanceMeters(a, b) + distanceMeters(b, c) + 2)),
  );
});
