import type { CouponDiscount } from '@mendian/shared/coupon/apply-coupons.ts';
import { refuseCoupon } from '@mendian/shared/coupon/coupon.errors.ts';
import { couponMachine } from '@mendian/shared/coupon/coupon-status.ts';
import { untilAfterReturn } from '@mendian/shared/coupon/coupon-validity.ts';
import { allocate } from '@mendian/shared/kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { CouponRow } from './coupon.rows.ts';
import type { UsableCoupon } from './held-coupons.ts';

export type UsedCoupon = { readonly coupon: UsableCoupon; readonly discount: CouponDiscount };

/** Locks the coupons for an order that is being placed; all of them or none. */
export const lockCoupons = async (ctx: Context, { orderId, memberId }: Place, used: readonly UsedCoupon[]): Promise<void> => {
  if (used.length === 0) return;
  const ids = used.map(({ coupon }) => coupon.id);
  const locked = await ctx.sql.run(
    `UPDATE coupon SET state = 'locked', order_id = ?, note = '' WHERE id IN (?) AND member_id = ? AND state = 'held' AND until_at > ?`,
    [orderId, ids, memberId, ctx.now],
  );
  if (locked !== ids.length) throw refuseCoupon('coupon/gone');
  ctx.sql.later.insert(
    'order_coupon',
    used.map(({ coupon, discount }) => ({
      order_id: orderId,
      coupon_id: coupon.id,
      template_id: coupon.templateId,
      ...borne(coupon, discount),
    })),
  );
};

type Place = { readonly orderId: string; readonly memberId: string };

const borne = ({ name, bearers }: UsableCoupon, { amount }: CouponDiscount) => {
  const [headOffice, branch, owner] = allocate(amount, [bearers.headOffice, bearers.branch, bearers.owner]);
  return { name, taken_off: amount, head_office: headOffice!, branch: branch!, owner: owner! };
};

/** The order was paid: what it locked is used. */
export const useCoupons = (ctx: Context, orderId: string): void =>
  ctx.sql.later.run(`UPDATE coupon SET state = 'used', used_at = ? WHERE order_id = ? AND state = 'locked'`, [ctx.now, orderId]);

/** Gives the order's coupons back, once; one whose time ran out meanwhile gets 7 days more. The order is locked by the caller. */
export const giveCouponsBack = async (ctx: Context, orderId: string, why: string): Promise<void> => {
  const coupons = await ctx.sql.all<Pick<CouponRow, 'id' | 'until_at'>>(
    `SELECT id, until_at FROM coupon WHERE order_id = ? AND state IN (?)${ctx.sql.lock}`,
    [orderId, couponMachine.from('giveBack')],
  );
  for (const { id, until_at: until } of coupons)
    await ctx.sql.run(`UPDATE coupon SET state = 'held', order_id = NULL, used_at = NULL, until_at = ?, note = ? WHERE id = ?`, [
      untilAfterReturn(until, ctx.now),
      why,
      id,
    ]);
  if (coupons.length > 0)
    await ctx.sql.run('UPDATE order_coupon SET returned_at = ? WHERE order_id = ? AND returned_at IS NULL', [ctx.now, orderId]);
};
