import test from 'ava';
import fc from 'fast-check';
import { fen } from '../kernel/money.ts';
import { addDays, dayOf, instantAt } from '../kernel/shanghai.ts';
import { leftInAll, leftToday, passRefund, standingOf, type PassFigures } from './pass-figures.ts';
import { passObstacle } from './pass-words.ts';

/** Friday 2026-11-20, 12:00 in Shanghai. */
const noon = new Date('2026-11-20T04:00:00Z');
const pass = (over: Partial<PassFigures> = {}): PassFigures => ({
  ...{ state: 'active', uses: 30, usesPerDay: 2, used: 5, usedDay: '2026-11-20', usedOnDay: 1, until: instantAt('2026-12-01', 0) },
  ...over,
});
const until = instantAt('2026-12-01', 0);

const refunds = test.macro({
  exec: (t, price: number, uses: number, used: number, back: number) => t.is(passRefund({ price, uses, used, until }, noon), fen(back)),
  title: (_, price: number, uses: number, used: number) => `${price} fen, ${used} of ${uses} used`,
});
test(refunds, 9_900, 30, 0, 9_900);
test(refunds, 9_900, 30, 1, 9_570);
test(refunds, 1_000, 3, 1, 666);
test(refunds, 1_000, 3, 2, 333);
test(refunds, 9_900, 30, 30, 0);
test(refunds, 1, 30, 1, 0);

test('a pass whose time is over gives nothing back, from the minute it is over', (t) => {
  t.is(passRefund({ price: 9_900, uses: 30, used: 0, until }, new Date(until.getTime() - 1)), fen(9_900));
  t.is(passRefund({ price: 9_900, uses: 30, used: 0, until }, until), fen(0));
});

const bought = fc
  .record({ price: fc.integer({ min: 1, max: 1_000_000 }), uses: fc.integer({ min: 1, max: 1_000 }) })
  .chain(({ price, uses }) => fc.record({ price: fc.constant(price), uses: fc.constant(uses), used: fc.integer({ min: 0, max: uses }) }));

test('what goes back is never negative, never more than was paid, never more after another use, and nothing when all is used', (t) => {
  fc.assert(
    fc.property(bought, ({ price, uses, used }) => {
      const back = passRefund({ price, uses, used, until }, noon);
      const before = used === 0 ? price : passRefund({ price, uses, used: used - 1, until }, noon);
      return (
        Number.isSafeInteger(back) &&
        back >= 0 &&
        back <= before &&
        before <= price &&
        (used < uses || back === 0) &&
        // What was used is not given away: what stays is its share at least, and less than a fen more.
        (used === uses || ((price - back) * uses >= price * used && (price - back - 1) * uses < price * used))
      );
    }),
  );
  t.pass();
});

test('what is left today is what the day and the whole still give', (t) => {
  t.is(leftToday(pass(), noon), 1);
  t.is(leftToday(pass({ usedDay: '2026-11-19', usedOnDay: 2 }), noon), 2, 'another day counts for itself');
  t.is(leftToday(pass({ used: 29, usedOnDay: 0 }), noon), 1, 'never more than is left in all');
  t.is(leftInAll(pass({ used: 29 })), 1);
  for (const state of ['unpaid', 'paused', 'refunding', 'refunded', 'cancelled'] as const) t.is(leftToday(pass({ state }), noon), 0, state);
});

test('a pass counts to the end of its last day in Shanghai', (t) => {
  const last = instantAt(addDays(dayOf(noon), 1), 0);
  t.is(standingOf(pass({ until: last }), new Date(last.getTime() - 1)), 'usable');
  t.is(standingOf(pass({ until: last }), last), 'over');
});

test('each reason why it cannot be used is a sentence of its own', (t) => {
  t.is(passObstacle(pass(), noon), null);
  const sentences = [
    ...(['unpaid', 'paused', 'refunding', 'refunded', 'cancelled'] as const).map((state) => passObstacle(pass({ state }), noon)),
    ...[passObstacle(pass({ used: 30 }), noon), passObstacle(pass({ usedOnDay: 2 }), noon), passObstacle(pass({ until: noon }), noon)],
  ];
  t.is(new Set(sentences).size, sentences.length);
  t.is(passObstacle(pass({ usedOnDay: 2 }), noon), '今天的 2 次已用完，明天再来');
  t.is(passObstacle(pass({ until: instantAt('2026-11-20', 0) }), noon), '这张月卡已到期（最后一天是 2026-11-19）');
});
