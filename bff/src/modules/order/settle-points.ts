import type { Context } from '../../platform/context.ts';
import { eventType } from '../../platform/events.ts';
import { on, type Moot } from '../../platform/subscriber.ts';
import { settleOrderPoints } from '../points/index.ts';
import { refundRequested } from '../refund/index.ts';
import { counterChannel, type LockedOrder } from './order.rows.ts';
import { lockOrder } from './read-orders.ts';

/** Brings the member's points to what the locked order is now; a sale to nobody we know earns none. */
export const settlePoints = async (ctx: Context, order: LockedOrder): Promise<void> => {
  if (order.member_id === null) return;
  await settleOrderPoints(ctx, {
    ...{ id: order.id, member_id: order.member_id, payable: order.payable, refunded: order.refunded },
    isCompleted: order.state === 'completed',
    isVoid: order.state === 'cancelled' && order.paid_at === null,
    name: order.channel === counterChannel ? '到店消费' : order.pickup_number === null ? '订单' : `订单 ${order.pickup_number} `,
  });
};

/** Most refunds are of orders that never earned or spent a point. */
const unlessPointsMoved: Moot = async (reads, payloads) => {
  const ids = (payloads as { refundId: string }[]).map(({ refundId }) => refundId);
  const moved = await reads.all<{ id: string }>(
    `SELECT r.id FROM refund r JOIN orders o ON o.id = r.order_id WHERE r.id IN (?) AND (o.state = 'completed' OR o.discounts <> '[]')`,
    [ids],
  );
  const open = new Set(moved.map(({ id }) => id));
  return ids.map((id) => !open.has(id));
};

/**
 * Never raised: an order earns in the transaction that completes it. A version before this one had it done afterwards, and what of that is
 * still waiting when the version changes is known by the subscriber's name.
 */
const completedBefore = eventType<{ orderId: string }>('order.completed-before');

export const pointSubscribers = [
  on(completedBefore, 'points.completed', async (ctx, { orderId }) => settlePoints(ctx, await lockOrder(ctx.sql, orderId))),
  on(
    refundRequested,
    'points.refunded',
    async (ctx, { refundId }) => {
      const refund = await ctx.sql.one<{ order_id: string }>(`SELECT order_id FROM refund WHERE id = ? AND paid_for = 'order'`, [refundId]);
      if (refund !== null) await settlePoints(ctx, await lockOrder(ctx.sql, refund.order_id));
    },
    unlessPointsMoved,
  ),
];
