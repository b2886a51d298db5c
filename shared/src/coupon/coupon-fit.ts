import { inScope, nodeOf, type Belonging } from '../account/scope.ts';
import { sum, yuanText } from '../kernel/money.ts';
import { dayOf, minuteOf, weekdayOf } from '../kernel/shanghai.ts';
import type { OrderMode } from '../order/order-modes.ts';
import type { CouponChannel, CouponTermsData } from './coupon-terms.ts';
import { hoursText } from './coupon-words.ts';

/** A line as coupons look at it; amounts in fen. */
export type BasketLine = {
  readonly productId: string;
  readonly categoryId: string;
  readonly amount: number;
  /** What one piece costs without its options; null: it is sold by weight. */
  readonly piece: number | null;
};

/** What somebody is about to buy. */
export type Basket = {
  readonly store: Belonging;
  readonly channel: CouponChannel;
  readonly mode: OrderMode;
  readonly now: Date;
  /** The member has not paid for an order yet. */
  readonly isFirstOrder: boolean;
  readonly lines: readonly BasketLine[];
  /** What delivery costs before coupons, 0 where the goods make it free; null: pickup. */
  readonly delivery: { readonly fee: number } | null;
};

/** A coupon that a member holds. */
export type HeldCoupon = {
  readonly id: string;
  readonly name: string;
  readonly terms: CouponTermsData;
  readonly from: Date;
  readonly until: Date;
};

/** The places of the lines that a coupon counts. */
export const fittingLines = ({ goods }: CouponTermsData, lines: readonly BasketLine[]): number[] =>
  lines.flatMap((line, place) => (counts(goods, line) ? [place] : []));

const counts = (goods: CouponTermsData['goods'], { productId, categoryId }: BasketLine): boolean => {
  switch (goods.kind) {
    case 'all':
      return true;
    case 'products':
      return goods.ids.includes(productId);
    case 'categories':
      return goods.ids.includes(categoryId);
    case 'except':
      return !goods.ids.includes(productId);
  }
};

/** The goods' sum from which on a coupon takes something off. */
export const thresholdOf = ({ benefit }: CouponTermsData): number => ('from' in benefit ? benefit.from : 0);

/** Why a coupon cannot be used for this basket, as its member reads it; null: it can. The first reason is told. */
export const misfit = (coupon: HeldCoupon, basket: Basket): string | null =>
  untimely(coupon, basket.now) ?? misplaced(coupon.terms, basket) ?? unsuited(coupon.terms, basket);

const untimely = ({ from, until, terms: { hours } }: HeldCoupon, now: Date): string | null => {
  if (now >= until) return '已过有效期';
  if (now < from) return `${dayOf(from)} 起可用`;
  if (hours === null) return null;
  const minute = minuteOf(now);
  const fits = hours.weekdays.includes(weekdayOf(dayOf(now))) && minute >= hours.from && minute < hours.to;
  return fits ? null : `限 ${hoursText(hours)} 使用`;
};

const misplaced = ({ channels, modes, places }: CouponTermsData, { channel, mode, store }: Basket): string | null => {
  if (!channels.includes(channel)) return channel === 'mini' ? '只能在门店柜台使用' : '只能在小程序使用';
  if (!modes.includes(mode)) return mode === 'pickup' ? '只能用于外卖订单' : '只能用于自提订单';
  return inScope(places.map(nodeOf), store) ? null : '这家门店不能使用';
};

const unsuited = (terms: CouponTermsData, { isFirstOrder, lines, delivery }: Basket): string | null => {
  if (terms.firstOrder && !isFirstOrder) return '只限首单使用';
  const places = fittingLines(terms, lines);
  if (places.length === 0) return '没有可用这张券的商品';
  if (terms.benefit.kind === 'exchange' && places.every((place) => lines[place]!.piece === null)) return '没有可兑换的商品';
  if (terms.benefit.kind === 'delivery' && (delivery === null || delivery.fee === 0))
    return delivery === null ? '这单没有配送费' : '这单已免配送费';
  const missing = thresholdOf(terms) - sum(places.map((place) => lines[place]!.amount));
  return missing > 0 ? `还差 ¥${yuanText(missing)} 可用` : null;
};
