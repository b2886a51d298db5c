const offsetMs = 8 * 3_600_000;

const shifted = (ms: number): string => new Date(ms + offsetMs).toISOString();

/** `2026-11-20T12:30:00+08:00`. */
export const instantText = (ms: number): string => `${shifted(ms).slice(0, 19)}+08:00`;

/** `2026-11-20 12:30:00`, as bills write it. */
export const billTime = (ms: number): string => shifted(ms).slice(0, 19).replace('T', ' ');

/** `2026-11-20`. */
export const dayText = (ms: number): string => shifted(ms).slice(0, 10);

/** The first millisecond of a day `YYYY-MM-DD`; null when there is no such day. */
export const dayStartMs = (day: string): number | null => {
  const ms = Date.parse(`${day}T00:00:00+08:00`);
  return !Number.isNaN(ms) && dayText(ms) === day ? ms : null;
};

export const hourOf = (ms: number): number => Number(shifted(ms).slice(11, 13));
