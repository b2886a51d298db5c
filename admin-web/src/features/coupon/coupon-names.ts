import type { GiftState } from '@mendian/shared/coupon/coupon-gift.ts';
import type { TemplateState } from '@mendian/shared/coupon/coupon-status.ts';
import type { BenefitData } from '@mendian/shared/coupon/coupon-terms.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export const benefitNames: Record<BenefitData['kind'], string> = {
  threshold: '满减',
  instant: '立减',
  percent: '折扣',
  exchange: '兑换',
  delivery: '免配送费',
};

export const templateTones: Record<TemplateState, Tone> = {
  draft: 'plain',
  approved: 'accent',
  live: 'good',
  paused: 'warm',
  ended: 'plain',
};

export const giftTones: Record<GiftState, Tone> = { waiting: 'accent', running: 'accent', stopped: 'warm', done: 'good' };

/** What is asked anew after anything was done here. */
export const couponParts = ['coupon-templates', 'coupon-gifts'] as const;
