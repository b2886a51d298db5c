import { addDays, clockText, dayOf, minuteOf, weekdayOf } from '@mendian/shared/kernel/shanghai.ts';

/** Grams as people say them: `半斤 250g`, `1.5 斤 750g`; other weights in grams alone. */
export const weightText = (grams: number): string => {
  const spoken = jinWords[grams] ?? (grams > 1000 && grams % 250 === 0 ? `${grams / 500} 斤` : undefined);
  return spoken === undefined ? `${grams}g` : `${spoken} ${grams}g`;
};

const jinWords: Record<number, string> = { 250: '半斤', 500: '一斤', 750: '一斤半', 1000: '两斤' };

/** `350 m`, `1.2 km`, `36 km`. */
export const distanceText = (meters: number): string => {
  if (meters < 1000) return `${Math.max(10, Math.round(meters / 10) * 10)} m`;
  const tenths = Math.round(meters / 100);
  return tenths >= 100 ? `${Math.round(meters / 1000)} km` : `${Math.floor(tenths / 10)}.${tenths % 10} km`;
};

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** A day as one says it: `今天`, `明天`, `11月20日 周五`. */
export const dayText = (day: string, now: Date): string => {
  const today = dayOf(now);
  if (day === today) return '今天';
  if (day === addDays(today, 1)) return '明天';
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${weekdays[weekdayOf(day)]}`;
};

export const timeText = (instant: string): string => clockText(minuteOf(new Date(instant)));

/** `12:30` today, `明天 12:30`, `11月20日 周五 12:30`. */
export const momentText = (instant: string, now: Date): string => {
  const day = dayOf(new Date(instant));
  return day === dayOf(now) ? timeText(instant) : `${dayText(day, now)} ${timeText(instant)}`;
};

/** `12:30–12:45`, with its day unless that is today. */
export const slotText = ({ start, end }: { start: string; end: string }, now: Date): string => `${momentText(start, now)}–${timeText(end)}`;

/**
 * The end of something that no longer counts at `instant`: `今天到期`, `明天 12:30 到期`, `有效至 11月27日 周五`, with its year when that is
 * another.
 */
export const untilText = (instant: string, now: Date): string => {
  const isDayEnd = minuteOf(new Date(instant)) === 0;
  const day = dayOf(isDayEnd ? new Date(Date.parse(instant) - 1) : new Date(instant));
  const words = isDayEnd ? dayText(day, now) : `${dayText(day, now)} ${timeText(instant)}`;
  if (day <= addDays(dayOf(now), 1)) return `${words}${isDayEnd ? '' : ' '}到期`;
  return `有效至 ${day.slice(0, 4) === dayOf(now).slice(0, 4) ? '' : `${day.slice(0, 4)}年`}${words}`;
};

/** Whole minutes until an instant, at least 1. */
export const minutesUntil = (instant: string, now: Date): number => Math.max(1, Math.ceil((Date.parse(instant) - now.getTime()) / 60_000));

/** `14:59` until an instant; `00:00` when it is over. */
export const countdownText = (instant: string, now: Date): string => {
  const seconds = Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
};

/** `8123 4567 8901 2345` */
export const inFours = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
