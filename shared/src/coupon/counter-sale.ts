import type { Belonging } from '../account/scope.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { benefitOff } from './apply-coupons.ts';
import { misfit, thresholdOf, type Basket, type BasketLine, type HeldCoupon } from './coupon-fit.ts';
import type { BenefitData, CouponTermsData } from './coupon-terms.ts';

/** A product that an exchange gives away a piece of, at what it costs in this store. */
export type Exchanged = { readonly productId: string; readonly categoryId: string; readonly price: number };

/** What a clerk tells of a sale: what the coupon's goods cost together in fen, or what is exchanged; null: not told yet. */
export type CounterSale = { readonly goods: number | null; readonly product: Exchanged | null };

export type CounterPlace = { readonly store: Belonging; readonly now: Date; readonly isFirstOrder: boolean };

/** What must be told of a sale before a coupon can be redeemed. */
export type Asks = 'goods' | 'product';

export const asksOf = ({ kind }: BenefitData): Asks => (kind === 'exchange' ? 'product' : 'goods');

/** Why a coupon cannot be redeemed for this sale; null: it can, as far as the sale was told. */
export const counterMisfit = (coupon: HeldCoupon, sale: CounterSale, { store, now, isFirstOrder }: CounterPlace): string | null => {
  const basket: Basket = {
    ...{ store, now, isFirstOrder, channel: 'counter', mode: 'pickup', delivery: null },
    lines: lineOf(coupon.terms, sale),
  };
  return misfit(coupon, basket) ?? (counterOff(coupon, sale) === 0 ? '这笔没有可减的金额' : null);
};

/** What it takes off in fen, never more than the goods cost; null: what is sold was not told yet. A till takes a payment of nothing. */
export const counterOff = (coupon: HeldCoupon, { goods, product }: CounterSale): Fen | null => {
  if (asksOf(coupon.terms.benefit) === 'product') return product && fen(product.price);
  return goods === null ? null : fen(benefitOff(coupon, goods));
};

/** The clerk names the sum of the goods that the coupon counts, so it is one line that it counts. What was not told stands in no way. */
const lineOf = ({ benefit, goods, ...terms }: CouponTermsData, { goods: sum, product }: CounterSale): BasketLine[] => {
  if (asksOf(benefit) === 'product') return product === null ? [] : [{ ...product, amount: product.price, piece: product.price }];
  const productId = goods.kind === 'products' ? goods.ids[0]! : '';
  const categoryId = goods.kind === 'categories' ? goods.ids[0]! : '';
  return [{ productId, categoryId, amount: sum ?? Math.max(1, thresholdOf({ benefit, goods, ...terms })), piece: null }];
};
