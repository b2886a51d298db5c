import { asksOf, counterMisfit, counterOff } from '@mendian/shared/coupon/counter-sale.ts';
import type * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import { refuseRedeem } from '@mendian/shared/coupon/redeem.errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { yuanText, type Fen } from '@mendian/shared/kernel/money.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { askCouponByCode, bearersOf, heldCoupon, redeemHeld } from '../coupon/index.ts';
import { readChoice, type Choice } from './exchange-choices.ts';
import type { ShownRow } from './present-redemption.ts';
import { readAtCounter, type AtCounter } from './read-at-counter.ts';
import { redemptionRow } from './redemption-row.ts';
import { giveOut } from './give-out.ts';
import { whyNotHeld } from './why-not-held.ts';

type Input = InputOf<typeof contract.redeemCoupon>;
type Sold = { readonly goods: number; readonly product: Choice | null; readonly takenOff: Fen };

/** Redeems a coupon in the clerk's store, once however many ask: whoever comes second is told where and when it was used. */
export const redeemCoupon = async (ctx: Context<Clerk>, input: Input): Promise<ShownRow> => {
  const found = await readAtCounter(ctx, input.code);
  const gone = await whyNotHeld(ctx.sql, found.coupon);
  if (gone !== null) throw gone;
  const sold = await soldWith(ctx, found, input);
  if (!(await redeemHeld(ctx, found.coupon.id))) throw await whyLost(ctx, input.code);
  const { coupon, place } = found;
  const row = redemptionRow(ctx, place.store, {
    ...{ kind: 'coupon', id: coupon.id, madeFrom: coupon.template_id, name: coupon.name, bearers: bearersOf(coupon) },
    ...sold,
  });
  ctx.sql.later.insert('redemption', [row]);
  await giveOut(ctx, row, sold.product);
  return { ...row, nickname: found.member.nickname };
};

const soldWith = async ({ sql, actor, now }: Context<Clerk>, { coupon, place }: AtCounter, input: Input): Promise<Sold> => {
  const held = heldCoupon(coupon);
  const wants = asksOf(held.terms.benefit);
  if (wants === 'goods' && input.goods === null) throw refuseRedeem('redeem/goods-needed');
  if (wants === 'product' && input.skuId === null) throw refuseRedeem('redeem/product-needed');
  const product = wants === 'product' ? await readChoice(sql, actor.storeId, input.skuId!, now) : null;
  const sale = { goods: input.goods, product };
  const why = counterMisfit(held, sale, place);
  if (why !== null) throw refuseRedeem('redeem/unfit', {}, `这张券不能用：${why}`);
  const takenOff = counterOff(held, sale)!;
  if (takenOff !== input.takenOff)
    throw refuseRedeem('redeem/changed', { takenOff }, `可减的金额变成了 ¥${yuanText(takenOff)}，请看过再核销`);
  return { goods: product?.price ?? input.goods!, product, takenOff };
};

/** Somebody else was first, or its time ran out between two statements. */
const whyLost = async ({ sql }: Context<Clerk>, code: string): Promise<Error> => {
  const [coupon] = await sql.ask(askCouponByCode(code));
  const why = coupon === null ? refuseRedeem('redeem/code-unknown') : await whyNotHeld(sql, coupon);
  return why ?? refuseRedeem('redeem/unfit', {}, '这张券不能用：已过有效期');
};
