import * as v from 'valibot';
import { yearAfter } from '../points/points.ts';

/** Month and day: `11-20`. The year is not asked for. */
export const Birthday = v.pipe(
  v.string(),
  v.check((text) => isBirthday(text), '没有这一天，请重新选择'),
);

/** Days of each month as they are at most. */
export const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isBirthday = (text: string): boolean => {
  if (!/^\d{2}-\d{2}$/.test(text)) return false;
  const [month, day] = text.split('-').map(Number) as [number, number];
  return day >= 1 && day <= (daysOfMonths[month - 1] ?? 0);
};

/** The birthdays that are kept on a day: in a common year 29 February is kept a day earlier. */
export const birthdaysOn = (day: string): string[] => {
  const own = day.slice(5);
  return own === '02-28' && !isLeap(Number(day.slice(0, 4))) ? [own, '02-29'] : [own];
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `11月20日` */
export const birthdayText = (birthday: string): string => {
  const [month, day] = birthday.split('-').map(Number);
  return `${month}月${day}日`;
};

/** The day from which on a birthday may be told anew; null: today. */
export const changeableFrom = (toldOn: string | null, today: string): string | null => {
  const from = toldOn === null ? today : yearAfter(toldOn);
  return from > today ? from : null;
};
