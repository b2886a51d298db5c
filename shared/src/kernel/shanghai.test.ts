import test from 'ava';
import fc from 'fast-check';
import { addDays, clockText, dayOf, instantAt, minuteOf, weekdayOf } from './shanghai.ts';

const anyInstant = fc.date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });

test('A store day begins at midnight in Shanghai, which is four in the afternoon before in UTC', (t) => {
  t.is(dayOf(new Date('2026-11-19T15:59:59.999Z')), '2026-11-19');
  t.is(dayOf(new Date('2026-11-19T16:00:00Z')), '2026-11-20');
  t.is(minuteOf(new Date('2026-11-19T16:00:00Z')), 0);
  t.is(minuteOf(new Date('2026-11-20T15:59:59Z')), 1439);
  t.is(instantAt('2026-11-20', 0).toISOString(), '2026-11-19T16:00:00.000Z');
  t.is(instantAt('2026-11-20', 1500).toISOString(), '2026-11-20T17:00:00.000Z');
});

test('The week begins on Monday', (t) => {
  t.is(weekdayOf('2026-11-16'), 0);
  t.is(weekdayOf('2026-11-20'), 4);
  t.is(weekdayOf('2026-11-22'), 6);
});

test('Days are counted over the ends of months and leap years', (t) => {
  t.is(addDays('2026-12-31', 1), '2027-01-01');
  t.is(addDays('2028-02-28', 1), '2028-02-29');
  t.is(addDays('2027-03-01', -1), '2027-02-28');
});

test('A minute past midnight reads as the clock shows it', (t) => {
  t.deepEqual([0, 570, 1439, 1440, 1500].map(clockText), ['00:00', '09:30', '23:59', '00:00', '01:00']);
});

test('Day and minute of any moment are those a clock in Shanghai shows', (t) => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
  fc.assert(fc.property(anyInstant, (instant) => t.is(`${dayOf(instant)} ${clockText(minuteOf(instant))}`, clock.format(instant))));
});

test('Any moment lies in its own minute of its own day', (t) => {
  fc.assert(
    fc.property(anyInstant, (instant) => {
      const begins = instantAt(dayOf(instant), minuteOf(instant)).getTime();
      t.true(begins <= instant.getTime() && instant.getTime() < begins + 60_000);
    }),
  );
});
