import { TillSettings } from '../till/till-settings.ts';
import * as v from 'valibot';
import { Amount, Count, Day, MinuteOfDay } from '../kernel/fields.ts';

const SpanField = v.pipe(
  v.object({ open: MinuteOfDay, close: MinuteOfDay }),
  v.check(({ open, close }) => open < close, '营业时间的结束要晚于开始'),
  v.check(({ open }) => open < 1440, '营业时间要在当天 24:00 前开始；后半夜写在第二天'),
);

const SpansField = v.pipe(
  v.array(SpanField),
  v.maxLength(6, '一天最多 6 段营业时间'),
  v.check((spans) => spans.every(({ open }, index) => index === 0 || spans[index - 1]!.close <= open), '营业时间要按先后排列，不能重叠'),
);

export const HoursField = v.object({
  week: v.pipe(v.array(SpansField), v.length(7, '一周七天的营业时间都要有')),
  holidays: v.pipe(
    v.array(v.object({ day: Day, spans: SpansField })),
    v.maxLength(60, '节假日最多 60 天'),
    v.check((days) => new Set(days.map(({ day }) => day)).size === days.length, '同一天的节假日安排只能写一次'),
  ),
});

export const uncollectedPolicies = ['keep', 'discard', 'refund'] as const;

/** The furthest day, from today on, that any store takes orders for. */
export const slotDaysAheadMax = 7;

/** What a store decides about its own service. Kept as one JSON text with the store. */
export const StoreSettings = v.object({
  hours: HoursField,
  pickup: v.object({
    leadMinutes: v.pipe(Count, v.maxValue(1440, '备餐时间最多 24 小时')),
    slotMinutes: v.pipe(Count, v.minValue(5, '一个时段至少 5 分钟'), v.maxValue(240, '一个时段最多 4 小时')),
    /** Orders a slot takes, pickup and delivery together. */
    slotCapacity: Count,
    /** No order in the last so many minutes before closing. */
    lastOrderMinutes: Count,
    /** How many days ahead a slot can be chosen; 0 is today only. */
    daysAhead: v.pipe(Count, v.maxValue(slotDaysAheadMax, `最多可约 ${slotDaysAheadMax} 天后`)),
  }),
  delivery: v.nullable(
    v.object({
      radiusMeters: Count,
      fee: Amount,
      /** Goods below this are not delivered. */
      minimum: Amount,
      /** From this amount of goods on the fee is waived; null: never. */
      freeFrom: v.nullable(Amount),
      minutes: Count,
    }),
  ),
  /** Short weight up to this many grams in a thousand is within the scale's and the knife's tolerance and not refunded. */
  weighTolerancePerMille: v.pipe(Count, v.maxValue(1000, '容差最多 1000‰')),
  /** What happens at closing to what nobody collected. */
  uncollected: v.picklist(uncollectedPolicies),
  /** Added to the lead time while the store is busy. */
  busyExtraMinutes: Count,
  /** Left out: what a till begins with, see `tillSettingsOf`. */
  till: v.optional(TillSettings),
});

export type StoreSettingsData = v.InferOutput<typeof StoreSettings>;
