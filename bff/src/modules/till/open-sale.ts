import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/till-charge.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';
import type { Parts } from '../../module.ts';
import { addSale, endOrder, lockOrder, orderDoor, type LockedOrder } from '../order/index.ts';
import { closePayment, markClosed, payInCash, sayingSo } from '../payment/index.ts';
import { keepSale, prepareTicket } from './sell.ts';
import { lockOpenShift } from './shift/read-shifts.ts';

/** Makes the sale and leaves it to be paid by a payment code; it belongs to the shift it was made in, and ends by itself if it is not paid. */
export const openSale = async (ctx: Context<Clerk>, input: InputOf<typeof contract.openSale>) => {
  const shift = await lockOpenShift(ctx);
  const { prepared, guest } = await prepareTicket(ctx, input);
  if (prepared.quote.payable === 0) throw refuse('state/not-allowed', {}, '应收是 0，不用扫码，请按现金收款');
  const order = await addSale(ctx, prepared, { guest, expectedPayable: input.expectedPayable, method: 'codepay' });
  keepSale(ctx, order, shift);
  return { orderId: order.id, payable: order.payable };
};

/** Takes cash for a sale that no payment code paid; the drawer it goes into is that of this terminal's shift. */
export const takeCash = async (ctx: Context<Clerk>, { orderId, tendered }: InputOf<typeof contract.takeCash>): Promise<void> => {
  await lockUnpaid(ctx, orderId);
  const shift = await lockOpenShift(ctx);
  const { id: shiftId, terminal_id: terminalId } = shift;
  ctx.sql.later.run('UPDATE counter_sale SET shift_id = ?, terminal_id = ? WHERE order_id = ?', [shiftId, terminalId, orderId]);
  await payInCash(ctx, orderDoor, { orderId, tendered });
};

/** Gives up a sale that was not paid, once it is certain that nothing will pay it any more. */
export const giveUpSale =
  ({ wechatPay }: Pick<Parts, 'wechatPay'>) =>
  async (steps: StepContext<Clerk>, { orderId }: { orderId: string }): Promise<{ paid: boolean }> => {
    const inStore = (ctx: Context): Promise<LockedOrder> => lockUnpaid({ ...ctx, actor: steps.actor }, orderId);
    const found = await steps.transact(inStore);
    if (found.state !== 'unpaid') return { paid: found.paid_at !== null };
    if ((await sayingSo(closePayment(wechatPay, orderDoor, steps, orderId))) === 'paid') return { paid: true };
    return steps.transact(async (ctx) => {
      const order = await inStore(ctx);
      if (order.state !== 'unpaid') return { paid: order.paid_at !== null };
      if (!(await markClosed(ctx, orderId))) return { paid: true };
      await endOrder(ctx, order, 'cancel', { by: 'store', reason: '收银时取消', name: steps.actor.name });
      return { paid: false };
    });
  };

/** A sale of the clerk's store; nobody else's is there. */
const lockUnpaid = async ({ sql, actor }: Pick<Context<Clerk>, 'sql' | 'actor'>, orderId: string): Promise<LockedOrder> => {
  const order = await lockOrder(sql, orderId);
  if (order.store_id !== actor.storeId || order.mode !== 'counter') throw refuse('thing/not-found');
  return order;
};
