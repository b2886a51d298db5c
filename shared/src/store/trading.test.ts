import test from 'ava';
import fc from 'fast-check';
import { anyHours, anyMoment } from './any-hours.test-data.ts';
import type { StoreSettingsData } from './store-settings.ts';
import { notNow, notTaking, standingOf, takesForSlot, terminalAwayMs, tradingStatuses } from './trading.ts';

const hours: StoreSettingsData['hours'] = { week: Array.from({ length: 7 }, () => [{ open: 540, close: 1320 }]), holidays: [] };
const settings: StoreSettingsData = {
  hours,
  pickup: { leadMinutes: 10, slotMinutes: 30, slotCapacity: 4, lastOrderMinutes: 20, daysAhead: 1 },
  delivery: null,
  weighTolerancePerMille: 20,
  uncollected: 'keep',
  busyExtraMinutes: 15,
};
const trading = { status: 'open', pickup: true, delivery: false } as const;
const noon = new Date('2026-11-20T12:00:00+08:00');
const night = new Date('2026-11-20T23:00:00+08:00');
const ago = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds);

test('An open store whose terminal is there takes orders; busy, it takes them too', (t) => {
  t.is(notTaking(trading, hours, noon, noon), null);
  t.is(notTaking({ ...trading, status: 'busy' }, hours, noon, noon), null);
});

test('A store closed by hand stays closed, whatever the hour and the terminal', (t) => {
  for (const now of [noon, night, new Date('2026-11-21T12:00:00+08:00')])
    t.is(notTaking({ ...trading, status: 'closed' }, hours, now, now), 'closed-by-store');
});

test('A terminal silent for two minutes is away, one second less is not, and one never seen is', (t) => {
  t.is(notTaking(trading, hours, ago(noon, terminalAwayMs), noon), null);
  t.is(notTaking(trading, hours, ago(noon, terminalAwayMs + 1), noon), 'terminal-away');
  t.is(notTaking(trading, hours, null, noon), 'terminal-away');
});

test('At night the hours are the reason, not the terminal that was switched off', (t) => {
  t.is(notTaking(trading, hours, null, night), 'closed-hours');
});

test('After last orders, or with nothing on offer, a store takes no orders for now', (t) => {
  const store = { standing: null, trading, settings, terminalSeenAt: noon };
  t.is(notNow(store, noon), null);
  const late = new Date('2026-11-20T21:45:00+08:00');
  t.is(notNow({ ...store, terminalSeenAt: late }, late), 'too-late');
  t.is(notNow({ ...store, trading: { ...trading, pickup: false } }, noon), 'nothing-offered');
  t.is(notNow({ ...store, trading: { ...trading, pickup: false, delivery: true } }, noon), 'nothing-offered');
});

test('A store closed for good, or whose money nobody receives, takes no orders and cannot be booked', (t) => {
  for (const [standing, why] of [
    [{ closed: true, hasPayee: true }, 'closed-for-good'],
    [{ closed: true, hasPayee: false }, 'closed-for-good'],
    [{ closed: false, hasPayee: false }, 'no-payee'],
    [{ closed: false, hasPayee: true }, null],
  ] as const) {
    const found = notNow({ standing: standingOf(standing), trading, settings, terminalSeenAt: noon }, noon);
    t.is(found, why);
    t.is(takesForSlot(found), why === null);
  }
});

test('Outside its hours a store can be booked; closed by hand or out of reach it cannot', (t) => {
  t.deepEqual(
    [null, 'closed-hours', 'too-late', 'closed-by-store', 'terminal-away', 'nothing-offered'].map((why) => takesForSlot(why as null)),
    [true, true, true, false, false, false],
  );
});

test('Whatever the hours, a store takes orders only while open, reachable and not closed by hand', (t) => {
  fc.assert(
    fc.property(
      anyHours,
      anyMoment,
      fc.constantFrom(...tradingStatuses),
      fc.option(fc.nat(300_000)),
      (anyStoreHours, now, status, silentMs) => {
        const seen = silentMs === null ? null : ago(now, silentMs);
        if (notTaking({ ...trading, status }, anyStoreHours, seen, now) !== null) return;
        t.true(status !== 'closed' && silentMs !== null && silentMs <= terminalAwayMs);
      },
    ),
  );
});
