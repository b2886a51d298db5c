import { addDays, clockText, dayOf, minuteOf, weekdayOf } from './shanghai.ts';

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** `12:30` in Asia/Shanghai. */
export const clockOf = (instant: string | number): string => clockText(minuteOf(new Date(instant)));

/** `11月20日 周五`, or the word for a day near today. */
export const dayText = (day: string, today: string): string => nearDay(day, today) ?? plainDay(day);

/** `11月20日 周五`. */
export const plainDay = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${weekdays[weekdayOf(day)] ?? ''}`;

/** `12:30` today, `明天 12:30` or `11月20日 周五 12:30` otherwise. */
export const momentText = (instant: string, nowMs: number): string => {
  const day = dayOf(new Date(instant));
  const today = dayOf(new Date(nowMs));
  return day === today ? clockOf(instant) : `${dayText(day, today)} ${clockOf(instant)}`;
};

/** `12:30–12:45`, with its day when that is not today. */
export const slotText = (slot: { start: string; end: string }, nowMs: number): string =>
  `${momentText(slot.start, nowMs)}–${clockOf(slot.end)}`;

const nearDay = (day: string, today: string): string | null => {
  if (day === today) return '今天';
  if (day === addDays(today, 1)) return '明天';
  return day === addDays(today, -1) ? '昨天' : null;
};
