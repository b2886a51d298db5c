import { misfit, type Basket, type HeldCoupon } from './coupon-fit.ts';
import { offsOf, sortOf, type CouponSort, type Hand } from './apply-coupons.ts';

/**
 * The coupons that take most off this basket; of equal ones the fewest, then those that are over soonest. At most one of each sort,
 * or one that stands alone.
 */
export const pickCoupons = (basket: Basket, held: readonly HeldCoupon[]): HeldCoupon[] => {
  const fitting = held.filter((coupon) => misfit(coupon, basket) === null);
  const together = fitting.filter(({ terms }) => !terms.alone);
  const of = Map.groupBy(together, ({ terms }) => sortOf(terms.benefit));
  // Delivery does not depend on the others, so its best goes with whatever is best without it.
  const delivery = bestOf(basket, onesOf(of.get('delivery')))?.delivery;
  const best = bestOf(basket, [
    ...handsOf(of).map((hand) => (delivery === undefined ? hand : { ...hand, delivery })),
    ...onesOf(fitting.filter(({ terms }) => terms.alone)),
  ]);
  return best === null ? [] : Object.values(best);
};

const onesOf = (coupons: readonly HeldCoupon[] = []): Hand[] => coupons.map((coupon) => ({ [sortOf(coupon.terms.benefit)]: coupon }));

/** Each way to put an exchange and a coupon for goods together, either left out too. */
const handsOf = (of: ReadonlyMap<CouponSort, readonly HeldCoupon[]>): Hand[] =>
  [undefined, ...(of.get('exchange') ?? [])].flatMap((exchange) =>
    [undefined, ...(of.get('goods') ?? [])].map((goods): Hand => ({ ...(exchange && { exchange }), ...(goods && { goods }) })),
  );

const bestOf = (basket: Basket, hands: readonly Hand[]): Hand | null => {
  let best: Hand | null = null;
  let most = 0;
  for (const hand of hands) {
    const off = worthOf(basket, hand);
    if (off > most || (best !== null && off === most && isBetter(hand, best))) [best, most] = [hand, off];
  }
  return best;
};

/** 0 when one of the hand takes nothing off: without it the same is reached. */
const worthOf = (basket: Basket, hand: Hand): number => {
  const offs = offsOf(basket, hand);
  const useless = (Object.keys(hand) as CouponSort[]).some((sort) => offs[sort] === 0);
  return useless ? 0 : offs.exchange + offs.goods + offs.delivery;
};

const isBetter = (hand: Hand, than: Hand): boolean => {
  const [mine, its] = [Object.values(hand), Object.values(than)];
  return mine.length !== its.length ? mine.length < its.length : soonest(mine) < soonest(its);
};

const soonest = (coupons: readonly HeldCoupon[]): number => Math.min(...coupons.map(({ until }) => until.getTime()));
