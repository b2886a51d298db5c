import { sum } from '@mendian/shared/kernel/money.ts';
import { lineAmount, type Discount } from '@mendian/shared/order/order-pricing.ts';
import { pointsDiscount, spendable } from '@mendian/shared/points/spend-points.ts';
import type { Question } from '../../platform/sql.ts';
import { askHeldCoupons, type UsableCoupon } from '../coupon/index.ts';
import { askPointBalance } from '../points/index.ts';
import type { CheckedLine } from './check-line.ts';
import type { CouponsOfOrder } from './coupons-of-order.ts';

/** What a member holds that may make an order cheaper. */
export type Purse = { readonly held: readonly UsableCoupon[]; readonly balance: number };

type PurseAsk = { readonly couponIds: readonly string[] | null; readonly usePoints: boolean; readonly isChoosing: boolean };

/** What of the purse is to be looked at: all of it while the customer chooses, then what he chose. A visitor has none. */
export const askPurse = (
  memberId: string | null,
  { couponIds, usePoints, isChoosing }: PurseAsk,
  now: Date,
): Question<Partial<Purse>>[] => {
  if (memberId === null) return [];
  const coupons = askHeldCoupons(memberId, isChoosing ? null : couponIds, now);
  const points = askPointBalance(memberId);
  return [
    ...(isChoosing || couponIds?.length !== 0
      ? [{ ...coupons, answer: (rows: readonly unknown[]) => ({ held: coupons.answer(rows) }) }]
      : []),
    ...(isChoosing || usePoints ? [{ ...points, answer: (rows: readonly unknown[]) => ({ balance: points.answer(rows) }) }] : []),
  ];
};

export const purseOf = (found: readonly Partial<Purse>[]): Purse => Object.assign({ held: [], balance: 0 }, ...found) as Purse;

/** Points of an order: what the member has, what of it this order lets be spent, and what is. */
export type PointsOfOrder = { readonly balance: number; readonly spendable: number; readonly spent: number };

export const pointsOf = (balance: number, lines: readonly CheckedLine[], { used }: CouponsOfOrder, usePoints: boolean): PointsOfOrder => {
  const off = used.flatMap(({ discount }) => (discount.of === 'goods' ? [discount.amount] : []));
  const most = spendable(balance, sum(lines.map(lineAmount)) - sum(off));
  return { balance, spendable: most, spent: usePoints ? most : 0 };
};

/** Coupons first, then points on what they left. */
export const discountsOf = (lines: readonly CheckedLine[], { used }: CouponsOfOrder, spent: number): Discount[] => {
  const discounts = used.map(({ discount }) => discount);
  return spent === 0 ? discounts : [...discounts, pointsDiscount(spent, lines.map(lineAmount), discounts)];
};
