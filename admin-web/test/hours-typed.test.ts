import test from 'ava';
import fc from 'fast-check';
import { holidaysTyped, readHolidays, readSpans, spansTyped } from '../src/features/store/hours-typed.ts';

test('opening hours are read as people type them, split and past midnight', (t) => {
  t.deepEqual(readSpans('9:00–14:00，16:00 - 次日01:00'), { spans: [{ open: 540, close: 840 }, { open: 960, close: 1500 }] }); // prettier-ignore
  t.deepEqual(readSpans('00:00-24:00'), { spans: [{ open: 0, close: 1440 }] });
  t.deepEqual(readSpans('休息'), { spans: [] });
});

test('impossible hours are said to be so', (t) => {
  for (const typed of ['9-14', '25:00-26:00', '10:00-10:00', '09:00-14:00 13:00-20:00', '16:00-01:00 02:00-03:00'])
    t.true('fault' in readSpans(typed), typed);
  t.true('fault' in readHolidays('除夕 休息'));
  t.true('fault' in readHolidays('2027-02-05 上午'));
});

test('whatever hours a store has, typing what is shown gives the same', (t) => {
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 })
    .map((minutes) => minutes.sort((a, b) => a - b))
    .map((minutes) => minutes.slice(0, minutes.length - (minutes.length % 2)))
    .map((minutes) => minutes.flatMap((open, at) => (at % 2 === 0 ? [{ open, close: minutes[at + 1]! }] : [])));
  fc.assert(fc.property(spans, (some) => void t.deepEqual(readSpans(spansTyped(some)), { spans: some })));
  fc.assert(
    fc.property(spans, (some) => {
      const holidays = [{ day: '2027-02-05', spans: some }, { day: '2027-02-06', spans: [] }]; // prettier-ignore
      t.deepEqual(readHolidays(holidaysTyped(holidays)), { holidays });
    }),
  );
});
