import test from 'ava';
import fc from 'fast-check';
import { placePoints } from '../src/features/store/place-points.ts';

const anyPlace = fc.record({
  storeId: fc.string({ minLength: 1 }),
  name: fc.constant('店'),
  city: fc.constantFrom('南昌', '上海', '成都', '广州'),
  latE6: fc.integer({ min: 18_000_000, max: 53_000_000 }),
  lngE6: fc.integer({ min: 73_000_000, max: 135_000_000 }),
  status: fc.constant('open' as const),
  online: fc.boolean(),
});

test('every store of the map lies on the sheet, north above south and east to the right', (t) => {
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 1, maxLength: 40 }), (places) => {
      const { points, cities, width, height } = placePoints(places);
      for (const { x, y } of points) t.true(x >= 0 && x <= width && y >= 0 && y <= height);
      const [one, other] = [points[0]!, points.at(-1)!];
      if (one.latE6 > other.latE6) t.true(one.y <= other.y);
      if (one.lngE6 > other.lngE6) t.true(one.x >= other.x);
      t.true(cities.length >= 1);
    }),
  );
});

test('one store alone, or many at one place, are shown in the middle', (t) => {
  const place = { storeId: 'S', name: '店', city: '南昌', latE6: 28_682_000, lngE6: 115_858_000, status: 'open', online: true } as const;
  const { points, width, height } = placePoints([place, place]);
  t.deepEqual(points.map(({ x, y }) => [x, y]), [[width / 2, height / 2], [width / 2, height / 2]]); // prettier-ignore
});
