import type { StoreSettingsData } from './store-settings.ts';

/** What a store begins with that was opened elsewhere, such as in the ERP: ordinary hours, no delivery, until somebody decides. */
export const newStoreSettings: StoreSettingsData = {
  hours: { week: Array.from({ length: 7 }, () => [{ open: 540, close: 1320 }]), holidays: [] },
  pickup: { leadMinutes: 15, slotMinutes: 15, slotCapacity: 10, lastOrderMinutes: 15, daysAhead: 1 },
  delivery: null,
  weighTolerancePerMille: 20,
  uncollected: 'keep',
  busyExtraMinutes: 15,
};
