import { levelOf } from '@mendian/shared/points/level.ts';
import { growthFor, lastDayOf, pointsFor } from '@mendian/shared/points/points.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Context } from '../../platform/context.ts';
import { on, type Moot } from '../../platform/subscriber.ts';
import { orderCompleted } from '../order/index.ts';
import type { OrderDoor } from '../payment/index.ts';
import { refundRequested } from '../refund/index.ts';
import { book, lockAccount } from './point-account.ts';

type Order = {
  readonly member_id: string;
  readonly state: string;
  readonly payable: number;
  readonly refunded: number;
  readonly pickup_number: string | null;
};
type Booked = { readonly points: number; readonly growth: number; readonly rate: number | null };

/**
 * Brings what an order earned to what it should have: by its member's level for all that was paid and not given back, from the moment
 * it is completed. Whatever happened, in whatever order and however often it is said, the sum is the same. Earned points may be spent
 * already, so the balance may go below zero.
 */
export const settleOrderPoints = async (ctx: Context, orders: OrderDoor, orderId: string): Promise<void> => {
  await orders.lock(ctx, orderId);
  const order = await ctx.sql.one<Order>('SELECT member_id, state, payable, refunded, pickup_number FROM orders WHERE id = ?', [orderId]);
  if (order === null || order.state !== 'completed') return;
  const account = await lockAccount(ctx, order.member_id);
  const booked = await readBooked(ctx, orderId);
  const rate = booked.rate ?? levelOf(account.level).earnPerMille;
  const kept = order.payable - order.refunded;
  const points = pointsFor(kept, rate) - booked.points;
  const growth = growthFor(kept) - booked.growth;
  if (points === 0 && growth === 0) return;
  await book(ctx, account, {
    ...{ points, growth, order_id: orderId, earn_per_mille: rate },
    ...(points >= 0
      ? { kind: 'earned', last_day: lastDayOf(dayOf(ctx.now)) }
      : { kind: 'taken-back', note: `订单 ${order.pickup_number ?? ''} 退款` }),
  });
};

const readBooked = async (ctx: Context, orderId: string): Promise<Booked> => {
  const found = await ctx.sql.one<{ points: number; growth: number; rate: number | null }>(
    'SELECT COALESCE(SUM(points), 0) AS points, COALESCE(SUM(growth), 0) AS growth, MAX(earn_per_mille) AS rate FROM point_entry WHERE order_id = ?',
    [orderId],
  );
  return { points: Number(found!.points), growth: Number(found!.growth), rate: found!.rate };
};

/** Most refunds are of orders that were never completed. */
const unlessCompleted: Moot = async (reads, payloads) => {
  const ids = (payloads as { refundId: string }[]).map(({ refundId }) => refundId);
  const rows = await reads.all<{ id: string }>(
    `SELECT r.id FROM refund r JOIN orders o ON o.id = r.order_id WHERE r.id IN (?) AND o.state = 'completed'`,
    [ids],
  );
  const open = new Set(rows.map(({ id }) => id));
  return ids.map((id) => !open.has(id));
};

export const pointSubscribers = (orders: OrderDoor) => [
  on(orderCompleted, 'points.completed', (ctx, { orderId }) => settleOrderPoints(ctx, orders, orderId)),
  on(
    refundRequested,
    'points.refunded',
    async (ctx, { refundId }) => {
      const refund = await ctx.sql.one<{ order_id: string }>('SELECT order_id FROM refund WHERE id = ?', [refundId]);
      if (refund !== null) await settleOrderPoints(ctx, orders, refund.order_id);
    },
    unlessCompleted,
  ),
];
