import type { HeldCoupon } from '@mendian/shared/coupon/coupon-fit.ts';
import type { BearersData, CouponTermsData } from '@mendian/shared/coupon/coupon-terms.ts';
import { allRows, firstRow, question, type Question, type Reads } from '../../platform/sql.ts';
import type { CouponRow, TemplateRow } from './coupon.rows.ts';

/** Coupons that one order looks at: those that are over soonest. */
const lookedAtMax = 50;

/** A coupon that can be used, with who bears what it takes off. */
export type UsableCoupon = HeldCoupon & { readonly code: string; readonly templateId: string; readonly bearers: BearersData };

export type HeldRow = Pick<CouponRow, 'id' | 'code' | 'template_id' | 'from_at' | 'until_at'> &
  Pick<TemplateRow, 'name' | 'terms' | 'bearers'>;

/** Columns of a `HeldRow` under the aliases `c` and `t`. */
export const heldColumns = 'c.id, c.code, c.template_id, c.from_at, c.until_at, t.name, t.terms, t.bearers';

/** The coupons of a member that are neither used nor over; of them only those named, unless `ids` is null. */
export const askHeldCoupons = (memberId: string, ids: readonly string[] | null, now: Date): Question<UsableCoupon[]> =>
  question<HeldRow, UsableCoupon[]>(
    `SELECT ${heldColumns} FROM coupon c JOIN coupon_template t ON t.id = c.template_id
     WHERE c.member_id = ? AND c.state = 'held' AND c.until_at > ?${ids === null ? '' : ' AND c.id IN (?)'} ORDER BY c.until_at, c.id LIMIT ${lookedAtMax}`,
    [memberId, now, ...(ids === null ? [] : [ids])],
    (rows) => rows.map(usableCoupon),
  );

/** The coupon that has this code of an earlier system, while it can be used. */
export const askUsableEarlier = (code: string, now: Date): Question<UsableCoupon | null> =>
  question<HeldRow, UsableCoupon | null>(
    `SELECT ${heldColumns} FROM earlier_coupon e JOIN coupon c ON c.id = e.coupon_id JOIN coupon_template t ON t.id = c.template_id
     WHERE e.code = ? AND c.state = 'held' AND c.until_at > ?`,
    [code, now],
    ([row]) => (row === undefined ? null : usableCoupon(row)),
  );

export const usableCoupon = ({ id, code, template_id, from_at, until_at, name, terms, bearers }: HeldRow): UsableCoupon => ({
  id,
  code,
  name,
  templateId: template_id,
  terms: JSON.parse(terms) as CouponTermsData,
  bearers: JSON.parse(bearers) as BearersData,
  from: from_at,
  until: until_at,
});

/**
 * What coupons for a first order ask: whether the member has not paid for one yet. One whose money went back whole, such as one that
 * no store took, was none: the coupon that came back with it is for the first order still. One that waits for its payment with such a
 * coupon is going to be the first.
 */
export const hasNeverPaid = async (sql: Reads, memberId: string): Promise<boolean> => {
  const [paid, locked] = await sql.ask(
    firstRow('SELECT id FROM orders WHERE member_id = ? AND paid_at IS NOT NULL AND (refunded < payable OR payable = 0) LIMIT 1', [
      memberId,
    ]),
    allRows<Pick<TemplateRow, 'terms'>>(
      `SELECT t.terms FROM coupon c JOIN coupon_template t ON t.id = c.template_id WHERE c.member_id = ? AND c.state = 'locked'`,
      [memberId],
    ),
  );
  return paid === null && !locked.some(({ terms }) => (JSON.parse(terms) as CouponTermsData).firstOrder);
};
