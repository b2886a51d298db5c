import test from 'ava';
import fc from 'fast-check';
import { addDays, dayOf, minuteOf, weekdayOf } from '../kernel/shanghai.ts';
import { anyHours, anyMoment } from './any-hours.test-data.ts';
import { hoursTextOn, nextOpening, spanAt, type Hours, type Span } from './hours.ts';

const everyDay = (...spans: Span[]): Hours => ({ week: Array.from({ length: 7 }, () => spans), holidays: [] });
const noonBreak = everyDay({ open: 540, close: 840 }, { open: 960, close: 1290 });
const untilOne = everyDay({ open: 600, close: 1500 });
const dayAndNight = everyDay({ open: 0, close: 1440 });
const mondayOff: Hours = { ...noonBreak, week: [[], ...noonBreak.week.slice(1)] };
const at = (text: string) => new Date(`${text}+08:00`);
const until = (hours: Hours, now: string) => spanAt(hours, at(now))?.until.toISOString() ?? 'shut';

test('A store is open from the first minute of a span and shut from its last', (t) => {
  t.is(until(noonBreak, '2026-11-20T08:59:59'), 'shut');
  t.is(until(noonBreak, '2026-11-20T09:00:00'), at('2026-11-20T14:00:00').toISOString());
  t.is(until(noonBreak, '2026-11-20T14:00:00'), 'shut');
  t.is(until(noonBreak, '2026-11-20T16:00:00'), at('2026-11-20T21:30:00').toISOString());
});

test('An evening that goes on past midnight still counts the next day', (t) => {
  t.is(until(untilOne, '2026-11-21T00:59:59'), at('2026-11-21T01:00:00').toISOString());
  t.is(until(untilOne, '2026-11-21T01:00:00'), 'shut');
});

test('A store open day and night does not shut at midnight', (t) => {
  t.true(spanAt(dayAndNight, at('2026-11-20T23:59:00'))!.until >= at('2026-11-22T00:00:00'));
  t.true(spanAt(dayAndNight, at('2026-11-21T00:00:00'))!.until >= at('2026-11-22T00:00:00'));
});

test('A holiday’s hours take the place of its weekday’s, also when it is none', (t) => {
  const holiday: Hours = {
    ...noonBreak,
    holidays: [
      { day: '2026-11-20', spans: [] },
      { day: '2026-11-21', spans: [{ open: 480, close: 960 }] },
    ],
  };
  t.is(until(holiday, '2026-11-20T10:00:00'), 'shut');
  t.is(until(holiday, '2026-11-21T15:00:00'), at('2026-11-21T16:00:00').toISOString());
  t.is(nextOpening(holiday, at('2026-11-19T22:00:00'))?.toISOString(), at('2026-11-21T08:00:00').toISOString());
});

test('The next opening is later today, tomorrow, or after the day off; a store that never opens has none', (t) => {
  t.is(nextOpening(mondayOff, at('2026-11-20T14:30:00'))?.toISOString(), at('2026-11-20T16:00:00').toISOString());
  t.is(nextOpening(mondayOff, at('2026-11-22T22:00:00'))?.toISOString(), at('2026-11-24T09:00:00').toISOString());
  t.is(nextOpening(everyDay(), at('2026-11-20T14:30:00')), null);
});

test('Hours read as words', (t) => {
  t.is(hoursTextOn(noonBreak, '2026-11-20'), '09:00–14:00 16:00–21:30');
  t.is(hoursTextOn(untilOne, '2026-11-20'), '10:00–次日01:00');
  t.is(hoursTextOn(dayAndNight, '2026-11-20'), '24 小时营业');
  t.is(hoursTextOn(everyDay({ open: 600, close: 1440 }), '2026-11-20'), '10:00–24:00');
  t.is(hoursTextOn(mondayOff, '2026-11-23'), '休息');
});

/** The rule said plainly: some span of today, or of yesterday past midnight, has this minute in it. */
const isOpenPlainly = ({ week, holidays }: Hours, now: Date): boolean => {
  const has = (day: string, minute: number) =>
    (holidays.find((holiday) => holiday.day === day)?.spans ?? week[weekdayOf(day)]!).some(
      ({ open, close }) => open <= minute && minute < close,
    );
  return has(dayOf(now), minuteOf(now)) || has(addDays(dayOf(now), -1), minuteOf(now) + 1440);
};

test('Whatever the hours, a store is open exactly in the minutes they list', (t) => {
  fc.assert(
    fc.property(anyHours, anyMoment, (hours, now) => t.is(spanAt(hours, now) !== null, isOpenPlainly(hours, now))),
    { numRuns: 1000 },
  );
});

test('Whatever the hours, a store stays open until the moment it says, and no span ends before it begins', (t) => {
  fc.assert(
    fc.property(anyHours, anyMoment, fc.nat(999), (hours, now, perMille) => {
      const span = spanAt(hours, now);
      if (span === null) return;
      t.true(span.from <= now && now < span.until && span.ends <= span.until);
      t.true(isOpenPlainly(hours, new Date(now.getTime() + Math.floor((perMille * (span.until.getTime() - now.getTime())) / 1000))));
    }),
    { numRuns: 1000 },
  );
});

test('Whatever the hours, the next opening lies ahead, is open, and nothing opens before it', (t) => {
  fc.assert(
    fc.property(anyHours, anyMoment, (hours, now) => {
      const next = nextOpening(hours, now);
      if (next === null) return;
      t.true(next > now && isOpenPlainly(hours, next));
      if (spanAt(hours, now) === null)
        for (let minute = now.getTime(); minute < next.getTime(); minute += 600_000) t.false(isOpenPlainly(hours, new Date(minute)));
    }),
  );
});
