import type { ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { spanOf } from '@mendian/shared/coupon/coupon-validity.ts';
import { benefitText } from '@mendian/shared/coupon/coupon-words.ts';
import { question, type Question } from '../../platform/sql.ts';
import type { TierCoupon } from '../points/index.ts';
import type { TemplateRow } from './coupon.rows.ts';
import { termsOf } from './present-coupon.ts';

/** Whom of those whom its occasion reaches a template is given to; empty: all. */
export const givenTo = ({ given_to }: Pick<TemplateRow, 'given_to'>): string[] =>
  given_to === null ? [] : (JSON.parse(given_to) as string[]);

/** Whether a template is given to who is of such a tier, or came by such a channel. */
export const isFor = (template: Pick<TemplateRow, 'given_to'>, key: string): boolean => {
  const keys = givenTo(template);
  return keys.length === 0 || keys.includes(key);
};

/** More are given by tiers than any chain has tiers and occasions. */
const shownMax = 200;

/** Coupons that are given now on birthdays and for tiers that are reached: neither over nor all gone. */
export const askTierCoupons = (now: Date): Question<readonly TierCoupon[]> =>
  question<TemplateRow, readonly TierCoupon[]>(
    `SELECT * FROM coupon_template WHERE given_at IN ('birthday', 'rise') AND state = 'live' AND given < total ORDER BY id LIMIT ${shownMax}`,
    [],
    (rows) => rows.filter(({ validity }) => spanOf(JSON.parse(validity) as ValidityData, now) !== null).map(tierCoupon),
  );

const tierCoupon = (row: TemplateRow): TierCoupon => ({
  ...{ templateId: row.id, name: row.name, benefit: benefitText(termsOf(row).benefit) },
  ...{ on: row.given_at as TierCoupon['on'], tiers: row.given_to === null ? null : givenTo(row) },
});
