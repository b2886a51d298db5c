import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import type { Actor } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { prepareOrder } from './prepare-order.ts';

/** What a cart costs and what stands in its way, before anyone commits to anything. */
export const quoteOrder = async (
  ctx: Pick<ReadContext<Actor>, 'actor' | 'sql' | 'now'>,
  input: InputOf<typeof contract.quoteOrder>,
): Promise<ReplyOf<typeof contract.quoteOrder>> => {
  const memberId = ctx.actor.kind === 'customer' ? ctx.actor.memberId : null;
  const { quote, problems, obstacle, coupons, points } = await prepareOrder(ctx.sql, ctx.now, { ...input, isChoosing: true }, memberId);
  const sound = input.lines.map((_, index) => !problems.some((problem) => problem.index === index));
  const place = sound.map((_, index) => sound.slice(0, index).filter(Boolean).length);
  return {
    lines: sound.map((isSound, index) =>
      isSound ? { amount: quote.amounts[place[index]!]!, paid: quote.paid[place[index]!]! } : { amount: 0, paid: 0 },
    ),
    goods: quote.goods,
    discounts: quote.discounts.map(({ name, amount }) => ({ name, amount })),
    coupons: coupons.choices,
    couponsRefused: coupons.refusal?.message ?? null,
    points,
    deliveryFee: quote.deliveryFee,
    payable: quote.payable,
    problems: problems.map(({ index, refusal: { code, message } }) => ({ index, code, message })),
    obstacle: obstacle && { code: obstacle.code, message: obstacle.message },
  };
};
