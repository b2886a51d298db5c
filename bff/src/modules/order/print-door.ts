import { authorize } from '../../platform/authorize.ts';
import type { OrderPrintDoor } from '../print/index.ts';
import { feedOrder } from './feed-views.ts';
import { orderPolicy } from './order.policy.ts';
import { readOrder } from './read-orders.ts';
import { lockForStore } from './store-calls.ts';

/** What printing may ask of orders; the app hands it over. */
export const printDoor: OrderPrintDoor = {
  see: async ({ sql, actor }, orderId) => authorize(orderPolicy, 'see', actor, await readOrder(sql, orderId)),
  lock: async (ctx, orderId) => void (await lockForStore(ctx, orderId)),
  view: feedOrder,
  printed: (ctx, { storeId, orderId }, kind) => {
    ctx.sql.later.run(`UPDATE orders SET ${printedColumns[kind]} = ? WHERE id = ?`, [ctx.now, orderId]);
    ctx.tell(storeId, { kind: 'order', orderId });
  },
};

const printedColumns = { kitchen: 'kitchen_printed_at', customer: 'customer_printed_at' } as const;
