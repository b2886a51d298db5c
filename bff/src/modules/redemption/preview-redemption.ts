import { asksOf, counterMisfit, counterOff, type CounterSale } from '@mendian/shared/coupon/counter-sale.ts';
import type * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import { couponWords, heldCoupon, readCouponNames, termsOf } from '../coupon/index.ts';
import { readChoices, type Choice } from './exchange-choices.ts';
import { maskedMember } from '../member/index.ts';
import { readAtCounter, type AtCounter } from './read-at-counter.ts';
import { whyNotHeld } from './why-not-held.ts';

type Contract = typeof contract.previewRedemption;
type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };

/** What a code stands for, and what redeeming it would take off here and now, or why it cannot be. */
export const previewRedemption = async (asking: Asking, { code, goods, skuId }: InputOf<Contract>): Promise<ReplyOf<Contract>> => {
  const { sql, actor, now } = asking;
  const found = await readAtCounter(asking, code);
  const { coupon, member } = found;
  const terms = termsOf(coupon);
  const asks = asksOf(terms.benefit);
  const products = asks === 'product' ? await readChoices(sql, actor.storeId, terms, now) : [];
  const chosen = products.find((product) => product.skuId === skuId) ?? (products.length === 1 ? products[0]! : null);
  const why = await whyNot(sql, found, { goods, product: chosen ?? products[0] ?? null });
  return {
    couponId: coupon.id,
    ...couponWords(coupon.name, coupon.template_note, terms, await readCouponNames(sql, [terms])),
    ...{ until: coupon.until_at.toISOString(), member: maskedMember(member), asks, products: products.map(shown), why },
    skuId: chosen?.skuId ?? null,
    takenOff: why === null ? counterOff(heldCoupon(coupon), { goods, product: chosen }) : null,
  };
};

const whyNot = async (sql: Reads, { coupon, place }: AtCounter, sale: CounterSale): Promise<string | null> =>
  (await whyNotHeld(sql, coupon))?.message ?? counterMisfit(heldCoupon(coupon), sale, place);

const shown = ({ skuId, name, price }: Choice) => ({ skuId, name, price });
