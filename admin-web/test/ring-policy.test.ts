import test from 'ava';
import { isRingDue, ringingOf } from '../src/features/order/board/ring-policy.ts';
import { anOrder, at, minutes, noon } from './an-order.ts';

const order = (id: string, paidMinutesAgo: number, state: 'new' | 'preparing' = 'new') => {
  const { at: stops, ...rest } = anOrder({ id, state });
  return { ...rest, at: { ...stops, paid: at(noon - minutes(paidMinutesAgo)) } };
};
const never = { atMs: 0, ids: [] };

test('a store without new orders is quiet', (t) => {
  t.deepEqual(ringingOf([], noon), { level: 'quiet', ids: [] });
  t.is(ringingOf([order('taken', 9, 'preparing')], noon).level, 'quiet');
  t.false(isRingDue(ringingOf([], noon), never, noon));
});

test('it rings for new orders, and louder once one has waited three minutes', (t) => {
  t.deepEqual(ringingOf([order('a', 1), order('b', 2)], noon), { level: 'ring', ids: ['a', 'b'] });
  t.is(ringingOf([order('a', 1), order('b', 3)], noon).level, 'louder');
});

test('an order that has not rung rings at once; those that have ring again after a while, sooner when louder', (t) => {
  const ringing = ringingOf([order('a', 1)], noon);
  t.true(isRingDue(ringing, never, noon));
  const last = { atMs: noon, ids: ['a'] };
  t.false(isRingDue(ringing, last, noon + 4_000));
  t.true(isRingDue(ringing, last, noon + 5_000));
  t.true(isRingDue(ringingOf([order('a', 1), order('b', 0)], noon), last, noon + 100));
  t.true(isRingDue(ringingOf([order('a', 4)], noon), last, noon + 2_500));
});
