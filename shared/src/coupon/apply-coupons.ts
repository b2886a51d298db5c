import { allocate, fen, yuanText, type Fen } from '../kernel/money.ts';
import type { Discount } from '../order/order-pricing.ts';
import { fittingLines, misfit, thresholdOf, type Basket, type BasketLine, type HeldCoupon } from './coupon-fit.ts';
import type { BenefitData } from './coupon-terms.ts';

/** One coupon of each sort may be used together; they are applied in this order. */
export const couponSorts = ['exchange', 'goods', 'delivery'] as const;
export type CouponSort = (typeof couponSorts)[number];

export const sortOf = ({ kind }: BenefitData): CouponSort => (kind === 'exchange' || kind === 'delivery' ? kind : 'goods');

/** What a coupon takes off. */
export type CouponDiscount = Discount & { readonly couponId: string };

/** The coupons that are tried together, one of each sort at most. */
export type Hand = Readonly<Partial<Record<CouponSort, HeldCoupon>>>;

export type Applied =
  { readonly discounts: readonly CouponDiscount[] } | { readonly refused: { readonly couponId: string; readonly why: string } };

/** Applies all of the coupons or says which cannot be applied and why. Of the goods at least one fen is left to pay. */
export const applyCoupons = (basket: Basket, coupons: readonly HeldCoupon[]): Applied => {
  const clash = clashing(coupons);
  if (clash !== null) return { refused: { couponId: clash.id, why: '不能与已选的券同时使用' } };
  for (const coupon of coupons) {
    const why = misfit(coupon, basket);
    if (why !== null) return { refused: { couponId: coupon.id, why } };
  }
  const hand = handOf(coupons);
  const offs = offsOf(basket, hand);
  const idle = couponSorts.find((sort) => hand[sort] !== undefined && offs[sort] === 0);
  if (idle !== undefined) return { refused: { couponId: hand[idle]!.id, why: whyIdle(basket, hand, idle) } };
  return { discounts: couponSorts.flatMap((sort) => (hand[sort] === undefined ? [] : [discountOf(basket, hand, offs, sort)])) };
};

/** The first coupon that another forbids; null: none. */
const clashing = (coupons: readonly HeldCoupon[]): HeldCoupon | null => {
  const alone = coupons.find(({ terms }) => terms.alone);
  if (alone !== undefined && coupons.length > 1) return coupons.find((coupon) => coupon !== alone)!;
  const seen = new Set<CouponSort>();
  for (const coupon of coupons) {
    const sort = sortOf(coupon.terms.benefit);
    if (seen.has(sort)) return coupon;
    seen.add(sort);
  }
  return null;
};

const handOf = (coupons: readonly HeldCoupon[]): Hand =>
  Object.fromEntries(coupons.map((coupon) => [sortOf(coupon.terms.benefit), coupon]));

export type Offs = Readonly<Record<CouponSort, number>>;

/** What each of a hand takes off, in fen; 0: nothing, because another of the hand leaves too little. Each fits by itself. */
export const offsOf = (basket: Basket, { exchange, goods, delivery }: Hand): Offs => {
  const all = sumOf(basket);
  const given = exchange === undefined ? null : exchanged(exchange, basket.lines);
  const exchangeOff = Math.min(given?.off ?? 0, Math.max(0, all - 1));
  const most = Math.max(0, all - exchangeOff - 1);
  return {
    exchange: exchangeOff,
    goods: goods === undefined ? 0 : Math.min(benefitOff(goods, baseOf(goods, basket, given)), most),
    delivery: delivery === undefined ? 0 : feeOff(delivery, basket),
  };
};

const sumOf = ({ lines }: Basket): number => lines.reduce((total, { amount }) => total + amount, 0);

type Exchanged = { readonly place: number; readonly off: number };

/** One piece of the dearest line that fits; the earlier of two alike. */
const exchanged = ({ terms }: HeldCoupon, lines: readonly BasketLine[]): Exchanged => {
  let found: Exchanged = { place: -1, off: 0 };
  for (const place of fittingLines(terms, lines)) {
    const off = lines[place]!.piece ?? 0;
    if (off > found.off) found = { place, off };
  }
  return found;
};

/** The goods that a coupon counts, less what an exchange made free of them. */
const baseOf = ({ terms }: HeldCoupon, { lines }: Basket, given: Exchanged | null): number => {
  const places = fittingLines(terms, lines);
  return (
    places.reduce((total, place) => total + lines[place]!.amount, 0) - (given !== null && places.includes(given.place) ? given.off : 0)
  );
};

/** What a coupon for goods takes off a sum of goods that it counts, in fen. */
export const benefitOff = ({ terms }: HeldCoupon, base: number): number => {
  const { benefit } = terms;
  if (base < thresholdOf(terms)) return 0;
  if (benefit.kind === 'percent') return Math.min(Math.floor((base * (1000 - benefit.payPerMille)) / 1000), benefit.max ?? base);
  return 'off' in benefit && benefit.off !== null ? Math.min(benefit.off, base) : 0;
};

const feeOff = ({ terms: { benefit } }: HeldCoupon, { delivery }: Basket): number =>
  delivery === null || benefit.kind !== 'delivery' ? 0 : Math.min(delivery.fee, benefit.off ?? delivery.fee);

const whyIdle = (basket: Basket, hand: Hand, sort: CouponSort): string => {
  if (sort !== 'goods') return '这单没有可减的金额';
  const given = hand.exchange === undefined ? null : exchanged(hand.exchange, basket.lines);
  const missing = thresholdOf(hand.goods!.terms) - baseOf(hand.goods!, basket, given);
  return missing > 0 ? `兑换之后还差 ¥${yuanText(missing)} 可用` : '这单没有可减的金额';
};

const discountOf = (basket: Basket, hand: Hand, offs: Offs, sort: CouponSort): CouponDiscount => {
  const { id, name, terms } = hand[sort]!;
  const amount = fen(offs[sort]);
  return {
    couponId: id,
    name,
    amount,
    of: sort === 'delivery' ? 'delivery' : 'goods',
    shares: sharesOf(basket, hand, offs, { sort, terms }),
  };
};

/** Spread over the lines that it counts by what is left of them, so that no line ever costs less than nothing. */
const sharesOf = (
  { lines }: Basket,
  hand: Hand,
  offs: Offs,
  { sort, terms }: { sort: CouponSort; terms: HeldCoupon['terms'] },
): readonly Fen[] => {
  if (sort === 'delivery') return lines.map(() => fen(0));
  const given = hand.exchange === undefined ? null : exchanged(hand.exchange, lines);
  if (sort === 'exchange') return lines.map((_, place) => fen(place === given?.place ? offs.exchange : 0));
  const fitting = new Set(fittingLines(terms, lines));
  const left = lines.map(({ amount }, place) => (fitting.has(place) ? amount - (place === given?.place ? offs.exchange : 0) : 0));
  return allocate(fen(offs.goods), left);
};
