import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/till.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { addSale, orderDoor, prepareSale } from '../order/index.ts';
import { payInCash } from '../payment/index.ts';
import { readGuest } from './guest.ts';
import { lockOpenShift } from './shift/read-shifts.ts';
import type { CounterSaleRow, ShiftRow } from './till.rows.ts';

/** Sells what lies on the counter for cash: one transaction, so that it is sold, paid and in the shift, or nothing of it is. */
export const sellForCash = async (ctx: Context<Clerk>, input: InputOf<typeof contract.sellForCash>): Promise<string> => {
  const shift = await lockOpenShift(ctx);
  const { prepared, guest } = await prepareTicket(ctx, input);
  const order = await addSale(ctx, prepared, { guest, expectedPayable: input.expectedPayable, method: 'cash' });
  keepSale(ctx, order, shift);
  await payInCash(ctx, orderDoor, { orderId: order.id, tendered: input.tendered });
  return order.id;
};

type Ticket = Omit<InputOf<typeof contract.sellForCash>, 'tendered'>;

/** Reads who stands there and what it costs, for just what the clerk chose. */
export const prepareTicket = async ({ sql, actor, now }: Context<Clerk>, ticket: Ticket) => {
  const guest = await readGuest(sql, actor, ticket.guestId, now);
  return { guest, prepared: await prepareSale(sql, now, { ...ticket, storeId: actor.storeId, guest, isChoosing: false }) };
};

type Sold = { readonly id: string; readonly store_id: string; readonly business_day: string };

/** Gives the sale its number, counted per store and day. */
export const keepSale = ({ sql }: Context<Clerk>, order: Sold, { id: shiftId, terminal_id: terminalId }: ShiftRow): void => {
  const place = { store_id: order.store_id, day: order.business_day };
  sql.later.count('store_day', 'sales', place);
  const row: Omit<CounterSaleRow, 'number'> = {
    ...{ order_id: order.id, store_id: order.store_id, business_day: order.business_day, shift_id: shiftId, terminal_id: terminalId },
  };
  sql.later.run(
    `INSERT INTO counter_sale (${Object.keys(row).join(', ')}, number) SELECT ${Object.keys(row).map(() => '?').join(', ')}, sales FROM store_day WHERE store_id = ? AND day = ?`, // prettier-ignore
    [...Object.values(row), place.store_id, place.day],
  );
};
