import test from 'ava';
import { startHarness } from '../../test/harness.ts';

test('whoever makes up tokens is told to wait like anybody else at his address', async (t) => {
  const house = await startHarness({ settings: { CALLS_PER_MINUTE_MAX: '10' } });
  t.teardown(house.stop);
  const counts: Record<number, number> = {};
  for (let no = 0; no < 40; no += 1) {
    const { status } = await fetch(`${house.url}/api/mini/me`, { headers: { authorization: `Bearer c.made-up-${no}` } });
    counts[status] = (counts[status] ?? 0) + 1;
  }
  t.deepEqual(counts, { 401: 10, 429: 30 });
});
