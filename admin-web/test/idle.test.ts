import test from 'ava';
import { isIdle, type Doings } from '../src/features/device/idle.ts';
import { addressOf, versionByItself, versionOf } from '../src/features/device/page-version.ts';

const resting: Doings = { windowOpen: false, typed: false, untouchedMs: 60_000, ringing: false };

test('a new version of the page waits while somebody works: a window, something typed, a touch, an order that rings', (t) => {
  t.true(isIdle(resting));
  t.false(isIdle({ ...resting, windowOpen: true }));
  t.false(isIdle({ ...resting, typed: true }));
  t.false(isIdle({ ...resting, untouchedMs: 59_999 }));
  t.false(isIdle({ ...resting, ringing: true }));
});

test('a page tells its own version; one without tells none', (t) => {
  const page = (content: string | null) => ({ querySelector: () => (content === null ? null : { getAttribute: () => content }) as never });
  t.is(versionOf(page('1.2.0')), '1.2.0');
  t.is(versionOf(page(null)), null);
  t.is(addressOf('1.2.0'), '/terminal/1.2.0/');
});

test('a page changes over by itself only where the server says that it may', (t) => {
  t.is(versionByItself({ version: '1.2.0', byItself: true }), '1.2.0');
  t.is(versionByItself({ version: '1.2.0', byItself: false }), null);
  t.is(versionByItself(null), null);
});
