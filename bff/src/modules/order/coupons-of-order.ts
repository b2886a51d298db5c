import { applyCoupons, sortOf, type Applied } from '@mendian/shared/coupon/apply-coupons.ts';
import { misfit, type Basket } from '@mendian/shared/coupon/coupon-fit.ts';
import { benefitText } from '@mendian/shared/coupon/coupon-words.ts';
import { refuseCoupon } from '@mendian/shared/coupon/coupon.errors.ts';
import { pickCoupons } from '@mendian/shared/coupon/pick-coupons.ts';
import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { CouponChoiceData } from '@mendian/shared/coupon/coupon-choice.ts';
import { deliveryFeeOf, lineAmount, type DeliveryTerms } from '@mendian/shared/order/order-pricing.ts';
import { sum } from '@mendian/shared/kernel/money.ts';
import type { Reads } from '../../platform/sql.ts';
import { hasNeverPaid, type UsableCoupon, type UsedCoupon } from '../coupon/index.ts';
import type { StoreFacts } from '../store/index.ts';
import type { CheckedLine } from './check-line.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import type { CouponChannel } from '@mendian/shared/coupon/coupon-terms.ts';

/** What becomes of a member's coupons with one order; `refusal`: why those he chose cannot be used. */
export type CouponsOfOrder = {
  readonly used: readonly UsedCoupon[];
  readonly choices: CouponChoiceData[];
  readonly refusal: DomainError | null;
};

type Of = {
  readonly ask: { readonly couponIds: readonly string[] | null; readonly mode: OrderMode };
  readonly channel: CouponChannel;
  readonly store: Pick<StoreFacts, 'id' | 'branchId' | 'ownerId'>;
  readonly lines: readonly CheckedLine[];
  readonly delivery: DeliveryTerms | null;
  readonly memberId: string | null;
  readonly now: Date;
};

export const couponsOf = async (sql: Reads, held: readonly UsableCoupon[], of: Of): Promise<CouponsOfOrder> => {
  const { couponIds } = of.ask;
  if (held.length === 0) return { used: [], choices: [], refusal: (couponIds ?? []).length === 0 ? null : refuseCoupon('coupon/gone') };
  const basket = basketOf(of, held.some(({ terms }) => terms.firstOrder) && (await hasNeverPaid(sql, of.memberId!)));
  const chosen = couponIds === null ? pickCoupons(basket, held) : held.filter(({ id }) => couponIds.includes(id));
  const applied = applyCoupons(basket, chosen);
  const used = 'refused' in applied ? [] : applied.discounts.map((discount) => ({ discount, coupon: byId(held, discount.couponId) }));
  return { used, choices: choicesOf(held, used, basket), refusal: refusalOf(applied, held, chosen.length < (couponIds ?? []).length) };
};

const byId = (held: readonly UsableCoupon[], couponId: string): UsableCoupon => held.find(({ id }) => id === couponId)!;

const basketOf = ({ ask, channel, store, lines, delivery, now }: Of, first: boolean): Basket => ({
  store: { storeId: store.id, branchId: store.branchId, ownerId: store.ownerId },
  channel,
  mode: ask.mode,
  now,
  isFirstOrder: first,
  lines: lines.map((line) => ({
    productId: line.sku.productId,
    categoryId: line.sku.categoryId,
    amount: lineAmount(line),
    piece: line.grams === null ? line.price : null,
  })),
  delivery: delivery && { fee: deliveryFeeOf(delivery, sum(lines.map(lineAmount))) },
});

/** Those that are used first, then those that fit, each as it came: what is over soonest before the rest. */
const choicesOf = (held: readonly UsableCoupon[], used: readonly UsedCoupon[], basket: Basket): CouponChoiceData[] => {
  const choices = held.map((coupon): CouponChoiceData => {
    const use = used.find(({ discount }) => discount.couponId === coupon.id);
    return {
      ...{ id: coupon.id, name: coupon.name, benefit: benefitText(coupon.terms.benefit), until: coupon.until.toISOString() },
      ...{ sort: sortOf(coupon.terms.benefit), alone: coupon.terms.alone },
      ...{ chosen: use !== undefined, amount: use?.discount.amount ?? 0, why: misfit(coupon, basket) },
    };
  });
  const rank = ({ chosen, why }: CouponChoiceData) => (chosen ? 0 : why === null ? 1 : 2);
  return choices.sort((a, b) => rank(a) - rank(b));
};

const refusalOf = (applied: Applied, held: readonly UsableCoupon[], isMissing: boolean): DomainError | null => {
  if (isMissing) return refuseCoupon('coupon/gone');
  if (!('refused' in applied)) return null;
  const { couponId, why } = applied.refused;
  return refuseCoupon('coupon/unfit', { couponId }, `优惠券「${byId(held, couponId).name}」不能用：${why}`);
};
