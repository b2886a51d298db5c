import { refuseCoupon } from '@mendian/shared/coupon/coupon.errors.ts';
import type { CouponSource } from '@mendian/shared/coupon/coupon-status.ts';
import type { ValidityData } from '@mendian/shared/coupon/coupon-terms.ts';
import { spanOf, type Span } from '@mendian/shared/coupon/coupon-validity.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import type { CouponRow, TemplateRow } from './coupon.rows.ts';

export type Gift = {
  readonly template: TemplateRow;
  readonly memberId: string;
  readonly source: CouponSource;
  /** What it is given for, once; left out: the member asked, and may ask again. */
  readonly occasion?: string;
};

/**
 * Gives a member a coupon that he asked for or that an occasion brings, within what the template allows him and never more than there are. The template's row is
 * written last, because all who receive it meet there.
 */
export const giveCoupon = async (ctx: Context, { template, memberId, source, occasion }: Gift): Promise<CouponRow> => {
  if (template.state !== 'live') throw refuseCoupon('coupon/not-given');
  const span = spanOf(JSON.parse(template.validity) as ValidityData, ctx.now);
  if (span === null) throw refuseCoupon('coupon/not-given');
  await countReceived(ctx, template, memberId);
  const coupon = newCoupon(ctx, { templateId: template.id, memberId, source, occasion, span });
  await ctx.sql.insert('coupon', [coupon]);
  const taken = await ctx.sql.run(`UPDATE coupon_template SET given = given + 1 WHERE id = ? AND state = 'live' AND given < total`, [
    template.id,
  ]);
  if (taken !== 1) throw await whyNotTaken(ctx, template.id);
  return coupon;
};

type New = {
  readonly templateId: string;
  readonly memberId: string;
  readonly source: CouponSource;
  readonly occasion?: string | undefined;
  readonly span: Span;
};

/** A coupon as it is when its member gets it. */
export const newCoupon = (
  ctx: Pick<Context, 'newId' | 'random' | 'now'>,
  { templateId, memberId, source, occasion, span }: New,
): CouponRow => {
  const id = ctx.newId();
  return {
    ...{ id, template_id: templateId, member_id: memberId, code: couponCode(ctx), state: 'held', source, occasion: occasion ?? id },
    ...{ from_at: span.from, until_at: span.until, received_at: ctx.now, order_id: null, used_at: null, note: '' },
  };
};

/** Counts what the member received of the template, in all and today in Shanghai, by one conditional UPDATE. */
const countReceived = async (ctx: Context, { id, per_member, per_member_day }: TemplateRow, memberId: string): Promise<void> => {
  const today = dayOf(ctx.now);
  await ctx.sql.insert('coupon_received', [{ template_id: id, member_id: memberId, number: 0, day: '', on_day: 0 }], { ignore: true });
  const counted = await ctx.sql.run(
    // `on_day` before `day`: MySQL sets one after the other and would look at the new day.
    `UPDATE coupon_received SET on_day = CASE WHEN day = ? THEN on_day + 1 ELSE 1 END, day = ?, number = number + 1
     WHERE template_id = ? AND member_id = ? AND number < ? AND (day <> ? OR on_day < ?)`,
    [today, today, id, memberId, per_member, today, per_member_day],
  );
  if (counted === 1) return;
  const received = await ctx.sql.one<{ number: number }>('SELECT number FROM coupon_received WHERE template_id = ? AND member_id = ?', [
    id,
    memberId,
  ]);
  throw refuseCoupon((received?.number ?? 0) >= per_member ? 'coupon/enough' : 'coupon/enough-today');
};

const whyNotTaken = async (ctx: Context, templateId: string) => {
  const now = await ctx.sql.one<Pick<TemplateRow, 'state'>>('SELECT state FROM coupon_template WHERE id = ?', [templateId]);
  return refuseCoupon(now?.state === 'live' ? 'coupon/none-left' : 'coupon/not-given');
};

/** Sixteen digits beginning with 8, which no phone and no WeChat card code begins with. */
const couponCode = ({ random }: Pick<Context, 'random'>): string =>
  `8${String(random(10_000_000)).padStart(7, '0')}${String(random(100_000_000)).padStart(8, '0')}`;
