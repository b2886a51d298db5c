import test from 'ava';
import fc from 'fast-check';
import { firstTiers, nextTier, risen, tierFor, tierOf } from './tier.ts';
import { expiring, growthFor, lastDayOf, pointsFor, yearAfter } from './points.ts';

test('a point for a whole yuan that was paid, more at higher tiers, never a part of one', (t) => {
  for (const [paid, rate, points] of [
    [99, 1000, 0],
    [100, 1000, 1],
    [3_860, 1000, 38],
    [3_860, 1250, 47],
    [0, 1500, 0],
  ] as const)
    t.is(pointsFor(paid, rate), points);
});

test('points count up to the end of the next year, tiers for a year', (t) => {
  t.is(lastDayOf('2026-01-01'), '2027-12-31');
  t.is(lastDayOf('2026-12-31'), '2027-12-31');
  t.is(yearAfter('2026-11-20'), '2027-11-20');
  t.is(yearAfter('2028-02-29'), '2029-03-01');
});

test('a tier begins at its growth, rises at once and never sinks by itself', (t) => {
  const reached = (growth: number) => tierFor(firstTiers, growth).key;
  t.deepEqual([0, 299, 300, 999, 1_000, 3_000].map(reached), ['fan', 'fan', 'silver', 'silver', 'gold', 'black']);
  t.is(nextTier(firstTiers, 'silver', 400)?.missing, 600);
  t.is(nextTier(firstTiers, 'black', 9_000), null);
  fc.assert(
    fc.property(fc.constantFrom(...firstTiers), fc.nat(5_000), ({ key }, growth) => {
      const { growth: after } = risen(firstTiers, key, growth);
      t.is(after, Math.max(tierOf(firstTiers, key).growth, tierFor(firstTiers, growth).growth));
    }),
  );
});

const batch = fc.record({ lastDay: fc.constantFrom('2026-12-31', '2027-12-31', '2028-12-31'), points: fc.nat(500) });

test('the oldest points go off first: nothing runs out twice, and what runs out was earned and not used', (t) => {
  t.is(expiring([{ lastDay: '2026-12-31', points: 100 }], 30, '2026-12-31'), 70);
  t.is(expiring([{ lastDay: '2026-12-31', points: 100 }], 130, '2026-12-31'), 0);
  fc.assert(
    fc.property(fc.array(batch), fc.nat(1_000), (earned, used) => {
      const first = expiring(earned, used, '2026-12-31');
      const second = expiring(earned, used + first, '2027-12-31');
      const all = earned.reduce((total, { points }) => total + points, 0);
      t.is(expiring(earned, used + first, '2026-12-31'), 0);
      t.true(first + second <= Math.max(0, all - used));
      t.is(first + second + expiring(earned, used + first + second, '2028-12-31'), Math.max(0, all - used));
    }),
  );
});

test('growth is whole yuan', (t) => t.is(growthFor(12_345), 123));
