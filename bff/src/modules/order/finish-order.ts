import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { shortWeightRefund } from '@mendian/shared/order/order-pricing.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { printsOf } from '../print/index.ts';
import { requestRefund } from '../refund/index.ts';
import { askStoreSettings } from '../store/index.ts';
import { moveOrder } from './move-order.ts';
import { orderReady } from './order.events.ts';
import type { Hand, LineRow, OrderRow } from './order.rows.ts';
import { lockInHand } from './read-orders.ts';
import { lockForStore } from './store-calls.ts';
import { watchPickup } from './unattended.ts';

type Input = InputOf<typeof contract.finishOrder>;

/**
 * The order is ready. Each line sold by weight gets its real grams (gross less tare), which makes the weigh ticket; what is short
 * beyond the tolerance goes back to the customer by itself, what is over is the store's gift.
 */
export const finishOrder = async (ctx: Context<Clerk>, { orderId, weights }: Input): Promise<Hand> => {
  let found: StoreSettingsData | null = null;
  ctx.sql.first.ask(askStoreSettings(ctx.actor.storeId), (settings) => void (found = settings));
  const print = printsOf(ctx, { storeId: ctx.actor.storeId, orderId }, 'customer');
  const hand = await lockForStore(ctx, orderId);
  if (hand.order.state === 'ready') return hand;
  const lines = weigh(hand.lines, weights);
  const order = await moveOrder(ctx, hand.order, 'finish', { ready_at: ctx.now });
  keepTicket(ctx, order, lines, weights);
  print();
  const settings = settingsOf(found, orderId);
  watchPickup(ctx, order, { settings });
  ctx.emit(orderReady({ orderId }));
  const goesBack = await refundShortWeight(ctx, order, lines, settings.weighTolerancePerMille);
  return goesBack ? lockInHand(ctx.sql, orderId) : { ...hand, order, lines };
};

const settingsOf = (found: StoreSettingsData | null, orderId: string): StoreSettingsData => {
  if (found === null) throw new Error(`order ${orderId} belongs to no store`);
  return found;
};

const weigh = (lines: readonly LineRow[], weights: Input['weights']): LineRow[] => {
  const netByLine = new Map(weights.map(({ lineNo, grossGrams, tareGrams }) => [lineNo, grossGrams - tareGrams]));
  const missing = lines.filter(({ grams, no }) => grams !== null && !netByLine.has(no));
  const foreign = weights.filter(({ lineNo }) => !lines.some(({ no, grams }) => no === lineNo && grams !== null));
  if (missing.length > 0 || foreign.length > 0 || netByLine.size !== weights.length)
    throw refuseOrder('order/weight-required', { missing: missing.map(({ no }) => no), foreign: foreign.map(({ lineNo }) => lineNo) });
  return lines.map((line) => ({ ...line, weighed_grams: netByLine.get(line.no) ?? null }));
};

const keepTicket = (ctx: Context<Clerk>, order: OrderRow, lines: readonly LineRow[], weights: Input['weights']): void => {
  for (const { no, weighed_grams } of lines.filter((line) => line.weighed_grams !== null))
    ctx.sql.later.run('UPDATE order_line SET weighed_grams = ? WHERE order_id = ? AND no = ?', [weighed_grams, order.id, no]);
  const ticket = lines.map(({ no, sku_id, name, pieces, grams, weighed_grams, paid }) => {
    const weighed = weights.find(({ lineNo }) => lineNo === no);
    return {
      no,
      skuId: sku_id,
      name,
      pieces,
      ordered: grams,
      net: weighed_grams,
      gross: weighed?.grossGrams ?? null,
      tare: weighed?.tareGrams ?? null,
      paid,
    };
  });
  ctx.sql.later.insert('weigh_ticket', [
    {
      id: ctx.newId(),
      order_id: order.id,
      store_id: order.store_id,
      business_day: order.business_day,
      clerk: ctx.actor.name,
      lines: JSON.stringify(ticket),
      created_at: ctx.now,
    },
  ]);
};

/** Tells whether anything goes back. */
const refundShortWeight = async (
  ctx: Context<Clerk>,
  order: OrderRow,
  lines: readonly LineRow[],
  tolerancePerMille: number,
): Promise<boolean> => {
  const parts = lines.flatMap(({ no, paid, refunded, grams, weighed_grams }) => {
    if (grams === null || weighed_grams === null) return [];
    const amount = Math.min(paid - refunded, shortWeightRefund({ paid, ordered: grams, weighed: weighed_grams }, tolerancePerMille));
    return amount > 0 ? [{ no, amount }] : [];
  });
  const amount = parts.reduce((total, part) => total + part.amount, 0);
  if (amount > 0)
    await requestRefund(ctx, {
      orderId: order.id,
      amount,
      lines: parts,
      cause: 'short-weight',
      reason: '实际称重不足，退还差价',
      askedBy: ctx.actor.name,
    });
  return amount > 0;
};
