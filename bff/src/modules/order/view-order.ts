import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import type { ShownStore } from '../store/index.ts';
import type { Bundle, OrderRow } from './order.rows.ts';
import { presentOrder } from './present-order.ts';
import { readForCustomer } from './read-orders.ts';

type Asking = { readonly actor: Actor; readonly sql: Reads; readonly now: Date };

/** What was read of an order, or what whoever has just written it knows. */
export type Known = { readonly bundle: Bundle; readonly store: ShownStore };

/** Shows an order to its customer; what is not known of it is read. */
export const viewOrder = async (ctx: Asking, { id }: Pick<OrderRow, 'id'>, known?: Known): Promise<OrderViewData> => {
  const { bundle, store } = known ?? (await readKnown(ctx.sql, id));
  return presentOrder(ctx.actor, bundle, store, await countAhead(ctx.sql, bundle.order), ctx.now);
};

const readKnown = async (sql: Reads, orderId: string): Promise<Known> => {
  const known = await readForCustomer(sql, orderId);
  if (known === null) throw new Error(`order ${orderId} is missing`);
  return known;
};

/** Orders of the store that are made before this one; null when it is not waiting to be made. */
const countAhead = async (sql: Reads, order: OrderRow): Promise<number | null> => {
  if ((order.state !== 'new' && order.state !== 'preparing') || order.ready_by === null) return null;
  const row = await sql.one<{ ahead: number }>(
    `SELECT COUNT(*) AS ahead FROM orders WHERE store_id = ? AND state IN ('new', 'preparing') AND (ready_by < ? OR (ready_by = ? AND id < ?))`,
    [order.store_id, order.ready_by, order.ready_by, order.id],
  );
  return row!.ahead;
};
