import type { Context } from '../../platform/context.ts';
import { menuChanged } from '../catalog/index.ts';
import { dropEarlierPayments } from '../payment/index.ts';
import { freeStock } from '../stock/index.ts';
import { freeSlot } from '../store/index.ts';
import { needsOf } from './move-order.ts';
import type { OrderRow } from './order.rows.ts';
import { readStoreBundles } from './read-orders.ts';

/** What is an order's own; what moved in the store's stock stays told there. */
const ownTables = ['order_line', 'order_line_part', 'earlier_order', 'order_note', 'attention'];

/**
 * Gives orders back to the earlier system, which goes on with them: their stock and slots come free, and no money moves. The caller
 * saw, with the orders' rows locked, that they are as they came.
 */
export const dropEarlierOrders = async (ctx: Context, orderIds: readonly string[]): Promise<void> => {
  const orders = await ctx.sql.all<OrderRow>('SELECT * FROM orders WHERE id IN (?) ORDER BY store_id, id', [orderIds]);
  for (const { order, lines } of await readStoreBundles(ctx.sql, orders)) {
    freeStock(ctx, { storeId: order.store_id, orderId: order.id, reason: '接管撤回，退回旧系统' }, needsOf(lines));
    if (order.slot_start !== null) await freeSlot(ctx, order.store_id, order.slot_start);
    // No terminal is shown what is gone: the feed leaves its number out, and whoever sees the gap asks for the board anew.
    ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
  }
  await dropEarlierPayments(ctx, orderIds);
  for (const table of ownTables) await ctx.sql.run(`DELETE FROM ${table} WHERE order_id IN (?)`, [orderIds]);
  await ctx.sql.run('DELETE FROM orders WHERE id IN (?)', [orderIds]);
  // The products' news come behind it, and with them the gap.
  for (const storeId of new Set(orders.map(({ store_id }) => store_id))) await menuChanged(ctx, storeId);
};
