import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/order/order-desk.contract.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { readVisible } from './read-visible.ts';
import { viewOrder } from './view-order.ts';

/** Writes something down about an order, for whoever at a desk looks at it next; it is never changed. */
export const addNote = async (ctx: Context<Staff>, { orderId, text }: InputOf<typeof contract.addNote.hq>): Promise<DeskOrderData> => {
  await readVisible(ctx, orderId);
  await ctx.sql.insert('order_note', [{ id: ctx.newId(), order_id: orderId, at: ctx.now, actor: ctx.actor.name, what: text }]);
  return viewOrder(ctx, orderId);
};
