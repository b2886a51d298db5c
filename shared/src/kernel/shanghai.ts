/**
 * Days and minutes as a store's clock shows them. Asia/Shanghai has been UTC+8 without summer time since 1991
 * (IANA tz database), so the arithmetic is an addition and needs no time zone library on a phone.
 */
const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;
export const minuteMs = 60_000;

/** The day in Asia/Shanghai, `2026-11-20`. */
export const dayOf = (instant: Date): string => new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);

/** The minute of the day in Asia/Shanghai, 0 to 1439. */
export const minuteOf = (instant: Date): number => Math.floor(((instant.getTime() + offsetMs) % dayMs) / minuteMs);

/** The instant at which a day's minute begins; minutes from 1440 on lie on the next day. */
export const instantAt = (day: string, minute: number): Date => new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs + minute * minuteMs);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** `12:30`; 1500 is `01:00`. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
