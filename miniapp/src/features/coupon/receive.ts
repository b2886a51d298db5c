import { receiveByCode, receiveCoupon, type CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import { call } from '../../platform/call.ts';
import { withIntention } from '../../platform/intention.ts';

/** Receives one coupon of a template, once, whatever happens to the answer. */
export const receiveOffer = (templateId: string): Promise<CouponData> =>
  withIntention(`coupon:${templateId}`, { templateId }, (key) => call(receiveCoupon, { templateId }, { key }));

export const receiveCode = (code: string): Promise<CouponData> =>
  withIntention('coupon-code', { code }, (key) => call(receiveByCode, { code }, { key }));

/**
 * The code that a link or a mini-program code brings: `code=` of a link, or the scene of a code image, with or without `code=`.
 * WeChat hands both over as they were escaped.
 */
export const codeBrought = ({ code, scene }: { code?: string; scene?: string }): string => {
  if (code !== undefined) return plain(code);
  return plain(scene ?? '').replace(/^code=/, '');
};

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
};
