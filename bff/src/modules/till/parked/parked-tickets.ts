import * as v from 'valibot';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/till/parked.contract.ts';
import { SaleLine, type SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context, ReadContext } from '../../../platform/context.ts';
import { prepareSale } from '../../order/index.ts';

type Row = {
  id: string;
  store_id: string;
  business_day: string;
  terminal_id: string;
  clerk: string;
  note: string;
  lines: string;
  goods: number;
  parked_at: Date;
  taken_at: Date | null;
};

/** More than these wait in no shop. */
const parkedMax = 50;

/** Puts a ticket aside for the day. Those of other days are over and go. */
export const parkTicket = async (
  ctx: Context<Clerk>,
  { lines, note }: InputOf<typeof contract.parkTicket>,
): Promise<ReplyOf<typeof contract.parkTicket>> => {
  const { storeId, terminalId, name } = ctx.actor;
  const today = dayOf(ctx.now);
  await ctx.sql.run('DELETE FROM parked_ticket WHERE store_id = ? AND business_day < ?', [storeId, today]);
  const { items } = await listParked(ctx);
  if (items.length >= parkedMax) throw refuseTill('till/parked-full');
  const ask = { storeId, lines, guest: null, couponIds: [], usePoints: false, roundDown: 'none' as const, isChoosing: false };
  const row: Row = {
    ...{ id: ctx.newId(), store_id: storeId, business_day: today, terminal_id: terminalId, clerk: name, note },
    ...{ lines: JSON.stringify(lines), goods: (await prepareSale(ctx.sql, ctx.now, ask)).quote.goods, parked_at: ctx.now, taken_at: null },
  };
  ctx.sql.later.insert('parked_ticket', [row]);
  return present(row);
};

/** What waits in the store today. */
export const listParked = async ({ sql, actor, now }: Pick<ReadContext<Clerk>, 'sql' | 'actor' | 'now'>) => {
  const rows = await sql.all<Row>(
    `SELECT * FROM parked_ticket WHERE store_id = ? AND business_day = ? AND taken_at IS NULL ORDER BY id DESC LIMIT ${parkedMax}`,
    [actor.storeId, dayOf(now)],
  );
  return { items: rows.map(present) };
};

/** Takes a ticket that waits, one till of however many ask. */
export const takeParked = async (
  { sql, actor, now }: Context<Clerk>,
  { ticketId }: InputOf<typeof contract.takeParked>,
): Promise<ReplyOf<typeof contract.takeParked>> => {
  const mine = [ticketId, actor.storeId, dayOf(now)];
  const taken = await sql.run(
    'UPDATE parked_ticket SET taken_at = ? WHERE id = ? AND store_id = ? AND business_day = ? AND taken_at IS NULL',
    [now, ...mine],
  );
  if (taken !== 1) throw refuseTill('till/parked-gone');
  const row = await sql.one<Row>('SELECT * FROM parked_ticket WHERE id = ?', [ticketId]);
  return { lines: linesOf(row!) };
};

const linesOf = ({ lines }: Row): SaleLineData[] => v.parse(v.array(SaleLine), JSON.parse(lines));

const present = (row: Row): ReplyOf<typeof contract.parkTicket> => ({
  ...{ id: row.id, note: row.note, clerk: row.clerk, at: row.parked_at.toISOString(), lines: linesOf(row).length, goods: row.goods },
});
