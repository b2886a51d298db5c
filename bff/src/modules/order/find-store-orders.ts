import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { isAscii } from '../../platform/like-sql.ts';
import type { Reads } from '../../platform/sql.ts';
import { readStore, tradingView } from '../store/index.ts';
import { counterChannel, type OrderRow } from './order.rows.ts';
import { presentForTerminal } from './present-order.ts';
import { readStoreBundles } from './read-orders.ts';

const boardStates = ['new', 'preparing', 'ready', 'delivering'];

/** The board's snapshot. Its sequence is read first, so whatever changes meanwhile comes again over the feed. */
export const readBoard = async ({ sql, actor, now }: ReadContext<Clerk>): Promise<ReplyOf<typeof contract.getBoard>> => {
  const counter = await sql.one<{ seq: number }>('SELECT seq FROM feed_counter WHERE store_id = ?', [actor.storeId]);
  const orders = await sql.all<OrderRow>('SELECT * FROM orders WHERE store_id = ? AND state IN (?) ORDER BY id LIMIT 500', [
    actor.storeId,
    boardStates,
  ]);
  const done = await sql.one<{ number: number }>(
    `SELECT COUNT(*) AS number FROM orders WHERE store_id = ? AND business_day = ? AND state = 'completed' AND channel <> ?`,
    [actor.storeId, dayOf(now), counterChannel],
  );
  const store = await readStore(sql, actor.storeId);
  return { seq: counter!.seq, orders: await presentAll(sql, orders), doneToday: done!.number, trading: tradingView(store!) };
};

/** A day's orders of the store, the newest first: all of them, or those with this pickup number or these last digits of the phone. */
export const findStoreOrders = async (
  { sql, actor }: ReadContext<Clerk>,
  { day, text = '', after, limit }: InputOf<typeof contract.listTerminalOrders>,
): Promise<ReplyOf<typeof contract.listTerminalOrders>> => {
  const asked = text.toUpperCase();
  const orders = await sql.all<OrderRow>(
    `SELECT * FROM orders WHERE store_id = ? AND business_day = ? AND paid_at IS NOT NULL${after === undefined ? '' : ' AND id < ?'}${
      asked === '' ? '' : ' AND (pickup_number = ? OR contact_phone LIKE ?)'
    } ORDER BY id DESC LIMIT ${limit + 1}`,
    [
      actor.storeId,
      day,
      ...(after === undefined ? [] : [after]),
      ...(asked === '' ? [] : [isAscii(asked) ? asked : '', `%${asked.replace(/\D/g, '') || '-'}`]),
    ],
  );
  const page = orders.slice(0, limit);
  return { items: await presentAll(sql, page), next: orders.length > limit ? page.at(-1)!.id : null };
};

const presentAll = async (sql: Reads, orders: readonly OrderRow[]): Promise<TerminalOrderData[]> => {
  if (orders.length === 0) return [];
  const members = await sql.all<{ id: string; nickname: string }>('SELECT id, nickname FROM member WHERE id IN (?)', [
    [...new Set(orders.flatMap(({ member_id }) => member_id ?? []))],
  ]);
  const nicknames = new Map(members.map(({ id, nickname }) => [id, nickname]));
  return (await readStoreBundles(sql, orders)).map((bundle) =>
    presentForTerminal({ ...bundle, nickname: nicknames.get(bundle.order.member_id ?? '') ?? '' }),
  );
};
