import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import type { Customer } from '../../platform/actor.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Context } from '../../platform/context.ts';
import { endOrder } from './move-order.ts';
import { orderPolicy } from './order.policy.ts';
import type { LockedOrder, OrderRow } from './order.rows.ts';
import { lockOrder } from './read-orders.ts';

/** Cancels a paid order that the store has not taken; the money goes back by itself. Again, it changes nothing. */
export const cancelPaidOrder = async (
  ctx: Context<Customer>,
  { orderId, reason }: InputOf<typeof contract.cancelOrder>,
): Promise<OrderRow> => {
  const order = await lockOrder(ctx.sql, orderId);
  authorize(orderPolicy, 'cancel', ctx.actor, order);
  if (order.state === 'cancelled' && order.ended_by === 'customer') return order;
  if (order.state === 'unpaid' || !orderMachine.can(order.state, 'cancel'))
    throw refuse('state/not-allowed', { state: order.state }, '门店已接单，不能自行取消，可以申请退款');
  return endOrder(ctx, order, 'cancel', { by: 'customer', reason: reason || '顾客取消', name: '顾客' });
};

/** Notes on the locked order whether a case for money back waits for an answer, and lets store and customer see it. */
export const noteAsked = (ctx: Context, order: LockedOrder, isOpen: boolean): void => {
  ctx.sql.later.run('UPDATE orders SET refund_wanted = ? WHERE id = ?', [isOpen ? 1 : 0, order.id]);
  ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
};
