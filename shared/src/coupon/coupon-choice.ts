import * as v from 'valibot';
import { Amount, Id, Instant } from '../kernel/fields.ts';
import { couponSorts } from './apply-coupons.ts';

/** Coupons an order may use at a time: one of each sort. */
export const CouponIds = v.pipe(v.array(Id), v.maxLength(3, '一笔订单最多用 3 张券'));

/** A coupon beside a cart: whether it fits, and why not. */
export const CouponChoice = v.object({
  id: Id,
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  until: Instant,
  /** One of each sort may be used together. */
  sort: v.picklist(couponSorts),
  /** Used with no other. */
  alone: v.boolean(),
  chosen: v.boolean(),
  /** What it takes off when it is chosen. */
  amount: Amount,
  /** Why it cannot be used for this cart; null: it can. */
  why: v.nullable(v.string()),
});
export type CouponChoiceData = v.InferOutput<typeof CouponChoice>;
