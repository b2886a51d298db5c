import type { CouponState } from '@mendian/shared/coupon/coupon-status.ts';
import type { Span } from '@mendian/shared/coupon/coupon-validity.ts';
import type { Context } from '../../../platform/context.ts';
import type { Value } from '../../../platform/sql.ts';
import { newCoupon } from '../give-coupon.ts';

/** A coupon that another system gave: known by its code there as long as it lives. */
export type EarlierCoupon = {
  readonly code: string;
  readonly templateId: string;
  /** Null: whoever shows the code may use it. */
  readonly memberId: string | null;
  /** Of a member who is not here yet: it becomes his when he is. */
  readonly phone: string | null;
  readonly state: Extract<CouponState, 'held' | 'used' | 'void'>;
  readonly span: Span;
};

/** What nobody holds is held by this one. */
export const nobody = '';

/**
 * Makes coupons that were given elsewhere, each with a code of ours beside its own; gives their ids in order. They are over and above
 * what their templates have to give: a template's total grows with them.
 */
export const addEarlierCoupons = async (ctx: Context, coupons: readonly EarlierCoupon[]): Promise<string[]> => {
  const made = coupons.map(({ code, templateId, memberId, state, span }) => ({
    ...newCoupon(ctx, { templateId, memberId: memberId ?? nobody, source: 'earlier', occasion: `earlier:${code}`, span }),
    state,
  }));
  await ctx.sql.insert('coupon', made);
  ctx.sql.later.insert(
    'earlier_coupon',
    made.map(({ id }, index) => ({ coupon_id: id, code: coupons[index]!.code, phone: coupons[index]!.phone })),
  );
  countInTemplates(ctx, coupons.map(({ templateId }) => templateId)); // prettier-ignore
  return made.map(({ id }) => id);
};

/** Takes them away as if they had never come. The caller saw, with their rows locked, that nobody used them. */
export const dropEarlierCoupons = async (ctx: Context, couponIds: readonly string[]): Promise<void> => {
  const coupons = await ctx.sql.all<{ template_id: string }>('SELECT template_id FROM coupon WHERE id IN (?)', [couponIds]);
  await ctx.sql.run('DELETE FROM earlier_coupon WHERE coupon_id IN (?)', [couponIds]);
  await ctx.sql.run('DELETE FROM coupon WHERE id IN (?)', [couponIds]);
  countInTemplates(ctx, coupons.map(({ template_id: templateId }) => templateId), -1); // prettier-ignore
};

/** Sets columns of a coupon's row, unless an order is about to be paid with it. */
export const writeEarlierCoupon = ({ sql }: Context, couponId: string, values: Readonly<Record<string, Value>>): void => {
  const set = Object.keys(values).map((column) => `${column} = ?`).join(', '); // prettier-ignore
  sql.later.run(`UPDATE coupon SET ${set} WHERE id = ? AND state <> 'locked'`, [...Object.values(values), couponId]);
};

/** Last, because all who receive of a template meet at its row; by id, so that two never wait for each other. */
const countInTemplates = ({ sql }: Context, templateIds: readonly string[], sign: 1 | -1 = 1): void => {
  const counts = [...Map.groupBy(templateIds, (id) => id)].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [templateId, { length }] of counts)
    sql.later.run('UPDATE coupon_template SET total = total + ?, given = given + ? WHERE id = ?', [
      ...[sign * length, sign * length],
      templateId,
    ]);
};
