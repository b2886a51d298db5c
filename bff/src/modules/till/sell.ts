import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/till.contract.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { msOf } from '../../platform/id-time.ts';
import { addSale, orderDoor, prepareSale } from '../order/index.ts';
import { payInCash } from '../payment/index.ts';
import { readGuest } from './guest.ts';
import { askSold, isAhead, isTooOld } from './sold-before.ts';
import { lockOpenShift } from './shift/read-shifts.ts';
import type { CounterSaleRow, ShiftRow } from './till.rows.ts';

/**
 * Sells what lies on the counter for cash: one transaction, so that it is sold, paid and in the shift, or nothing of it is. A sale that
 * is in the books already is answered as it is there.
 */
export const sellForCash = async (ctx: Context<Clerk>, input: InputOf<typeof contract.sellForCash>): Promise<string> => {
  const { saleId, expectedPayable: payable } = input;
  if (saleId !== undefined && (await isSold(ctx, saleId, payable))) return saleId;
  const shift = await lockOpenShift(ctx);
  const { prepared, guest } = await prepareTicket(ctx, input);
  const order = await addSale(ctx, prepared, { id: saleId ?? ctx.newId(), guest, expectedPayable: payable, method: 'cash' });
  keepSale(ctx, order, shift);
  await payInCash(ctx, orderDoor, { orderId: order.id, tendered: input.tendered });
  return order.id;
};

/** Refused when the id is that of anything else, or was made at a time that cannot be: lists find orders by the time in their ids. */
const isSold = async ({ sql, actor, now }: Context<Clerk>, saleId: string, payable: number): Promise<boolean> => {
  const [found] = await sql.ask(askSold({ id: saleId, storeId: actor.storeId, payable }));
  if (found === 'other') throw refuseTill('till/sale-id-taken');
  const madeMs = msOf(saleId)!;
  if (found === null && (isAhead(madeMs, now) || isTooOld(madeMs, now))) throw refuseTill('till/sale-id-time');
  return found === 'sale';
};

type Ticket = Omit<InputOf<typeof contract.sellForCash>, 'tendered' | 'saleId'>;

/** Reads who stands there and what it costs, for just what the clerk chose. */
export const prepareTicket = async ({ sql, actor, now }: Context<Clerk>, ticket: Ticket) => {
  const guest = await readGuest(sql, actor, ticket.guestId, now);
  return { guest, prepared: await prepareSale(sql, now, { ...ticket, storeId: actor.storeId, guest, isChoosing: false }) };
};

type Sold = { readonly id: string; readonly store_id: string; readonly business_day: string };

/** What is known of a sale that was made without the server: see the row. */
type Offline = Pick<CounterSaleRow, 'printed' | 'late'>;

/** Gives the sale its number, counted per store and day. */
export const keepSale = (
  { sql }: Context<Clerk>,
  order: Sold,
  { id: shiftId, terminal_id: terminalId }: ShiftRow,
  offline: Offline = { printed: null, late: 0 },
): void => {
  const number = sql.later.count('store_day', 'sales', { store_id: order.store_id, day: order.business_day });
  const row: Omit<CounterSaleRow, 'number'> = {
    ...{ order_id: order.id, store_id: order.store_id, business_day: order.business_day, shift_id: shiftId, terminal_id: terminalId },
    ...offline,
  };
  sql.later.run(
    `INSERT INTO counter_sale (${Object.keys(row).join(', ')}, number) VALUES (${Object.keys(row).map(() => '?').join(', ')}, ${number.text})`, // prettier-ignore
    [...Object.values(row), ...number.values],
  );
};
