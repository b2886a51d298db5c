import test from 'ava';
import fc from 'fast-check';
import { memberCodes, memberNumbers } from './member-codes.ts';

const codes = memberCodes('a key that nobody knows, not even this test');
const minuteMs = 60_000;
const now = new Date('2026-11-20T04:00:30Z');
const number = fc.integer({ min: 0, max: memberNumbers - 1 });

test('a code stands for its member in its minute and the next, then it is over, and later it is nothing', (t) => {
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 120 }), (mine, minutes) => {
      const { code, until } = codes.write(mine, now);
      t.regex(code, /^7\d{16}$/);
      t.is(until.toISOString(), '2026-11-20T04:01:00.000Z');
      const read = codes.read(code, new Date(now.getTime() + minutes * minuteMs));
      if (minutes <= 1) t.deepEqual(read, { number: mine });
      else if (minutes <= 10) t.is(read, 'over');
      // One in a million of old codes is taken for another's that is over.
      else t.true(read === null || read === 'over');
    }),
  );
});

test('what was made up is not a code', (t) => {
  let taken = 0;
  for (let tries = 0; tries < 3_000; tries += 1) {
    const made = `7${String(tries * 499_979).padStart(10, '0')}${String((tries * 7_919) % 1_000_000).padStart(6, '0')}`;
    const read = codes.read(made, now);
    if (read !== null && read !== 'over') taken += 1;
  }
  t.is(taken, 0);
});

test('codes of one member have nothing in common, and another key reads none of them', (t) => {
  const shown = [0, 1, 2].map((minutes) => codes.write(42, new Date(now.getTime() + minutes * minuteMs)).code.slice(1, 11));
  t.is(new Set(shown).size, 3);
  const others = memberCodes('another key, as another chain has it').read(codes.write(42, now).code, now);
  t.true(others === null || others === 'over' || others.number !== 42);
});
