import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { prefixLength, type ScaleLayout } from '@mendian/shared/till/scale-code.ts';
import { tillSettingsOf, type TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { holidaysTyped, readHolidays, readSpans, spansTyped } from './hours-typed.ts';

export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
export const dayNames = ['day0', 'day1', 'day2', 'day3', 'day4', 'day5', 'day6'] as const;
type DayName = (typeof dayNames)[number];

/** The settings as a form holds them: hours as text, numbers null while they are being typed. */
export type SettingsForm = Record<DayName, string> & {
  holidays: string;
  leadMinutes: number | null;
  busyExtraMinutes: number | null;
  slotMinutes: number | null;
  slotCapacity: number | null;
  lastOrderMinutes: number | null;
  daysAhead: number | null;
  weighTolerancePerMille: number | null;
  uncollected: StoreSettingsData['uncollected'];
  delivers: boolean;
  radiusMeters: number | null;
  fee: number | null;
  minimum: number | null;
  freeFrom: number | null;
  minutes: number | null;
  /** Empty: the store has no scale that prints labels. */
  scaleLayout: ScaleLayout | '';
  scalePrefix: string;
  rounding: TillSettingsData['rounding'];
  roundDown: TillSettingsData['roundDown'];
};

export const formOf = ({ hours, pickup, delivery, ...rest }: StoreSettingsData): SettingsForm => ({
  ...(Object.fromEntries(dayNames.map((name, day) => [name, spansTyped(hours.week[day] ?? [])])) as Record<DayName, string>),
  holidays: holidaysTyped(hours.holidays),
  ...pickup,
  ...{ busyExtraMinutes: rest.busyExtraMinutes, weighTolerancePerMille: rest.weighTolerancePerMille, uncollected: rest.uncollected },
  delivers: delivery !== null,
  ...(delivery ?? { radiusMeters: 3_000, fee: 500, minimum: 2_000, freeFrom: null, minutes: 40 }),
  ...tillFormOf(tillSettingsOf(rest)),
});

const tillFormOf = ({ scale, rounding, roundDown }: TillSettingsData) => ({
  ...{ scaleLayout: scale?.layout ?? ('' as const), scalePrefix: scale?.prefix ?? '', rounding, roundDown },
});

/** What is wrong with the hours, field by field; numbers say it themselves. */
export const faultsOf = (form: SettingsForm): Partial<Record<keyof SettingsForm, string>> => {
  const typed = [...dayNames.map((name) => [name, readSpans(form[name])] as const), ['holidays', readHolidays(form.holidays)] as const];
  return {
    ...Object.fromEntries(typed.flatMap(([name, read]) => ('fault' in read ? [[name, read.fault]] : []))),
    ...prefixFault(form),
  };
};

const prefixFault = ({ scaleLayout, scalePrefix }: SettingsForm): Partial<Record<keyof SettingsForm, string>> => {
  if (scaleLayout === '') return {};
  const digits = prefixLength(scaleLayout);
  return new RegExp(`^\\d{${digits}}$`).test(scalePrefix) ? {} : { scalePrefix: `这种条码的前缀是 ${digits} 位数字` };
};

/** Of a form in which nothing is wrong. */
export const settingsOf = (form: SettingsForm): StoreSettingsData => {
  const holidays = readHolidays(form.holidays);
  const number = (name: 'leadMinutes' | 'slotMinutes' | 'slotCapacity' | 'lastOrderMinutes' | 'daysAhead') => form[name] ?? 0;
  return {
    hours: {
      week: dayNames.map((name) => {
        const read = readSpans(form[name]);
        return 'spans' in read ? [...read.spans] : [];
      }),
      holidays: 'holidays' in holidays ? holidays.holidays.map(({ day, spans }) => ({ day, spans: [...spans] })) : [],
    },
    pickup: {
      ...{ leadMinutes: number('leadMinutes'), slotMinutes: number('slotMinutes'), slotCapacity: number('slotCapacity') },
      ...{ lastOrderMinutes: number('lastOrderMinutes'), daysAhead: number('daysAhead') },
    },
    delivery: form.delivers
      ? {
          ...{ radiusMeters: form.radiusMeters ?? 0, fee: form.fee ?? 0, minimum: form.minimum ?? 0 },
          ...{ freeFrom: form.freeFrom, minutes: form.minutes ?? 0 },
        }
      : null,
    weighTolerancePerMille: form.weighTolerancePerMille ?? 0,
    uncollected: form.uncollected,
    busyExtraMinutes: form.busyExtraMinutes ?? 0,
    till: {
      scale: form.scaleLayout === '' ? null : { layout: form.scaleLayout, prefix: form.scalePrefix },
      ...{ rounding: form.rounding, roundDown: form.roundDown },
    },
  };
};
