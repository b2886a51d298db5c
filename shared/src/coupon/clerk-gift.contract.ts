import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing } from '../kernel/fields.ts';

/** A coupon that a clerk may give here. */
export const ClerkOffer = v.object({
  templateId: Id,
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  /** `领取当天起 7 天内有效` */
  validity: v.string(),
  /** How many the clerk may still give today; 0: none. */
  left: Count,
});
export type ClerkOfferData = v.InferOutput<typeof ClerkOffer>;

export const listClerkOffers = endpoint({
  method: 'GET',
  path: '/api/terminal/coupon-offers',
  summary: '店员可以送的券，和今天还能送几张',
  who: 'clerk',
  input: Nothing,
  reply: v.object({ items: v.array(ClerkOffer) }),
  refusals: [],
});

export const giveByClerk = endpoint({
  method: 'POST',
  path: '/api/terminal/coupon-gifts',
  summary: '送一张券给认出的会员：在每位店员、每家门店一天的张数和会员能领的张数之内；谁送的记在操作记录里',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ templateId: Id, memberId: Id }),
  reply: v.object({ couponId: Id, name: v.string(), benefit: v.string(), until: Instant }),
  refusals: [
    ...['thing/not-found', 'coupon/clerk-day-over', 'coupon/store-day-over', 'coupon/member-enough'],
    ...['coupon/member-enough-today', 'coupon/nothing-to-give'],
  ],
});
