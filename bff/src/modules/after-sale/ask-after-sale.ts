import type { askAfterSale as contract } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import { firstLevel, whyNotAsk, worthOf } from '@mendian/shared/after-sale/after-sale-rules.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { amountOf, excessOf, restOf } from '@mendian/shared/order/desk-refund.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { answeredBefore, lockOrder, noteAsked, readLines, type LineRow, type LockedOrder } from '../order/index.ts';
import { awaitLevel, writeStep } from './move-case.ts';
import { readLatest } from './read-cases.ts';
import { readRules } from './rules.ts';
import { refusalOf } from './why-not.ts';

type Input = InputOf<typeof contract>;

/** Opens a case for parts of an order; gives its id. One at a time: an order's next case waits until this one is answered. */
export const askAfterSale = async (ctx: Context<Customer>, input: Input): Promise<string> => {
  const order = await lockOrder(ctx.sql, input.orderId);
  if (order.member_id !== ctx.actor.memberId) throw refuse('thing/not-found');
  const latest = await readLatest(ctx.sql, order.id);
  const past = latest ?? answeredBefore(order);
  const rules = await readRules(ctx.sql);
  const why = whyNotAsk(order, past, rules.askHours, ctx.now);
  if (why !== null) throw refusalOf(why, order);
  checkParts(input, order, await readLines(ctx.sql, order.id));

  const [id, level, asked] = [ctx.newId(), firstLevel(past)!, amountOf(input)];
  await attachPictures(ctx, id, [...new Set(input.pictureIds)]);
  await ctx.sql.insert('after_sale', [
    {
      ...{ id, order_id: order.id, no: (latest?.no ?? 0) + 1, member_id: order.member_id, store_id: order.store_id },
      ...{ owner_id: order.owner_id, branch_id: order.branch_id, state: 'asked', level, reason: input.reason, words: input.words },
      ...{ asked, delivery_fee: input.deliveryFee, answer: '', created_at: ctx.now, due_at: awaitLevel(ctx, id, level, rules) },
    },
  ]);
  await ctx.sql.insert(
    'after_sale_line',
    input.lines.map(({ no, pieces, amount }) => ({ case_id: id, no, pieces, asked: amount, granted: null })),
  );
  writeStep(ctx, id, level, { what: 'asked', side: 'customer', actor: '', amount: asked, words: input.words });
  noteAsked(ctx, order, true);
  return id;
};

const checkParts = (input: Input, order: LockedOrder, lines: readonly LineRow[]): void => {
  if (amountOf(input) === 0) throw refuse('input/invalid', {}, '请选择要退的商品');
  const excess = excessOf(input, restOf(order, lines));
  if (excess !== null) throw exceeds(excess.no, excess.rest);
  for (const { no, pieces, amount } of input.lines) {
    const line = lines.find((one) => one.no === no)!;
    if (pieces !== null && amount > worthOf(line, pieces)) throw exceeds(no, worthOf(line, pieces));
  }
};

export const exceeds = (no: number | null, rest: number): Error =>
  refuseAfterSale(
    'after-sale/exceeds',
    { no, rest },
    `${no === null ? '配送费' : `第 ${no} 行`}最多还能退 ¥${yuanText(rest)}，请刷新后再填`,
  );

/** Each becomes part of one case only, and only of its own customer's. */
const attachPictures = async (ctx: Context<Customer>, caseId: string, ids: readonly string[]): Promise<void> => {
  for (const [position, id] of ids.entries()) {
    const attached = await ctx.sql.run(
      'UPDATE after_sale_picture SET case_id = ?, position = ? WHERE id = ? AND member_id = ? AND case_id IS NULL',
      [caseId, position, id, ctx.actor.memberId],
    );
    if (attached === 0) throw refuseAfterSale('after-sale/picture-gone');
  }
};
