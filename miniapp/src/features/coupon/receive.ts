import { receiveByCode, receiveCoupon, type CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import { call } from '../../platform/call.ts';
import { withIntention } from '../../platform/intention.ts';

/** Receives one coupon of a template, once, whatever happens to the answer. */
export const receiveOffer = (templateId: string): Promise<CouponData> =>
  withIntention(`coupon:${templateId}`, { templateId }, (key) => call(receiveCoupon, { templateId }, { key }));

export const receiveCode = (code: string): Promise<CouponData> =>
  withIntention('coupon-code', { code }, (key) => call(receiveByCode, { code }, { key }));
