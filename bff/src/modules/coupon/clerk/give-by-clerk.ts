import type { giveByClerk as contract } from '@mendian/shared/coupon/clerk-gift.contract.ts';
import { refuseClerkGift } from '@mendian/shared/coupon/clerk-gift.errors.ts';
import { benefitText } from '@mendian/shared/coupon/coupon-words.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { DomainError, refuse } from '@mendian/shared/kernel/errors.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Clerk } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { CouponRow } from '../coupon.rows.ts';
import { giveCoupon, type Gift } from '../give-coupon.ts';
import { termsOf } from '../present-coupon.ts';
import { allClerks, isFor, readBelonging, type ClerkTemplate } from './clerk-offers.ts';

type Contract = typeof contract;

/** Gives a member a coupon at the counter. A template that is not for this store's clerks does not exist for them. */
export const giveByClerk = async (ctx: Context<Clerk>, { templateId, memberId }: InputOf<Contract>): Promise<ReplyOf<Contract>> => {
  const template = await ctx.sql.one<ClerkTemplate>('SELECT * FROM coupon_template WHERE id = ? AND clerk_day IS NOT NULL', [templateId]);
  const member = await ctx.sql.one('SELECT id FROM member WHERE id = ?', [memberId]);
  if (template === null || member === null || !isFor(template, await readBelonging(ctx.sql, ctx.actor.storeId), ctx.now))
    throw refuse('thing/not-found');
  await countGiven(ctx, template, { clerkId: ctx.actor.clerkId, most: template.clerk_day, over: 'coupon/clerk-day-over' });
  await countGiven(ctx, template, { clerkId: allClerks, most: template.store_day, over: 'coupon/store-day-over' });
  const coupon = await give(ctx, { template, memberId, source: 'clerk' });
  audit(ctx, { action: 'coupon.given-by-clerk', subject: coupon.id, detail: { name: template.name } });
  return {
    couponId: coupon.id,
    name: template.name,
    benefit: benefitText(termsOf(template).benefit),
    until: coupon.until_at.toISOString(),
  };
};

type Counted = {
  readonly clerkId: string;
  readonly most: number;
  readonly over: 'coupon/clerk-day-over' | 'coupon/store-day-over';
};

/** Counts what was given today in Shanghai, by one conditional UPDATE. */
const countGiven = async ({ sql, actor, now }: Context<Clerk>, { id }: ClerkTemplate, { clerkId, most, over }: Counted): Promise<void> => {
  const key = { template_id: id, store_id: actor.storeId, day: dayOf(now), clerk_id: clerkId };
  await sql.insert('clerk_gift_day', [{ ...key, number: 0 }], { ignore: true });
  const counted = await sql.run(
    `UPDATE clerk_gift_day SET number = number + 1 WHERE template_id = ? AND store_id = ? AND day = ? AND clerk_id = ? AND number < ?`,
    [id, actor.storeId, key.day, clerkId, most],
  );
  if (counted !== 1) throw refuseClerkGift(over);
};

/** What a member is refused in his own words is told to the clerk. */
const told: Readonly<Record<string, 'coupon/member-enough' | 'coupon/member-enough-today' | 'coupon/nothing-to-give'>> = {
  'coupon/enough': 'coupon/member-enough',
  'coupon/enough-today': 'coupon/member-enough-today',
  'coupon/none-left': 'coupon/nothing-to-give',
  'coupon/not-given': 'coupon/nothing-to-give',
};

const give = async (ctx: Context<Clerk>, gift: Gift): Promise<CouponRow> => {
  try {
    return await giveCoupon(ctx, gift);
  } catch (error) {
    const code = error instanceof DomainError ? told[String(error.code)] : undefined;
    throw code === undefined ? error : refuseClerkGift(code);
  }
};
