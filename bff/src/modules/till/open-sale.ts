import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/till-charge.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';
import { addSale, endOrder, lockOrder, orderDoor, type LockedOrder } from '../order/index.ts';
import { giveUpPayment, payInCash, takeBack, type ChargeRow, type ChargeWays } from '../payment/index.ts';
import { keepSale, prepareTicket } from './sell.ts';
import { lockOpenShift } from './shift/read-shifts.ts';
import { readTakenBack } from './taken-back.ts';

/** Makes the sale and leaves it to be paid by a payment code; it belongs to the shift it was made in, and ends by itself if it is not paid. */
export const openSale = async (ctx: Context<Clerk>, input: InputOf<typeof contract.openSale>) => {
  const shift = await lockOpenShift(ctx);
  const { prepared, guest } = await prepareTicket(ctx, input);
  if (prepared.quote.payable === 0) throw refuse('state/not-allowed', {}, '应收是 0，不用扫码，请按现金收款');
  const order = await addSale(ctx, prepared, { id: ctx.newId(), guest, expectedPayable: input.expectedPayable, method: 'codepay' });
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

/**
 * Gives up a sale that was not paid. It ends at once, so that the next customer can be served: what a scanned code may still pay is
 * taken back, by the charge's clock until that is confirmed, and never becomes a sale any more.
 */
export const giveUpSale =
  (ways: ChargeWays) =>
  async (steps: StepContext<Clerk>, { orderId }: { orderId: string }): Promise<ReplyOf<typeof contract.giveUpSale>> => {
    const { paid, charge } = await steps.transact((ctx) => endUnpaid({ ...ctx, actor: steps.actor }, orderId));
    if (charge !== null) await takeBack(ways, orderDoor, steps, charge);
    const [takenBack = null] = await readTakenBack(steps.reads, { orderId }, steps.now);
    return { paid, takenBack: takenBack?.state === 'reversed' ? null : takenBack };
  };

type GivenUp = { readonly paid: boolean; readonly charge: ChargeRow | null };

/** Given up twice, the second finds it ended; what turned out paid before it ended is a sale. */
const endUnpaid = async (ctx: Context<Clerk>, orderId: string): Promise<GivenUp> => {
  const order = await lockUnpaid(ctx, orderId);
  if (order.state !== 'unpaid') return { paid: order.state === 'completed', charge: null };
  const charge = await giveUpPayment(ctx, orderDoor, orderId);
  await endOrder(ctx, order, 'cancel', { by: 'store', reason: '收银时取消', name: ctx.actor.name });
  return { paid: false, charge };
};

/** A sale of the clerk's store; nobody else's is there. */
const lockUnpaid = async ({ sql, actor }: Pick<Context<Clerk>, 'sql' | 'actor'>, orderId: string): Promise<LockedOrder> => {
  const order = await lockOrder(sql, orderId);
  if (order.store_id !== actor.storeId || order.mode !== 'counter') throw refuse('thing/not-found');
  return order;
};
