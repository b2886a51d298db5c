import { addDays, dayOf, minuteMs } from '../kernel/shanghai.ts';
import { spanAt, spansOn, type OpenSpan } from './hours.ts';
import type { StoreSettingsData } from './store-settings.ts';

export type Slot = { readonly start: Date; readonly end: Date };

type Ask = { settings: StoreSettingsData; busy: boolean; now: Date; /** Added for the way to the customer. */ extraMinutes?: number };

/** How long an order takes from now, in minutes. */
export const leadMinutes = ({ settings, busy, extraMinutes = 0 }: Omit<Ask, 'now'>): number =>
  settings.pickup.leadMinutes + (busy ? settings.busyExtraMinutes : 0) + extraMinutes;

/**
 * When an order placed now would be ready (or at the door); null when the store is shut, its last orders are over, or it
 * could not be prepared before closing.
 */
export const soonest = (ask: Ask): Date | null => {
  const span = spanAt(ask.settings.hours, ask.now);
  if (span === null || ask.now >= lastOrder(span, ask.settings)) return null;
  const prepared = ask.now.getTime() + leadMinutes({ ...ask, extraMinutes: 0 }) * minuteMs;
  return prepared > span.until.getTime() ? null : new Date(prepared + (ask.extraMinutes ?? 0) * minuteMs);
};

/**
 * The slots that begin on a day and may be chosen now: on the grid of each open span, after the lead time, within the last
 * order. What follows midnight belongs to the evening it goes on from, as far as days ahead are counted.
 */
export const slotsOn = (ask: Ask, day: string): Slot[] => {
  const { settings, now } = ask;
  const lastDay = addDays(dayOf(now), settings.pickup.daysAhead);
  const earliest = now.getTime() + leadMinutes(ask) * minuteMs;
  const slots = [addDays(day, -1), day]
    .filter((spanDay) => spanDay <= lastDay)
    .flatMap((spanDay) => spansOn(settings.hours, spanDay))
    .flatMap((span) => gridOf(span, settings))
    .filter(({ start }) => start.getTime() >= earliest && dayOf(start) === day);
  return inOrderOnce(slots);
};

/** A slot that begins at `start`, if one may choose it now. */
export const slotAt = (ask: Ask, start: Date): Slot | null =>
  slotsOn(ask, dayOf(start)).find((slot) => slot.start.getTime() === start.getTime()) ?? null;

const lastOrder = ({ until }: OpenSpan, { pickup }: StoreSettingsData): Date =>
  new Date(until.getTime() - pickup.lastOrderMinutes * minuteMs);

const gridOf = (span: OpenSpan, settings: StoreSettingsData): Slot[] => {
  const step = settings.pickup.slotMinutes * minuteMs;
  const last = Math.min(lastOrder(span, settings).getTime(), span.until.getTime() - step, span.ends.getTime() - 1);
  const slots: Slot[] = [];
  for (let start = span.from.getTime(); start <= last; start += step) slots.push({ start: new Date(start), end: new Date(start + step) });
  return slots;
};

/** By time; where a day's first span overlaps the evening before, slots that both have count once. */
const inOrderOnce = (slots: readonly Slot[]): Slot[] =>
  [...new Map(slots.map((slot) => [slot.start.getTime(), slot])).values()].sort((a, b) => a.start.getTime() - b.start.getTime());
