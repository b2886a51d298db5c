import * as v from 'valibot';
import { NodeText } from '../account/account.contract.ts';
import { Amount, Id, Instant, MinuteOfDay } from '../kernel/fields.ts';
import { orderModes } from '../order/order-modes.ts';

const Sum = v.pipe(Amount, v.minValue(1, '金额要大于 0'));
const Ids = v.pipe(v.array(Id), v.minLength(1, '请至少选一个'), v.maxLength(200, '最多选 200 个'));

/** What a coupon does. Amounts in fen. */
export const Benefit = v.variant('kind', [
  /** 满减: `off` from `from` on. */
  v.object({ kind: v.literal('threshold'), from: Sum, off: Sum }),
  /** 立减 */
  v.object({ kind: v.literal('instant'), off: Sum }),
  /** 折扣: `payPerMille` of the price is paid (880 is 8.8 折), at most `max` is taken off; null: no ceiling. */
  v.object({
    kind: v.literal('percent'),
    payPerMille: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(990)),
    from: Amount,
    max: v.nullable(Sum),
  }),
  /** 兑换: one piece of the dearest of its goods is free; options that cost more are paid. */
  v.object({ kind: v.literal('exchange') }),
  /** 免配送费: up to `off`; null: the whole fee. */
  v.object({ kind: v.literal('delivery'), off: v.nullable(Sum) }),
]);

/** The goods a coupon counts and takes off from. */
export const CouponGoods = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.literal('products'), ids: Ids }),
  v.object({ kind: v.literal('categories'), ids: Ids }),
  v.object({ kind: v.literal('except'), ids: Ids }),
]);

export const couponChannels = ['mini', 'counter'] as const;
export type CouponChannel = (typeof couponChannels)[number];

export const CouponHours = v.pipe(
  v.object({
    /** 0 is Monday, 6 is Sunday. */
    weekdays: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.minLength(1, '请至少选一天')),
    /** Minutes of the day in Asia/Shanghai; `to` is the first that no longer counts. */
    from: MinuteOfDay,
    to: v.pipe(MinuteOfDay, v.maxValue(1440)),
  }),
  v.check(({ from, to }) => from < to, '结束时间要晚于开始时间'),
);

export const CouponTerms = v.object({
  benefit: Benefit,
  goods: CouponGoods,
  /** Nodes of the chain in whose stores it may be used. */
  places: v.pipe(v.array(NodeText), v.minLength(1, '请选择哪些门店可用'), v.maxLength(500, '最多选 500 处')),
  channels: v.pipe(v.array(v.picklist(couponChannels)), v.minLength(1, '请选择在哪里可用')),
  modes: v.pipe(v.array(v.picklist(orderModes)), v.minLength(1, '请选择自提或外卖')),
  /** When an order may be placed with it; null: at any hour. */
  hours: v.nullable(CouponHours),
  /** Only with the member's first paid order. */
  firstOrder: v.boolean(),
  /** With no other coupon. Otherwise one of each sort may be used together: for goods, an exchange, for delivery. */
  alone: v.boolean(),
});
export type CouponTermsData = v.InferOutput<typeof CouponTerms>;
export type BenefitData = v.InferOutput<typeof Benefit>;

/** From when until when a coupon counts, from the moment it was received. Days are Asia/Shanghai's. */
export const Validity = v.variant('kind', [
  v.pipe(
    v.object({ kind: v.literal('fixed'), from: Instant, until: Instant }),
    v.check(({ from, until }) => from < until, '结束时间要晚于开始时间'),
  ),
  /** Counts from the day `after` days later, on `days` days. */
  v.object({
    kind: v.literal('days'),
    after: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730)),
  }),
]);
export type ValidityData = v.InferOutput<typeof Validity>;

const PerMille = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

/** Who bears what was taken off, in thousandths that add up to 1000: head office, the store's branch, the store's owner. */
export const Bearers = v.pipe(
  v.object({ headOffice: PerMille, branch: PerMille, owner: PerMille }),
  v.check(({ headOffice, branch, owner }) => headOffice + branch + owner === 1000, '三方承担的比例要合计 100%'),
);
export type BearersData = v.InferOutput<typeof Bearers>;
