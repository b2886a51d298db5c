import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import {
  orderMachine,
  systemEndings,
  untakenLouderMinutes,
  type Ender,
  type OrderAction,
  type SystemEnding,
} from '@mendian/shared/order/order-status.ts';
import { actorName } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { clearAttention } from '../../platform/attention.ts';
import type { Value } from '../../platform/sql.ts';
import { menuChanged } from '../catalog/index.ts';
import { giveCouponsBack } from '../coupon/index.ts';
import { dropJobs } from '../print/index.ts';
import { requestRefund } from '../refund/index.ts';
import { consumeStock, freeStock, loseStock, type Need } from '../stock/index.ts';
import { freeSlot } from '../store/index.ts';
import { orderCompleted, orderEnded } from './order.events.ts';
import { counterChannel, isDiscounted, type Hand, type LineRow, type LockedOrder, type OrderRow } from './order.rows.ts';
import { partsOf } from './present-order.ts';
import { readLines } from './read-orders.ts';
import { settlePoints } from './settle-points.ts';

/**
 * Moves a locked order along its table, with the columns that change with it, tells the store's feed, and gives the row as it
 * is now. Nobody else can have moved it since it was locked, so the write needs neither an answer nor a look at the state it had,
 * which would cost MariaDB a fifth of it: it weighs the state's index against the id.
 */
export const moveOrder = async (
  ctx: Context,
  order: LockedOrder,
  action: OrderAction,
  set: Partial<OrderRow> = {},
  computed: Computed = [],
): Promise<LockedOrder> => {
  const changed = { ...set, state: orderMachine.next(order.state, action) };
  const columns = [...Object.keys(changed).map((column) => `${column} = ?`), ...computed.map(({ text }) => text)];
  ctx.sql.later.run(`UPDATE orders SET ${columns.join(', ')} WHERE id = ?`, [
    ...(Object.values(changed) as Value[]),
    ...computed.flatMap(({ values }) => values),
    order.id,
  ]);
  if (mayBeListed(order, ctx.now)) await clearAttention(ctx, 'order-untaken', order.id);
  ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
  return { ...order, ...changed };
};

/** Columns that SQL computes, such as `a = (SELECT …)`: the row that is given back does not know them. */
type Computed = readonly { readonly text: string; readonly values: readonly Value[] }[];

/** Whether head office's list may show it as untaken: WeChat's clock tells when it was paid, so a minute is allowed for. */
const mayBeListed = ({ state, paid_at: paidAt }: OrderRow, now: Date): boolean =>
  state === 'new' && paidAt !== null && now.getTime() - paidAt.getTime() >= (untakenLouderMinutes - 1) * minuteMs;

/** Completes an order: it earns its points, and what was reserved leaves the stock, by weight what was really weighed. */
export const completeOrder = async (ctx: Context, hand: Hand, action: 'collect' | 'deliver'): Promise<Hand> => {
  const order = await moveOrder(ctx, hand.order, action, { ended_at: ctx.now, ended_name: actorName(ctx.actor) });
  await settlePoints(ctx, order);
  consumeStock(ctx, placeOf(order), needsOf(hand.lines));
  ctx.emit(orderCompleted({ orderId: order.id }));
  return { ...hand, order };
};

export type Ending = { readonly by: Ender; readonly reason: string; /** Who, for the refund's history. */ readonly name: string };

/** Ends an order before it was completed, with all that follows: stock and slot come free or are lost, what was paid goes back. */
export const endOrder = async (
  ctx: Context,
  order: LockedOrder,
  action: OrderAction,
  { by, reason, name }: Ending,
): Promise<LockedOrder> => {
  const ended = await moveOrder(ctx, order, action, { ended_by: by, ended_name: name, ending: reason, ended_at: ctx.now });
  // What is sold over the counter was never reserved.
  if (order.channel !== counterChannel) await releaseStock(ctx, order);
  if (order.paid_at !== null) dropJobs(ctx, order.id);
  if (order.slot_start !== null && order.ready_at === null) await freeSlot(ctx, order.store_id, order.slot_start);
  // Of a paid order they come back with the last of its money.
  if (order.paid_at === null && isDiscounted(order)) {
    await giveCouponsBack(ctx, order.id, '订单没有付款，券已退回');
    await settlePoints(ctx, ended);
  }
  if (order.paid_at !== null && action !== 'discard') await refundRest(ctx, ended, { cause: 'ended', reason, name });
  ctx.emit(orderEnded({ orderId: order.id }));
  return ended;
};

export const endedBySystem = (ending: SystemEnding): Ending => ({ by: 'system', reason: systemEndings[ending], name: 'system' });

/** Gives back what of the order was not given back yet; nothing when nothing is left. */
export const refundRest = async (ctx: Context, order: OrderRow, why: { cause: string; reason: string; name: string }): Promise<void> => {
  const lines = await readLines(ctx.sql, order.id);
  const parts = lines.map(({ no, paid, refunded }) => ({ no, amount: paid - refunded })).filter(({ amount }) => amount > 0);
  const amount = order.payable - order.refunded;
  if (amount > 0)
    await requestRefund(ctx, { orderId: order.id, amount, lines: parts, cause: why.cause, reason: why.reason, askedBy: why.name });
};

export const needsOf = (lines: readonly LineRow[]): Need[] =>
  lines.flatMap((line): Need[] => {
    const { sku_id: skuId, pieces, grams, weighed_grams, parts } = line;
    if (parts !== null) return partsOf(line).map((part) => ({ skuId: part.skuId, quantity: part.quantity * pieces }));
    return [{ skuId, quantity: grams ?? pieces, weighed: weighed_grams ?? grams ?? pieces }];
  });

/** What pieces of a line put back into the stock, of a combo so many of each part. */
export const returnedNeeds = (line: LineRow, pieces: number): Need[] => needsOf([{ ...line, pieces }]);

const placeOf = ({ id, store_id }: OrderRow) => ({ storeId: store_id, orderId: id });

const releaseStock = async (ctx: Context, order: OrderRow): Promise<void> => {
  const needs = needsOf(await readLines(ctx.sql, order.id));
  if (order.ready_at !== null) return loseStock(ctx, placeOf(order), needs);
  freeStock(ctx, placeOf(order), needs);
  await menuChanged(ctx, order.store_id);
};
