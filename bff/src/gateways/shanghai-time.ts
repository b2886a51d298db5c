const offsetMs = 8 * 3_600_000;

/** `2026-11-20T12:30:00+08:00`, as WeChat Pay writes and reads instants. China has no summer time. */
export const shanghaiInstant = (at: Date): string => `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+08:00`;

/** The same with milliseconds, as the shipping upload wants it. */
export const shanghaiInstantMs = (at: Date): string => `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 23)}+08:00`;

/** `2026-11-20 12:30:00` in Asia/Shanghai, as bills write it. Null when it is no such text. */
export const readShanghaiTime = (text: string): Date | null => {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const at = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(at.getTime()) ? null : at;
};
