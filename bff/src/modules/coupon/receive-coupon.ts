import { refuseCoupon } from '@mendian/shared/coupon/coupon.errors.ts';
import type { CouponSource } from '@mendian/shared/coupon/coupon-status.ts';
import type * as contract from '@mendian/shared/coupon/coupon.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Limit } from '../../platform/limits.ts';
import type { StepContext } from '../../platform/serve.ts';
import type { TemplateRow } from './coupon.rows.ts';
import { giveCoupon } from './give-coupon.ts';
import { presentCoupons } from './present-coupon.ts';

type Receive = typeof contract.receiveCoupon;

/** One from the coupon centre. A template that is not offered there does not exist for customers. */
export const receiveCoupon = async (ctx: Context<Customer>, { templateId }: InputOf<Receive>): Promise<ReplyOf<Receive>> => {
  const template = await ctx.sql.one<TemplateRow>('SELECT * FROM coupon_template WHERE id = ? AND in_centre = 1', [templateId]);
  if (template === null || template.state === 'draft' || template.state === 'approved') throw refuse('thing/not-found');
  return receive(ctx, template, 'centre');
};

/** Codes are words that can be guessed, so guessing is limited. */
const perMember: Limit = { name: 'coupon-code', points: 10, seconds: 60 };

type ByCode = typeof contract.receiveByCode;

export const receiveByCode = async (
  { actor, limits, once }: StepContext<Customer>,
  { code }: InputOf<ByCode>,
): Promise<ReplyOf<ByCode>> => {
  await limits.take(perMember, actor.memberId);
  return once(async (ctx) => {
    const template = await ctx.sql.one<TemplateRow>(
      `SELECT * FROM coupon_template WHERE claim_code = ? AND state NOT IN ('draft', 'approved')`,
      [code],
    );
    if (template === null) throw refuseCoupon('coupon/code-unknown');
    return receive({ ...ctx, actor }, template, 'code');
  });
};

const receive = async (ctx: Context<Customer>, template: TemplateRow, source: CouponSource) => {
  const coupon = await giveCoupon(ctx, { template, memberId: ctx.actor.memberId, source });
  const { name, terms, note } = template;
  const [view] = await presentCoupons(ctx.sql, [{ ...coupon, name, terms, template_note: note }], ctx.now);
  return view!;
};
