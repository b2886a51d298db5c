import test from 'ava';
import { openFence } from './fence.ts';

test('one who asks too often waits until the window is over, and nobody else does', (t) => {
  const fence = openFence({ points: 2, seconds: 60 });
  t.deepEqual([fence('a', 1_000), fence('a', 1_000)], [0, 0]);
  t.is(fence('a', 21_000), 40_000);
  t.is(fence('b', 21_000), 0);
  t.is(fence('a', 61_000), 0);
});
