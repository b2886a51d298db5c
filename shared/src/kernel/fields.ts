import * as v from 'valibot';
import { amountMax } from './money.ts';

/** The fields that contracts are made of. Limits are stated once, here. */
export const Id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{1,36}$/, '编号格式不对'));
/** Whole fen, not negative, up to ten million yuan. */
export const Amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(amountMax));
/** Whole grams of one line: up to 50 kg. */
export const Grams = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** An instant: ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const Instant = v.pipe(v.string(), v.isoTimestamp());
/** A day in Asia/Shanghai: `2026-11-20`. */
export const Day = v.pipe(v.string(), v.isoDate());
/** A minute of the day in Asia/Shanghai; past midnight it goes on to 2880 (01:00 of the next day is 1500). */
export const MinuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2880));
/** A coordinate in micro-degrees, gcj02 as China's maps use it. */
export const LatE6 = v.pipe(v.number(), v.integer(), v.minValue(-90_000_000), v.maxValue(90_000_000));
export const LngE6 = v.pipe(v.number(), v.integer(), v.minValue(-180_000_000), v.maxValue(180_000_000));
export const Phone = v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'));

/** Anything below a space but tab and line feed, and delete. */
const hasControls = (text: string): boolean =>
  [...text].some((sign) => (sign < ' ' && sign !== '\t' && sign !== '\n') || sign === '\u007f');

/** Text a person typed: trimmed, no control characters, up to `max` characters. */
export const textUpTo = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(max, `最多 ${max} 个字`),
    v.check((text) => !hasControls(text), '含有无法识别的字符'),
  );
export const textFrom1To = (max: number) => v.pipe(textUpTo(max), v.minLength(1, '请填写'));

/** A whole number in a query string, within limits. */
export const queryInteger = (min: number, max: number) =>
  v.pipe(
    v.union([v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number)), v.number()]),
    v.integer(),
    v.minValue(min),
    v.maxValue(max),
  );

/** A list that pages by cursor: `next` is given back as `after`; absent means there is no more. */
export const pageOf = <Item extends v.GenericSchema>(item: Item) => v.object({ items: v.array(item), next: v.nullable(v.string()) });
/** ASCII, as ids and codes are: MySQL refuses to compare their columns with anything else. */
export const Cursor = v.optional(v.pipe(v.string(), v.regex(/^[ -~]{0,200}$/, '翻页位置不对，请从头再查')));
/** The same where a page ends with a number: that is what a handler gets. */
export const NumberCursor = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, '翻页位置不对，请从头再查'), v.transform(Number)));
export const Nothing = v.object({});
