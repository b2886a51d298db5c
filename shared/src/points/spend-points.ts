import { allocate, fen, sum } from '../kernel/money.ts';
import type { Discount } from '../order/order-pricing.ts';

/** Points are spent by the hundred; each is worth a fen. */
export const pointsStep = 100;
/** What of the goods may be paid for with points, in hundredths. */
export const pointsPercentMax = 50;

/** The points that a balance lets be spent on goods of so many fen, after other discounts; 0: too few, or too small an order. */
export const spendable = (balance: number, goods: number): number => {
  const most = Math.floor((goods * pointsPercentMax) / 100);
  return Math.max(0, Math.floor(Math.min(balance, most) / pointsStep) * pointsStep);
};

/** What is taken off for points, spread over what is left to pay of each line. */
export const pointsDiscount = (points: number, amounts: readonly number[], others: readonly Discount[]): Discount => {
  const left = amounts.map((amount, place) => amount - sum(others.map(({ shares }) => shares[place]!)));
  return { name: '积分抵扣', of: 'goods', amount: fen(points), shares: allocate(fen(points), left) };
};

/** Points of an order that come back when so much of it was given back; all of them with its last fen. */
export const pointsBack = (spent: number, { payable, refunded }: { payable: number; refunded: number }): number =>
  payable === 0 ? 0 : Math.floor((spent * refunded) / payable);
