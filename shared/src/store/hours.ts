import { addDays, clockText, dayOf, instantAt, weekdayOf } from '../kernel/shanghai.ts';

/** Minutes of the day; `close` may pass midnight (1500 = 01:00 of the next day). */
export type Span = { readonly open: number; readonly close: number };

/** Seven lists from Monday on (none = closed that day); a holiday's list takes the place of its weekday's. */
export type Hours = {
  readonly week: readonly (readonly Span[])[];
  readonly holidays: readonly { readonly day: string; readonly spans: readonly Span[] }[];
};

/** `until` is when the store shuts; `ends` is before that where the next day's hours go on without a break. */
export type OpenSpan = { readonly from: Date; readonly until: Date; readonly ends: Date };

/** How far ahead the next opening is looked for. */
const daysAheadMax = 14;

/**
 * When the store is open on a day, as instants. A store that is open day and night does not shut at midnight: `until` looks
 * across it, two days ahead at most.
 */
export const spansOn = (hours: Hours, day: string): OpenSpan[] =>
  spansOf(hours, day).map(({ open, close }) => ({
    from: instantAt(day, open),
    until: instantAt(day, shutMinute(hours, day, close, 2)),
    ends: instantAt(day, close),
  }));

/** The span that is going on, or null: yesterday's counts while it lasts past midnight. */
export const spanAt = (hours: Hours, now: Date): OpenSpan | null => {
  const today = dayOf(now);
  const isOn = ({ from, until }: OpenSpan) => from <= now && now < until;
  return spansOn(hours, addDays(today, -1)).find(isOn) ?? spansOn(hours, today).find(isOn) ?? null;
};

/** When it opens next after `now`, looking a fortnight ahead; null when it does not. */
export const nextOpening = (hours: Hours, now: Date): Date | null => {
  const today = dayOf(now);
  for (let ahead = 0; ahead <= daysAheadMax; ahead += 1) {
    const next = spansOn(hours, addDays(today, ahead)).find(({ from }) => from > now);
    if (next) return next.from;
  }
  return null;
};

/** A day's hours in words: `09:00–14:00 16:00–21:30`, past midnight `10:00–次日01:00`. */
export const hoursTextOn = (hours: Hours, day: string): string => {
  const spans = spansOf(hours, day);
  return spans.length === 0 ? '休息' : spans.map(spanText).join(' ');
};

const spansOf = ({ week, holidays }: Hours, day: string): readonly Span[] =>
  holidays.find((holiday) => holiday.day === day)?.spans ?? week[weekdayOf(day)] ?? [];

/** The minute of `day` at which it shuts, given that it is open until `close`. */
const shutMinute = (hours: Hours, day: string, close: number, daysMax: number): number => {
  if (close < 1440 || daysMax === 0) return close;
  const nextDay = addDays(day, 1);
  const goesOn = spansOf(hours, nextDay).find((span) => span.open <= close - 1440 && span.close > close - 1440);
  return goesOn === undefined ? close : 1440 + shutMinute(hours, nextDay, goesOn.close, daysMax - 1);
};

const spanText = ({ open, close }: Span): string => {
  if (open === 0 && close === 1440) return '24 小时营业';
  return `${clockText(open)}–${close > 1440 ? '次日' : ''}${close === 1440 ? '24:00' : clockText(close)}`;
};
