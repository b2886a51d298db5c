import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../../platform/context.ts';
import { menuChanged, readSaleSkus, type SaleSku } from '../../catalog/index.ts';
import { useCoupons } from '../../coupon/index.ts';
import { printsOf } from '../../print/index.ts';
import { moveAtCounter } from '../../stock/index.ts';
import { moveOrder, needsOf } from '../move-order.ts';
import { orderCompleted } from '../order.events.ts';
import { isDiscounted, type LineRow, type LockedOrder } from '../order.rows.ts';
import { readLines } from '../read-orders.ts';
import { settlePoints } from '../settle-points.ts';

/** Whoever bought something longer ago has left: then no receipt comes out by itself, nor where the till printed it already. */
const receiptMinutesMax = 2;

/**
 * A sale over the counter is paid, and with that done: its coupons are used, it earns its points, its goods have left the stock, its
 * receipt is printed.
 */
export const completeSale = async (ctx: Context, order: LockedOrder, paidAt: Date): Promise<void> => {
  const print = printsOf(ctx, { storeId: order.store_id, orderId: order.id }, 'receipt');
  const lines = await readLines(ctx.sql, order.id);
  if (isDiscounted(order)) useCoupons(ctx, order.id);
  const skus = await readSaleSkus(ctx.sql, order.store_id, [...new Set(lines.map(({ sku_id }) => sku_id))], ctx.now);
  const sold = await moveOrder(ctx, order, 'sell', { paid_at: paidAt, ended_at: paidAt, ended_name: order.taken_by });
  await settlePoints(ctx, sold);
  await moveAtCounter(ctx, { storeId: order.store_id, orderId: order.id, kind: 'sale' }, needsOf(lines));
  if (lines.some((line) => leavesTooLittle(line, skus.get(line.sku_id)))) await menuChanged(ctx, order.store_id);
  if (order.customer_printed_at === null && ctx.now.getTime() - paidAt.getTime() < receiptMinutesMax * minuteMs) print();
  ctx.emit(orderCompleted({ orderId: order.id }));
};

/** Then something on the menu is sold out. */
const leavesTooLittle = ({ pieces, grams }: LineRow, sku: SaleSku | undefined): boolean =>
  sku !== undefined && sku.takes.some(({ quantity, saleable, least }) => saleable - quantity * (grams ?? pieces) < least);
