import test from 'ava';
import fc from 'fast-check';
import { addDays, clockText, dayOf, minuteMs, minuteOf } from '../kernel/shanghai.ts';
import { anyHours, anyMoment } from './any-hours.test-data.ts';
import { spanAt, type Span } from './hours.ts';
import { leadMinutes, slotAt, slotsOn, soonest } from './slots.ts';
import type { StoreSettingsData } from './store-settings.ts';

const settingsWith = (spans: Span[], pickup: Partial<StoreSettingsData['pickup']> = {}): StoreSettingsData => ({
  hours: { week: Array.from({ length: 7 }, () => spans), holidays: [] },
  pickup: { leadMinutes: 15, slotMinutes: 30, slotCapacity: 4, lastOrderMinutes: 30, daysAhead: 1, ...pickup },
  delivery: null,
  weighTolerancePerMille: 20,
  uncollected: 'keep',
  busyExtraMinutes: 20,
});
const at = (text: string) => new Date(`${text}+08:00`);
const noonBreak = settingsWith([
  { open: 540, close: 720 },
  { open: 960, close: 1080 },
]);
const untilOne = settingsWith([{ open: 1320, close: 1500 }]);
const clocks = (settings: StoreSettingsData, now: string, day: string, busy = false) =>
  slotsOn({ settings, busy, now: at(now) }, day).map(({ start }) => clockText(minuteOf(start)));

test('Slots lie on the grid of each span, begin after the lead time, and end with last orders', (t) => {
  t.deepEqual(clocks(noonBreak, '2026-11-20T10:10:00', '2026-11-20'), ['10:30', '11:00', '11:30', '16:00', '16:30', '17:00', '17:30']);
  t.deepEqual(clocks(noonBreak, '2026-11-20T10:10:00', '2026-11-20', true), ['11:00', '11:30', '16:00', '16:30', '17:00', '17:30']);
});

test('Slots are offered as many days ahead as the store wants, and never for a day that is over', (t) => {
  t.is(clocks(noonBreak, '2026-11-20T20:00:00', '2026-11-21').length, 10);
  t.deepEqual(clocks(noonBreak, '2026-11-20T20:00:00', '2026-11-22'), []);
  t.deepEqual(clocks(noonBreak, '2026-11-20T08:00:00', '2026-11-19'), []);
});

test('After midnight the rest of the evening can still be chosen, under its own date', (t) => {
  t.deepEqual(clocks(untilOne, '2026-11-20T23:50:00', '2026-11-20'), []);
  t.deepEqual(clocks(untilOne, '2026-11-20T23:20:00', '2026-11-21').slice(0, 2), ['00:00', '00:30']);
  t.deepEqual(clocks(untilOne, '2026-11-21T00:10:00', '2026-11-21').slice(0, 1), ['00:30']);
});

test('A store open day and night has slots around midnight', (t) => {
  const always = settingsWith([{ open: 0, close: 1440 }]);
  t.deepEqual(clocks(always, '2026-11-20T22:40:00', '2026-11-20'), ['23:00', '23:30']);
  t.is(clocks(always, '2026-11-20T22:40:00', '2026-11-21').length, 48);
  t.truthy(soonest({ settings: always, busy: false, now: at('2026-11-20T23:45:00') }));
});

test('As soon as possible takes the lead time, longer when busy or brought', (t) => {
  const now = at('2026-11-20T10:00:00');
  t.deepEqual(soonest({ settings: noonBreak, busy: false, now }), at('2026-11-20T10:15:00'));
  t.deepEqual(soonest({ settings: noonBreak, busy: true, now }), at('2026-11-20T10:35:00'));
  t.deepEqual(soonest({ settings: noonBreak, busy: true, now, extraMinutes: 30 }), at('2026-11-20T11:05:00'));
});

test('Nothing is promised for after closing', (t) => {
  t.is(soonest({ settings: noonBreak, busy: false, now: at('2026-11-20T11:30:00') }), null);
  t.truthy(soonest({ settings: noonBreak, busy: false, now: at('2026-11-20T11:29:59') }));
  t.is(soonest({ settings: noonBreak, busy: true, now: at('2026-11-20T11:28:00') }), null);
  t.is(soonest({ settings: noonBreak, busy: false, now: at('2026-11-20T13:00:00') }), null);
});

const anyAsk = fc.record({
  settings: fc
    .record({
      hours: anyHours,
      leadMinutes: fc.nat(120),
      slotMinutes: fc.integer({ min: 5, max: 90 }),
      lastOrderMinutes: fc.nat(90),
      daysAhead: fc.nat(3),
    })
    .map(({ hours, ...pickup }) => ({ ...settingsWith([], { ...pickup, slotCapacity: 4 }), hours: hours as StoreSettingsData['hours'] })),
  busy: fc.boolean(),
  now: anyMoment,
});

test('Whatever the settings, every slot offered lies in opening hours, after the lead time and before last orders', (t) => {
  fc.assert(
    fc.property(anyAsk, fc.integer({ min: -1, max: 5 }), (ask, ahead) => {
      const { settings, now } = ask;
      const day = addDays(dayOf(now), ahead);
      const slots = slotsOn(ask, day);
      if (ahead < 0 || ahead > settings.pickup.daysAhead + 1) t.deepEqual(slots, []);
      slots.forEach(({ start, end }, index) => {
        const span = spanAt(settings.hours, start)!;
        t.is(dayOf(start), day);
        t.true(start.getTime() >= now.getTime() + leadMinutes(ask) * minuteMs);
        t.true(span !== null && end <= span.until);
        t.true(start.getTime() <= span.until.getTime() - settings.pickup.lastOrderMinutes * minuteMs);
        t.true(index === 0 || slots[index - 1]!.start < start);
      });
    }),
    { numRuns: 500 },
  );
});

test('Whatever the settings, a slot is found again by its start while it is offered, and anything else is not', (t) => {
  fc.assert(
    fc.property(anyAsk, fc.integer({ min: 0, max: 3 }), (ask, ahead) => {
      const slots = slotsOn(ask, addDays(dayOf(ask.now), ahead)).slice(0, 5);
      for (const slot of slots) t.deepEqual(slotAt(ask, slot.start), slot);
      if (slots[0]) t.is(slotAt(ask, new Date(slots[0].start.getTime() + 1)), null);
    }),
  );
});

test('Whatever the settings, what is ready soonest is ready while the store is open', (t) => {
  fc.assert(
    fc.property(anyAsk, (ask) => {
      const ready = soonest(ask);
      if (ready === null) return;
      const span = spanAt(ask.settings.hours, ask.now)!;
      t.true(ready >= ask.now && ready <= span.until);
    }),
    { numRuns: 500 },
  );
});
