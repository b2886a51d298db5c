import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/store/store-desk.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf } from '../../../platform/like-sql.ts';
import { withinScope } from '../../../platform/scope-sql.ts';
import { settingsOf } from '../read-store.ts';
import { isOnline, listedColumns, listedTables, presentListed, type ListedRow } from './present-listed.ts';
import { storesWhere } from './store-conditions.ts';

type List = typeof contract.listStores.hq;
type Count = typeof contract.countStores.hq;
type Map = typeof contract.mapStores.hq;

/** Stores by code, from behind the code `after` on. */
export const listStores = async (
  { sql, actor, now }: ReadContext<Staff>,
  { after, limit, ...filter }: InputOf<List>,
): Promise<ReplyOf<List>> => {
  const conditions = [storesWhere(withinScope(actor.scope), filter)];
  if (after !== undefined) conditions.push({ text: 's.code > ?', values: [after] });
  const { text, values } = allOf(conditions);
  const rows = await sql.all<ListedRow>(
    `SELECT ${listedColumns} FROM ${listedTables} WHERE ${text} ORDER BY s.code LIMIT ${limit + 1}`,
    values,
  );
  const items = rows.slice(0, limit).map((row) => presentListed(row, settingsOf(row.settings), now));
  return { items, next: rows.length > limit ? items.at(-1)!.code : null };
};

/** How many stores a filter leaves, by what their staff have set. */
export const countStores = async ({ sql, actor }: ReadContext<Staff>, filter: InputOf<Count>): Promise<ReplyOf<Count>> => {
  const { text, values } = storesWhere(withinScope(actor.scope), filter);
  const rows = await sql.all<{ status: 'open' | 'busy' | 'closed'; stores: number }>(
    `SELECT t.status, COUNT(*) AS stores FROM store s JOIN store_trading t ON t.store_id = s.id WHERE ${text} GROUP BY t.status`,
    values,
  );
  const by = { open: 0, busy: 0, closed: 0, ...Object.fromEntries(rows.map(({ status, stores }) => [status, stores])) };
  return { ...by, stores: by.open + by.busy + by.closed };
};

type PointRow = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly lat_e6: number;
  readonly lng_e6: number;
  readonly status: 'open' | 'busy' | 'closed';
  readonly seen_at: Date | null;
};

/** Where the stores of a filter lie. */
export const mapStores = async ({ sql, actor, now }: ReadContext<Staff>, filter: InputOf<Map>): Promise<ReplyOf<Map>> => {
  const { text, values } = storesWhere(withinScope(actor.scope), filter);
  const rows = await sql.all<PointRow>(
    `SELECT s.id, s.name, s.city, s.lat_e6, s.lng_e6, t.status, p.seen_at
    FROM store s JOIN store_trading t ON t.store_id = s.id LEFT JOIN terminal_presence p ON p.store_id = s.id WHERE ${text}`,
    values,
  );
  return {
    items: rows.map(({ id, name, city, lat_e6: latE6, lng_e6: lngE6, status, seen_at: seenAt }) => ({
      ...{ storeId: id, name, city, latE6, lngE6, status },
      online: isOnline(seenAt, now),
    })),
  };
};
