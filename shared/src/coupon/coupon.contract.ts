import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, Nothing, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';

/** A template as customers read it; every text is a finished sentence. */
const CouponWords = {
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  /** Where, when and for what, a line each. */
  lines: v.array(v.string()),
  note: v.string(),
};

export const couponTabs = ['usable', 'used', 'over'] as const;

export const CouponView = v.object({
  id: Id,
  ...CouponWords,
  tab: v.picklist(couponTabs),
  from: Instant,
  until: Instant,
  /** It may be used for an order in the mini-program. */
  online: v.boolean(),
  /** The unpaid order that has it locked; null: none. */
  lockedBy: v.nullable(Id),
  usedAt: v.nullable(Instant),
  /** Why it came back; empty: it never did. */
  returned: v.string(),
});
export type CouponData = v.InferOutput<typeof CouponView>;

const OfferView = v.object({
  templateId: Id,
  ...CouponWords,
  /** `领取后 7 天内有效`, or its dates. */
  validity: v.string(),
  /** What is left in all, in hundredths rounded up. */
  leftPercent: Count,
  /** Why the member cannot receive it now; null: he can. A visitor is told of what everybody is. */
  why: v.nullable(v.string()),
});
export type OfferData = v.InferOutput<typeof OfferView>;

export const listOffers = endpoint({
  method: 'GET',
  path: '/api/mini/coupon-offers',
  summary: '领券中心：正在发放的券，各自能不能领',
  who: 'anyone',
  input: Nothing,
  reply: v.object({ items: v.array(OfferView) }),
  refusals: [],
});

export const receiveCoupon = endpoint({
  method: 'POST',
  path: '/api/mini/coupon-offers/:templateId/coupons',
  summary: '在领券中心领一张券',
  who: 'customer',
  repeat: 'key',
  input: v.object({ templateId: Id }),
  reply: CouponView,
  refusals: ['thing/not-found', 'coupon/not-given', 'coupon/none-left', 'coupon/enough', 'coupon/enough-today'],
});

export const receiveByCode = endpoint({
  method: 'POST',
  path: '/api/mini/coupon-codes',
  summary: '输入口令（或扫码、点链接带来的口令）领一张券；每分钟最多试 10 次',
  who: 'customer',
  repeat: 'key',
  input: v.object({ code: textFrom1To(20) }),
  reply: CouponView,
  refusals: ['coupon/code-unknown', 'coupon/not-given', 'coupon/none-left', 'coupon/enough', 'coupon/enough-today'],
});

export const listMyCoupons = endpoint({
  method: 'GET',
  path: '/api/mini/coupons',
  summary: '我的券：可用的先过期的在前，用过的和过期的新的在前',
  who: 'customer',
  input: v.object({ tab: v.optional(v.picklist(couponTabs), 'usable'), after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: v.object({ ...pageOf(CouponView).entries, /** Usable ones in all. */ usable: Count }),
  refusals: [],
});

export const getMyCoupon = endpoint({
  method: 'GET',
  path: '/api/mini/coupons/:couponId',
  summary: '一张券的详情，可用时带有在门店出示的券码',
  who: 'customer',
  input: v.object({ couponId: Id }),
  reply: v.object({
    ...CouponView.entries,
    /** Sixteen digits, while it can be redeemed in a store; null otherwise. */ code: v.nullable(v.string()),
  }),
  refusals: ['thing/not-found'],
});
