import fc from 'fast-check';
import type { Hours, Span } from './hours.ts';

/** For tests: any hours the settings accept. Spans of a day are in order and apart; the last may pass midnight. */
const anySpans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 2880 }), { minLength: 0, maxLength: 6 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((minutes) =>
    minutes.flatMap((open, index) => (index % 2 === 0 && index + 1 < minutes.length ? [{ open, close: minutes[index + 1]! }] : [])),
  )
  .map((spans) => spans.filter(({ open }) => open < 1440));

const roundTheClock: Span[] = [{ open: 0, close: 1440 }];

export const anyHours: fc.Arbitrary<Hours> = fc.record({
  week: fc.array(fc.oneof({ weight: 5, arbitrary: anySpans }, { weight: 2, arbitrary: fc.constant(roundTheClock) }), {
    minLength: 7,
    maxLength: 7,
  }),
  holidays: fc.array(fc.record({ day: fc.integer({ min: 10, max: 28 }).map((day) => `2026-11-${day}`), spans: anySpans }), {
    maxLength: 3,
  }),
});

export const anyMoment = fc
  .integer({ min: Date.parse('2026-11-12T00:00:00Z'), max: Date.parse('2026-11-26T00:00:00Z') })
  .map((milliseconds) => new Date(milliseconds));
