import test from 'ava';
import { askedOf, faultsOf, noChange } from '../src/features/level/price-change.ts';

const tomorrow = '2026-11-21T01:00:00.000Z';

test('Only what was typed is asked for: a new price, or that the level above counts again', (t) => {
  const values = { ...noChange, prices: { neck: 3_650, wing: null, foot: 'inherit' as const } };
  t.deepEqual(askedOf('store:s1', values), {
    node: 'store:s1',
    prices: [
      { skuId: 'neck', amount: 3_650 },
      { skuId: 'foot', amount: null },
    ],
    from: null,
    to: null,
  });
});

test('Times count only where they were chosen', (t) => {
  const values = { ...noChange, prices: { neck: 3_650 }, from: tomorrow, to: tomorrow };
  t.like(askedOf('chain', values), { from: null, to: null });
  t.like(askedOf('chain', { ...values, when: 'later', ends: true }), { from: tomorrow, to: tomorrow });
});

test('A change without any price is not asked for', (t) => {
  t.deepEqual(faultsOf({ ...noChange, prices: { neck: null } }), { prices: '请至少填写一个新价格' });
  t.deepEqual(faultsOf({ ...noChange, prices: { neck: 0 } }), {});
});
