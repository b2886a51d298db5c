import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { LineRow, OrderRow } from './order.rows.ts';

const openStates = ['unpaid', 'new', 'preparing', 'ready', 'delivering'];

type Found = Pick<OrderRow, 'id' | 'store_id' | 'state' | 'mode' | 'pickup_number' | 'placed_at' | 'payable' | 'refunded'> & {
  store_name: string;
};

/** One's own orders, the newest first; ids begin with their time, so the cursor is the last id. */
export const findMyOrders = async (
  { sql, actor }: ReadContext<Customer>,
  { after, limit, open }: InputOf<typeof contract.listOrders>,
): Promise<ReplyOf<typeof contract.listOrders>> => {
  const orders = await sql.all<Found>(
    `SELECT o.id, o.store_id, o.state, o.mode, o.pickup_number, o.placed_at, o.payable, o.refunded, s.name AS store_name
     FROM orders o JOIN store s ON s.id = o.store_id
     WHERE o.member_id = ?${after === undefined ? '' : ' AND o.id < ?'}${open === 1 ? ' AND o.state IN (?)' : ''} ORDER BY o.id DESC LIMIT ${limit + 1}`,
    [actor.memberId, ...(after === undefined ? [] : [after]), ...(open === 1 ? [openStates] : [])],
  );
  const page = orders.slice(0, limit);
  const lines =
    page.length === 0
      ? []
      : await sql.all<LineRow>('SELECT * FROM order_line WHERE order_id IN (?) ORDER BY order_id, no', [page.map(({ id }) => id)]);
  return {
    items: page.map((order) =>
      summary(
        order,
        lines.filter(({ order_id }) => order_id === order.id),
      ),
    ),
    next: orders.length > limit ? page.at(-1)!.id : null,
  };
};

const shownMax = 4;

const summary = (order: Found, lines: readonly LineRow[]): ReplyOf<typeof contract.listOrders>['items'][number] => ({
  id: order.id,
  storeId: order.store_id,
  storeName: order.store_name,
  state: order.state,
  mode: order.mode,
  pickupNumber: order.pickup_number,
  placedAt: order.placed_at.toISOString(),
  payable: order.payable,
  refunded: order.refunded,
  lines: lines.slice(0, shownMax).map(({ name, picture }) => ({ name, picture })),
  lineCount: lines.length,
});
