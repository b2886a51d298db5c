import * as v from 'valibot';
import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { plainCode } from '@mendian/shared/member/shown-code.ts';
import type { Cells, Fault } from './kind.ts';

/** Cells of a line, with what is wrong said in words. */
export const cell = (name: string, max: number) => v.pipe(v.string(), v.maxLength(max, `${name}超过 ${max} 个字`));
export const needed = (name: string, max: number) => v.pipe(cell(name, max), v.minLength(1, `没有写${name}`));
export const code = (name: string) =>
  v.pipe(needed(name, 100), v.regex(/^[0-9A-Za-z_-]{1,20}$/, `${name}应是 20 个以内的字母、数字、横线`));
export const codeOrNothing = (name: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[0-9A-Za-z_-]{0,20}$/, `${name}应是 20 个以内的字母、数字、横线`),
    v.transform((text) => (text === '' ? null : text)),
  );

/** Degrees as whole micro-degrees, what is finer left out. */
export const degrees = (name: string, most: number) =>
  v.pipe(
    needed(name, 100),
    v.regex(/^-?\d{1,3}(\.\d{1,15})?$/, `${name}应是数字，如 28.682000`),
    v.transform(microDegrees),
    v.check((e6) => Math.abs(e6) <= most * 1_000_000, `${name}超出范围`),
  );

const microDegrees = (given: string): number => {
  const [entire = '', part = ''] = given.replace('-', '').split('.');
  const e6 = Number(entire) * 1_000_000 + Number(part.slice(0, 6).padEnd(6, '0'));
  return given.startsWith('-') && e6 > 0 ? -e6 : e6;
};

const moment = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** `2024-05-01 08:00:00` in Shanghai, as sheets write it too: `2024/5/1 8:00`. Empty: null. */
export const momentOrNothing = (name: string) =>
  v.pipe(
    v.string(),
    v.transform((text) => (text === '' ? null : momentOf(text))),
    v.check((at) => at !== undefined, `${name}应像 2024-05-01 08:00:00`),
    v.transform((at) => at ?? null),
  );

/** Up to when something counts: with a day alone, all of it does. */
export const endMoment = (name: string) =>
  v.pipe(
    needed(name, 40),
    v.transform((text) => ({ at: momentOf(text), isDay: !text.includes(':') })),
    v.check(({ at }) => at !== undefined, `${name}应像 2027-03-31 或 2027-03-31 22:00:00`),
    v.transform(({ at, isDay }) => (isDay ? instantAt(addDays(dayOf(at!), 1), 0) : at!)),
  );

/** A code or number as it is shown at a counter. */
export const shownCode = (name: string) =>
  v.pipe(needed(name, 100), v.transform(plainCode), v.regex(/^[0-9A-Za-z]{6,40}$/, `${name}应是 6 到 40 位数字、字母`));

/** Undefined: that is no moment of this century. */
const momentOf = (text: string): Date | undefined => {
  const [, year = '', month = '', date = '', hour = '0', minute = '0', second = '0'] = moment.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);
  if (!isDay || !year.startsWith('20') || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return new Date(instantAt(day, Number(hour) * 60 + Number(minute)).getTime() + Number(second) * 1_000);
};

/** A line as a schema reads it, or the first thing that is wrong with it. */
export const readWith =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (cells: Cells): v.InferOutput<Schema> | Fault => {
    const read = v.safeParse(schema, cells);
    return read.success ? read.output : { reason: read.issues[0].message };
  };

/** `38.60`, as whole fen, digit by digit; empty: null. Below a million yuan. */
export const yuanOrNothing = (name: string) =>
  v.pipe(
    v.string(),
    v.regex(/^(\d{1,6}(\.\d{1,2})?)?$/, `${name}应是元，如 38.60`),
    v.transform((text) => (text === '' ? null : fenOf(text))),
  );

const fenOf = (text: string): number => {
  const [entire = '', part = ''] = text.split('.');
  return Number(entire) * 100 + Number(part.padEnd(2, '0'));
};

export const yuan = (name: string) =>
  v.pipe(
    yuanOrNothing(name),
    v.check((amount) => amount !== null, `没有写${name}`),
    v.transform((amount) => amount ?? 0),
  );

/** Empty: null. */
export const countOrNothing = (name: string, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^(\d{1,6})?$/, `${name}应是整数`),
    v.transform((text) => (text === '' ? null : Number(text))),
    v.check((count) => count === null || (count > 0 && count <= max), `${name}应是 1 到 ${max}`),
  );
