import test from 'ava';
import { lampOf, withLink, type Connection } from '../src/features/order/board/lamp.ts';
import { learnOffset } from '../src/platform/clock-offset.ts';
import { isScan, noBurst, struck } from '../src/platform/keystrokes.ts';
import { isSilent, retryWaitMs } from '../src/platform/reconnect-policy.ts';

test('reconnecting waits longer each time, never longer than 20 seconds, and not all terminals at once', (t) => {
  t.is(retryWaitMs(0, 0), 250);
  t.is(retryWaitMs(0, 0.999), 500);
  t.true(retryWaitMs(3, 0) > retryWaitMs(2, 0));
  t.is(retryWaitMs(50, 1), 20_000);
  t.not(retryWaitMs(6, 0.1), retryWaitMs(6, 0.9));
});

test('a server that says nothing for three pings, or gives no welcome within seconds, is gone', (t) => {
  t.false(isSilent({ heardAtMs: 0, live: true }, 60_000, 20_000));
  t.true(isSilent({ heardAtMs: 0, live: true }, 60_001, 20_000));
  t.false(isSilent({ heardAtMs: 0, live: false }, 8_000, 20_000));
  t.true(isSilent({ heardAtMs: 0, live: false }, 8_001, 20_000));
});

const live: Connection = { feed: 'live', cutAtMs: null, askedAtMs: 0, askFails: false };

test('the lamp is green while the feed lives, yellow while asking works, red when nothing does', (t) => {
  t.like(lampOf(live, 0), { colour: 'green' });
  const cut = withLink(live, 'lost', 1_000);
  t.like(lampOf(cut, 2_000), { colour: 'yellow', word: '连接中' });
  t.like(lampOf(cut, 9_000), { colour: 'yellow', word: '较慢' });
  t.like(lampOf({ ...cut, askFails: true }, 2_000), { colour: 'red', word: '断网' });
});

test('a cut lasts from its first loss, over all attempts, until the server has answered', (t) => {
  const cut = withLink(live, 'lost', 1_000);
  const trying = withLink({ ...cut, askFails: true }, 'connecting', 5_000);
  t.is(withLink(trying, 'lost', 6_000).cutAtMs, 1_000);
  t.deepEqual(withLink(trying, 'live', 9_000), live);
});

test('a terminal whose clock is wrong learns the right time from the server', (t) => {
  const now = Date.parse('2026-11-20T04:00:00Z');
  t.is(learnOffset(0, 'Fri, 20 Nov 2026 04:10:00 GMT', now), 600_500);
  t.is(learnOffset(600_500, 'Fri, 20 Nov 2026 04:00:02 GMT', now), 0, 'a clock that is right enough is kept');
  t.is(learnOffset(600_500, null, now), 600_500);
  t.is(learnOffset(7, 'yesterday', now), 7);
});

test('a scanner is told from fingers by its speed', (t) => {
  const typed = (text: string, gapMs: number) =>
    [...text].reduce((burst, key, index) => struck(burst, key, 1_000 + index * gapMs), noBurst);
  t.true(isScan(typed('12345678', 8)));
  t.false(isScan(typed('12345678', 120)));
  t.false(isScan(typed('1234', 8)));
  t.is(typed('12345678', 8).text, '12345678');
});
