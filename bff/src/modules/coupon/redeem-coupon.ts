import { couponMachine } from '@mendian/shared/coupon/coupon-status.ts';
import type { HeldCoupon } from '@mendian/shared/coupon/coupon-fit.ts';
import type { BearersData } from '@mendian/shared/coupon/coupon-terms.ts';
import { untilAfterReturn } from '@mendian/shared/coupon/coupon-validity.ts';
import type { Context } from '../../platform/context.ts';
import { firstRow, type Question } from '../../platform/sql.ts';
import type { CouponRow, TemplateRow } from './coupon.rows.ts';
import { termsOf } from './present-coupon.ts';

/** A coupon found by its code, whoever holds it and whatever became of it, with its template's words and bearers. */
export type CouponByCode = CouponRow &
  Pick<TemplateRow, 'name' | 'terms' | 'bearers'> & {
    readonly template_note: string;
    /** Of who holds it; null: nobody does. */
    readonly nickname: string | null;
    readonly phone: string | null;
  };

/** By a code of ours, or else by the one it had in an earlier system. */
export const askCouponByCode = (code: string): Question<CouponByCode | null> =>
  firstRow(
    `SELECT c.*, t.name, t.terms, t.bearers, t.note AS template_note, m.nickname, m.phone
     FROM coupon c JOIN coupon_template t ON t.id = c.template_id LEFT JOIN member m ON m.id = c.member_id
     WHERE c.id = COALESCE((SELECT id FROM coupon WHERE code = ?), (SELECT coupon_id FROM earlier_coupon WHERE code = ?))`,
    [code, code],
  );

export const heldCoupon = (coupon: CouponByCode): HeldCoupon => ({
  ...{ id: coupon.id, name: coupon.name, terms: termsOf(coupon), from: coupon.from_at, until: coupon.until_at },
});

export const bearersOf = ({ bearers }: Pick<TemplateRow, 'bearers'>): BearersData => JSON.parse(bearers) as BearersData;

/** Uses a held coupon in a store, once however many ask. Tells whether it was this one. */
export const redeemHeld = async ({ sql, now }: Context, couponId: string): Promise<boolean> =>
  (await sql.run(`UPDATE coupon SET state = 'used', used_at = ?, note = '' WHERE id = ? AND state IN (?) AND until_at > ?`, [
    now,
    couponId,
    couponMachine.from('redeem'),
    now,
  ])) === 1;

/** Gives back a coupon that a store used; the caller has seen to it that this happens once. Over meanwhile: with 7 days more. */
export const giveRedeemedBack = async ({ sql, now }: Context, couponId: string, why: string): Promise<void> => {
  const coupon = await sql.one<Pick<CouponRow, 'until_at'>>(`SELECT until_at FROM coupon WHERE id = ?${sql.lock}`, [couponId]);
  if (coupon === null) return;
  sql.later.run(`UPDATE coupon SET state = 'held', used_at = NULL, until_at = ?, note = ? WHERE id = ? AND state = 'used'`, [
    untilAfterReturn(coupon.until_at, now),
    why,
    couponId,
  ]);
};
