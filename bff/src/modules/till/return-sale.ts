import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { sum, yuanText } from '@mendian/shared/kernel/money.ts';
import { returnShare } from '@mendian/shared/till/return-share.ts';
import type { returnSale as contract } from '@mendian/shared/till/till-return.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { Clerk } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { menuChanged } from '../catalog/index.ts';
import { giveCouponsBack } from '../coupon/index.ts';
import { lockOrder, readLines, returnedNeeds, type LineRow, type LockedOrder } from '../order/index.ts';
import { requestRefund } from '../refund/index.ts';
import { moveAtCounter } from '../stock/index.ts';
import { goodsLeft, whyNotReturned } from './read-sales.ts';
import { lockOpenShift } from './shift/read-shifts.ts';
import type { ReturnRow } from './till.rows.ts';

type Input = InputOf<typeof contract>;
type Part = { readonly line: LineRow; readonly quantity: number; readonly amount: number; readonly restock: boolean };

/**
 * Takes goods of a sale back: each line gives its share of what it really cost, in cash out of this terminal's shift or the way it was
 * paid. Whatever was returned before, in whatever parts, no line gives more than it cost, and all of it with its last gram.
 */
export const returnSale = async (ctx: Context<Clerk>, input: Input): Promise<void> => {
  const order = await lockSale(ctx, input.orderId);
  const shift = await lockOpenShift(ctx);
  const method = await paidBy(ctx, order.id);
  const lines = await readLines(ctx.sql, order.id);
  const refused = whyNotReturned(order, lines, ctx.now);
  if (refused !== null) throw refused;
  const parts = partsOf(input, lines);
  const amount = sum(parts.map((part) => part.amount));
  if (amount !== input.expectedAmount)
    throw refuseTill('till/return-changed', { amount }, `应退 ¥${yuanText(amount)}，与看到的不同，请核对后再退`);
  const inCash = input.way === 'cash' || method === 'cash';
  const isWhole = lines.every((line) => line.amount === 0 || goodsLeft(line) === (parts.find((part) => part.line === line)?.quantity ?? 0));
  const id = ctx.newId();
  if (amount > 0)
    await requestRefund(ctx, {
      ...{ orderId: order.id, amount, cause: `return:${id}`, reason: input.reason, askedBy: ctx.actor.name },
      lines: parts.flatMap((part) => (part.amount > 0 ? [{ no: part.line.no, amount: part.amount }] : [])),
      ...(inCash ? { inCash: true as const } : {}),
      ...(isWhole ? {} : { keepsGoods: true as const }),
    });
  // Of what a coupon gave away nothing has to be paid back: the coupon comes back all the same.
  else if (isWhole) await giveCouponsBack(ctx, order.id, '商品已全部退回，券已退回');
  keepReturn(ctx, order, parts, { id, shift_id: shift.id, amount, method: inCash ? 'cash' : method, reason: input.reason });
  await restock(ctx, order, parts);
  ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
};

/** Another store's sale, or an order that is none, is not there. */
const lockSale = async (ctx: Context<Clerk>, orderId: string): Promise<LockedOrder> => {
  const order = await lockOrder(ctx.sql, orderId);
  if (order.store_id !== ctx.actor.storeId || order.mode !== 'counter' || order.state !== 'completed') throw refuse('thing/not-found');
  return order;
};

const paidBy = async ({ sql }: Context, orderId: string): Promise<PayMethod> =>
  (await sql.one<{ method: PayMethod }>('SELECT method FROM payment WHERE order_id = ?', [orderId]))!.method;

const partsOf = ({ lines: asked }: Input, lines: readonly LineRow[]): Part[] =>
  asked.map(({ no, quantity, restock }) => {
    const line = lines.find((one) => one.no === no);
    if (line === undefined) throw refuseTill('till/return-exceeds');
    const all = line.grams ?? line.pieces;
    const { returned = 0, paid, refunded } = line;
    if (quantity > all - returned) {
      const left = `${all - returned}${line.grams === null ? ' 份' : 'g'}`;
      throw refuseTill('till/return-exceeds', { no }, `${skuText({ name: line.name, skuName: line.sku_name })}最多还能退 ${left}`);
    }
    if (restock && line.grams !== null) throw refuseTill('till/not-restockable');
    return { line, quantity, restock, amount: returnShare({ quantity: all, paid, returned, refunded }, quantity) };
  });

type Kept = Pick<ReturnRow, 'id' | 'shift_id' | 'amount' | 'method' | 'reason'>;

const keepReturn = (ctx: Context<Clerk>, order: LockedOrder, parts: readonly Part[], kept: Kept): void => {
  for (const { line, quantity } of parts)
    ctx.sql.later.run('UPDATE order_line SET returned = returned + ? WHERE order_id = ? AND no = ?', [quantity, order.id, line.no]);
  const lines = parts.map(({ line, quantity, amount, restock: restocked }) => ({ no: line.no, quantity, amount, restocked }));
  const row: ReturnRow = {
    ...{ ...kept, order_id: order.id, store_id: order.store_id, lines: JSON.stringify(lines) },
    ...{ clerk: ctx.actor.name, created_at: ctx.now },
  };
  ctx.sql.later.insert('counter_return', [row]);
  const { amount, method, reason } = kept;
  audit(ctx, { action: 'till.returned', subject: order.id, storeId: order.store_id, detail: { amount, method, reason, lines } });
};

const restock = async (ctx: Context<Clerk>, order: LockedOrder, parts: readonly Part[]): Promise<void> => {
  const needs = parts.flatMap(({ line, quantity, restock: isSold }) => (isSold ? returnedNeeds(line, quantity) : []));
  if (needs.length === 0) return;
  await moveAtCounter(ctx, { storeId: order.store_id, orderId: order.id, kind: 'return' }, needs);
  await menuChanged(ctx, order.store_id);
};
