import test from 'ava';
import fc from 'fast-check';
import { anyHours, anyMoment } from '@mendian/shared/store/any-hours.test-data.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { notNow, terminalAwayMs, tradingStatuses } from '@mendian/shared/store/trading.ts';
import { openSettings } from '../../../test/build.ts';
import { takePresence } from './directory-changes.ts';
import { cardAt, cardBytesAt, whyNotAt, type ListedStore } from './listed-store.ts';

const listed = (settings: StoreSettingsData, trading: ListedStore['trading'], seenAtMs: number): ListedStore => ({
  ...{
    id: '1',
    code: 'S1',
    name: '店',
    city: '南昌市',
    cityInitial: 'N',
    district: '',
    address: '',
    phone: '',
    latE6: 28_682_000,
    lngE6: 115_858_000,
  },
  ...{
    settings,
    standing: null,
    changedAtMs: 0,
    nameText: '',
    allText: '',
    trading,
    tradingBefore: trading,
    turnedAtMs: 0,
    seenAtMs,
    awayFromMs: 0,
    awayUntilMs: 0,
    view: null,
  },
});

const anyTrading = fc.record({ status: fc.constantFrom(...tradingStatuses), pickup: fc.boolean(), delivery: fc.boolean() });
const anySettings = fc
  .record({ hours: anyHours, leadMinutes: fc.nat(60), lastOrderMinutes: fc.nat(60), busyExtraMinutes: fc.nat(30), delivers: fc.boolean() })
  .map(({ hours, leadMinutes, lastOrderMinutes, busyExtraMinutes, delivers }): StoreSettingsData => ({
    ...{ ...openSettings, hours: hours as StoreSettingsData['hours'], busyExtraMinutes },
    pickup: { ...openSettings.pickup, leadMinutes, lastOrderMinutes },
    delivery: delivers ? openSettings.delivery : null,
  }));
/** Moments at which lists are asked for, one after the other: seconds, minutes and hours apart. */
const anySteps = fc.array(fc.oneof(fc.nat(60_000), fc.nat(3_600_000), fc.nat(12 * 3_600_000)), { minLength: 1, maxLength: 25 });

test('Whatever the hours, what the directory keeps of a store is never out of date', (t) => {
  fc.assert(
    fc.property(anySettings, anyTrading, anyMoment, anySteps, fc.nat(400_000), (settings, trading, start, steps, seenAgoMs) => {
      const seenAt = new Date(start.getTime() - seenAgoMs);
      const kept = listed(settings, trading, seenAt.getTime());
      let at = start;
      for (const step of steps) {
        at = new Date(at.getTime() + step);
        t.is(whyNotAt(kept, at), notNow({ standing: null, settings, trading, terminalSeenAt: seenAt }, at));
        const card = cardAt(kept, at);
        t.deepEqual(card, cardAt(listed(settings, trading, seenAt.getTime()), at));
        t.deepEqual(JSON.parse(`${cardBytesAt(kept, at).toString()}null}`), { ...card, distance: null });
      }
    }),
    { numRuns: 200 },
  );
});

test('A list asked for before a switch keeps its order: a store counts as it was then', (t) => {
  const now = new Date('2026-11-20T04:00:00Z');
  const later = new Date(now.getTime() + 10_000);
  const store = listed(openSettings, { status: 'open', pickup: true, delivery: true }, later.getTime());
  Object.assign(store, { trading: { ...store.trading, status: 'closed' }, turnedAtMs: now.getTime() + 5_000 });
  t.is(whyNotAt(store, now), null);
  t.is(whyNotAt(store, later), 'closed-by-store');
  t.is(whyNotAt(store, now), null);
});

test('A terminal that came back was away for a list asked for meanwhile', async (t) => {
  const seen = new Date('2026-11-20T04:00:00Z');
  const back = new Date(seen.getTime() + 600_000);
  const store = listed(openSettings, { status: 'open', pickup: true, delivery: true }, seen.getTime());
  const rows = [{ store_id: '1', seen_at: back }] as never[];
  const reads = { dialect: 'sqlite' as const, database: {}, all: async () => rows, one: async () => null, ask: async () => [] as never };
  t.is(await takePresence(reads, new Map([['1', store]]), seen.getTime()), back.getTime());
  t.is(whyNotAt(store, new Date(seen.getTime() + terminalAwayMs)), null);
  t.is(whyNotAt(store, new Date(seen.getTime() + 300_000)), 'terminal-away');
  t.is(whyNotAt(store, back), null);
});
