import type { CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import type { CouponTermsData } from '@mendian/shared/coupon/coupon-terms.ts';
import { benefitText, termsLines, type CouponNames } from '@mendian/shared/coupon/coupon-words.ts';
import type { Reads } from '../../platform/sql.ts';
import type { CouponRow, TemplateRow } from './coupon.rows.ts';
import { readCouponNames } from './read-names.ts';

/** A coupon with what its template says of it. */
export type CouponFound = CouponRow & Pick<TemplateRow, 'name' | 'terms'> & { readonly template_note: string };

export const couponFields = 'c.*, t.name, t.terms, t.note AS template_note';

export const presentCoupons = async (sql: Reads, coupons: readonly CouponFound[], now: Date): Promise<CouponData[]> => {
  const names = await readCouponNames(sql, coupons.map(termsOf));
  return coupons.map((coupon) => presentCoupon(coupon, names, now));
};

const presentCoupon = (coupon: CouponFound, names: CouponNames, now: Date): CouponData => ({
  id: coupon.id,
  ...couponWords(coupon.name, coupon.template_note, termsOf(coupon), names),
  tab: coupon.state === 'used' ? 'used' : coupon.state === 'void' || coupon.until_at <= now ? 'over' : 'usable',
  from: coupon.from_at.toISOString(),
  until: coupon.until_at.toISOString(),
  online: termsOf(coupon).channels.includes('mini'),
  lockedBy: coupon.state === 'locked' ? coupon.order_id : null,
  usedAt: coupon.used_at?.toISOString() ?? null,
  returned: coupon.note,
});

export const couponWords = (name: string, note: string, terms: CouponTermsData, names: CouponNames) => ({
  ...{ name, note, benefit: benefitText(terms.benefit), lines: termsLines(terms, names) },
});

export const termsOf = ({ terms }: Pick<TemplateRow, 'terms'>): CouponTermsData => JSON.parse(terms) as CouponTermsData;
