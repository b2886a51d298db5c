import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Context } from '../../platform/context.ts';
import { notePagePrinted, printsOf } from '../print/index.ts';
import { completeOrder, endOrder, moveOrder } from './move-order.ts';
import { orderPolicy } from './order.policy.ts';
import type { Hand, OrderRow } from './order.rows.ts';
import { lockInHand } from './read-orders.ts';

type Of = { orderId: string };

/** Takes the order: the store begins to make it. A second tap finds it taken. */
export const takeOrder = async (ctx: Context<Clerk>, { orderId }: Of): Promise<Hand> => {
  const print = printsOf(ctx, { storeId: ctx.actor.storeId, orderId }, 'kitchen');
  const hand = await lockForStore(ctx, orderId);
  if (hand.order.state === 'preparing') return hand;
  const order = await moveOrder(ctx, hand.order, 'take', { taken_at: ctx.now, taken_by: ctx.actor.name });
  print();
  return { ...hand, order };
};

/** Rejects with a reason the customer reads; the money goes back by itself. */
export const rejectOrder = async (ctx: Context<Clerk>, { orderId, reason }: InputOf<typeof contract.rejectOrder>): Promise<Hand> => {
  const hand = await lockForStore(ctx, orderId);
  const { order } = hand;
  if (order.state === 'cancelled' && order.ended_by === 'store') return hand;
  await endOrder(ctx, order, 'reject', { by: 'store', reason, name: ctx.actor.name });
  return lockInHand(ctx.sql, orderId);
};

export const dispatchOrder = async (ctx: Context<Clerk>, { orderId }: Of): Promise<Hand> => {
  const hand = await lockForStore(ctx, orderId);
  const { order } = hand;
  if (order.state === 'delivering') return hand;
  if (order.mode !== 'delivery') throw refuse('state/not-allowed', { mode: order.mode });
  return { ...hand, order: await moveOrder(ctx, order, 'dispatch', { dispatched_at: ctx.now }) };
};

export const deliverOrder = async (ctx: Context<Clerk>, { orderId }: Of): Promise<Hand> => {
  const hand = await lockForStore(ctx, orderId);
  return hand.order.state === 'completed' ? hand : completeOrder(ctx, hand, 'deliver');
};

/** The order rang where a person could hear it. The first time counts. */
export const markRung = async (ctx: Context<Clerk>, { orderId }: Of): Promise<Hand> => {
  const hand = await lockForStore(ctx, orderId);
  return hand.order.rung_at === null ? note(ctx, hand, { rung_at: ctx.now }) : hand;
};

/** A browser printed it: nothing had to wait, so it is written down as done. */
export const markPrinted = async (ctx: Context<Clerk>, { orderId, slip }: InputOf<typeof contract.markPrinted>): Promise<Hand> => {
  const hand = await lockForStore(ctx, orderId);
  await notePagePrinted(ctx, { storeId: hand.order.store_id, orderId }, slip);
  return note(ctx, hand, slip === 'kitchen' ? { kitchen_printed_at: ctx.now } : { customer_printed_at: ctx.now });
};

export const lockForStore = async (ctx: Context<Clerk>, orderId: string): Promise<Hand> => {
  const hand = await lockInHand(ctx.sql, orderId);
  authorize(orderPolicy, 'handle', ctx.actor, hand.order);
  return hand;
};

const note = (ctx: Context, hand: Hand, set: Partial<Pick<OrderRow, 'rung_at' | 'kitchen_printed_at' | 'customer_printed_at'>>): Hand => {
  const { order } = hand;
  const [[column, value]] = Object.entries(set) as [[string, Date]];
  ctx.sql.later.run(`UPDATE orders SET ${column} = ? WHERE id = ?`, [value, order.id]);
  ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
  return { ...hand, order: { ...order, ...set } };
};
