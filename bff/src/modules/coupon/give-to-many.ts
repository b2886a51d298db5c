import type { CouponSource } from '@mendian/shared/coupon/coupon-status.ts';
import type { Span } from '@mendian/shared/coupon/coupon-validity.ts';
import type { Context } from '../../platform/context.ts';
import { newCoupon } from './give-coupon.ts';

/** Others received so many meanwhile that not all of the batch are left: it is made anew. */
export class Overtaken extends Error {}

type Many = {
  readonly templateId: string;
  readonly source: CouponSource;
  readonly occasion: string;
  readonly span: Span;
  readonly members: readonly string[];
};

/**
 * Gives each of the members one, unless the occasion gave him his already; tells how many got theirs now. Whoever is left out because a
 * code was taken by chance gets another.
 */
export const insertCoupons = async (ctx: Context, { members, ...coupon }: Many): Promise<number> => {
  let given = 0;
  for (let missing = members; missing.length > 0;) {
    const coupons = missing.map((memberId) => newCoupon(ctx, { ...coupon, memberId }));
    const inserted = await ctx.sql.insert('coupon', coupons, { ignore: true });
    given += inserted;
    if (inserted === missing.length) break;
    const there = await ctx.sql.all<{ member_id: string }>(
      'SELECT member_id FROM coupon WHERE template_id = ? AND occasion = ? AND member_id IN (?)',
      [coupon.templateId, coupon.occasion, members],
    );
    const known = new Set(there.map(({ member_id }) => member_id));
    missing = missing.filter((memberId) => !known.has(memberId));
  }
  return given;
};

/** Last, because all who receive of this template meet at its row. */
export const countGiven = async ({ sql }: Context, templateId: string, number: number): Promise<void> => {
  if (number === 0) return;
  const counted = await sql.run(`UPDATE coupon_template SET given = given + ? WHERE id = ? AND state = 'live' AND given + ? <= total`, [
    ...[number, templateId, number],
  ]);
  if (counted !== 1) throw new Overtaken();
};
