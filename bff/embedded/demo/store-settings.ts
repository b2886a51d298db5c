import type { Span } from '@mendian/shared/store/hours.ts';
import { uncollectedPolicies, type StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import type { Chance } from './seeded.ts';

const clock = (hour: number, minute = 0): number => hour * 60 + minute;
const everyDay = (...spans: Span[]): Span[][] => Array.from({ length: 7 }, () => spans);

const ordinaryWeek = everyDay({ open: clock(9), close: clock(22) });

/** Weeks from Monday on, with how many stores in a thousand keep them; the rest keep the ordinary one. */
const weeks: readonly { readonly perMille: number; readonly week: readonly (readonly Span[])[] }[] = [
  { perMille: 90, week: everyDay({ open: clock(10), close: clock(14) }, { open: clock(16), close: clock(21, 30) }) },
  { perMille: 80, week: everyDay({ open: clock(10), close: clock(25) }) },
  { perMille: 40, week: [[], ...ordinaryWeek.slice(1)] },
  { perMille: 120, week: everyDay({ open: clock(8, 30), close: clock(21, 30) }) },
  {
    perMille: 90,
    week: [
      ...everyDay({ open: clock(10), close: clock(21) }).slice(0, 5),
      ...everyDay({ open: clock(9, 30), close: clock(22, 30) }).slice(0, 2),
    ],
  },
];

/** New Year's Day, and the eve and first day of the Spring Festival (General Office of the State Council's calendar, 除夕 and 初一). */
const newYear = (spans: Span[]) => ['2027-01-01', '2028-01-01'].map((day) => ({ day, spans }));
const festivalEve = (spans: Span[]) => ['2027-02-05', '2028-01-25'].map((day) => ({ day, spans }));
const festivalFirst = (spans: Span[]) => ['2027-02-06', '2028-01-26'].map((day) => ({ day, spans }));

const inDateOrder = (days: StoreSettingsData['hours']['holidays']) => days.sort((a, b) => (a.day < b.day ? -1 : 1));
const holidayKeeping: readonly StoreSettingsData['hours']['holidays'][] = [
  inDateOrder([...festivalEve([{ open: clock(8), close: clock(16) }]), ...festivalFirst([])]),
  inDateOrder([...newYear([{ open: clock(9), close: clock(23) }]), ...festivalEve([{ open: clock(8), close: clock(18) }])]),
  inDateOrder([...festivalEve([{ open: clock(9), close: clock(15) }]), ...festivalFirst([{ open: clock(11), close: clock(20) }])]),
  [],
];

/** What one store of the chain decided about its own service. */
export const storeSettings = (chance: Chance): StoreSettingsData => ({
  hours: { week: weekOf(chance) as StoreSettingsData['hours']['week'], holidays: chance.pick(holidayKeeping) },
  pickup: {
    leadMinutes: chance.pick([10, 10, 12, 15, 15, 20, 25]),
    slotMinutes: 15,
    slotCapacity: chance.between(6, 20),
    lastOrderMinutes: chance.pick([15, 20, 30, 30]),
    daysAhead: chance.pick([1, 2, 2, 3]),
  },
  delivery: chance.perMille(600) ? deliveryOf(chance) : null,
  weighTolerancePerMille: chance.pick([10, 20, 20, 30, 50]),
  uncollected: chance.pick([...uncollectedPolicies, 'keep']),
  busyExtraMinutes: chance.pick([10, 15, 15, 20]),
});

/** The demo's home store takes orders at any hour of any day, delivers, and is never too far or too full to try things on. */
export const homeStoreSettings = (): StoreSettingsData => ({
  hours: { week: everyDay({ open: 0, close: clock(24) }), holidays: [] },
  pickup: { leadMinutes: 10, slotMinutes: 15, slotCapacity: 20, lastOrderMinutes: 0, daysAhead: 2 },
  delivery: { radiusMeters: 4000, fee: 500, minimum: 2000, freeFrom: 6000, minutes: 30 },
  weighTolerancePerMille: 20,
  uncollected: 'keep',
  busyExtraMinutes: 15,
});

const weekOf = (chance: Chance): readonly (readonly Span[])[] => {
  const drawn = chance.between(0, 999);
  let upTo = 0;
  for (const { perMille, week } of weeks) {
    upTo += perMille;
    if (drawn < upTo) return week;
  }
  return ordinaryWeek;
};

const deliveryOf = (chance: Chance): StoreSettingsData['delivery'] => ({
  radiusMeters: chance.pick([1500, 2000, 2500, 3000, 3000, 4000]),
  fee: chance.pick([300, 400, 500, 500, 600, 800]),
  minimum: chance.pick([1500, 2000, 2000, 3000]),
  freeFrom: chance.pick([null, 5900, 6900, 8800, 9900]),
  minutes: chance.pick([25, 30, 30, 35, 40]),
});
