import test from 'ava';
import { countdownText, dayText, distanceText, minutesUntil, momentText, slotText, untilText, weightText } from '../../src/ui/words.ts';

/** A Friday, 12:00 in Shanghai. */
const now = new Date('2026-11-20T04:00:00.000Z');

test('weights are told as people say them', (t) => {
  t.deepEqual([100, 250, 300, 500, 750, 1000, 1500, 1750, 1100].map(weightText), [
    '100g',
    '半斤 250g',
    '300g',
    '一斤 500g',
    '一斤半 750g',
    '两斤 1000g',
    '3 斤 1500g',
    '3.5 斤 1750g',
    '1100g',
  ]);
});

test('near is told in tens of metres, far in kilometres', (t) => {
  t.deepEqual([0, 4, 348, 994, 1000, 1249, 9_940, 9_960, 36_400].map(distanceText), [
    '10 m',
    '10 m',
    '350 m',
    '990 m',
    '1.0 km',
    '1.2 km',
    '9.9 km',
    '10 km',
    '36 km',
  ]);
});

test('days and times are those of Shanghai, and today needs no date', (t) => {
  t.is(dayText('2026-11-20', now), '今天');
  t.is(dayText('2026-11-21', now), '明天');
  t.is(dayText('2026-11-22', now), '11月22日 周日');
  t.is(momentText('2026-11-20T15:59:00.000Z', now), '23:59');
  t.is(momentText('2026-11-20T16:00:00.000Z', now), '明天 00:00');
  t.is(slotText({ start: '2026-11-22T04:30:00.000Z', end: '2026-11-22T04:45:00.000Z' }, now), '11月22日 周日 12:30–12:45');
});

test('a countdown ends at nothing and never goes below', (t) => {
  t.is(countdownText('2026-11-20T04:14:59.100Z', now), '15:00');
  t.is(countdownText('2026-11-20T04:00:00.000Z', now), '00:00');
  t.is(countdownText('2026-11-20T03:00:00.000Z', now), '00:00');
  t.is(minutesUntil('2026-11-20T04:00:10.000Z', now), 1);
  t.is(minutesUntil('2026-11-20T04:07:30.000Z', now), 8);
});

test('the last day counts whole, and another year is named', (t) => {
  const midnight = (day: string) => `${day}T16:00:00.000Z`;
  t.is(untilText(midnight('2026-11-20'), now), '今天到期');
  t.is(untilText(midnight('2026-11-21'), now), '明天到期');
  t.is(untilText('2026-11-21T04:30:00.000Z', now), '明天 12:30 到期');
  t.is(untilText(midnight('2026-11-27'), now), '有效至 11月27日 周五');
  t.is(untilText('2026-11-27T04:30:00.000Z', now), '有效至 11月27日 周五 12:30');
  t.is(untilText(midnight('2027-01-03'), now), '有效至 2027年1月3日 周日');
  t.is(untilText(midnight('2026-11-18'), now), '11月18日 周三到期');
});
