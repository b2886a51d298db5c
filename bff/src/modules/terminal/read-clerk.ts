import { clerksPerStoreMax, type StoreClerkData } from '@mendian/shared/terminal/clerk.contract.ts';
import type * as contract from '@mendian/shared/terminal/clerk.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, codeOrName } from '../../platform/like-sql.ts';
import { withinScope } from '../../platform/scope-sql.ts';
import { seeStore } from '../../platform/see-store.ts';
import type { ClerkRow } from './terminal.rows.ts';

type Endpoint = typeof contract.listClerks.hq;
type Row = Pick<ClerkRow, 'id' | 'number' | 'name' | 'locked_until'>;

const selected = 'SELECT id, number, name, locked_until FROM clerk';

/** The clerks who work at a store that the caller looks after, by their numbers. */
export const listClerks = async ({ sql, actor, now }: ReadContext<Staff>, { storeId }: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
  await seeStore(sql, actor, storeId);
  const rows = await sql.all<Row>(
    `${selected} WHERE store_id = ? AND ended_at IS NULL ORDER BY number + 0, number LIMIT ${clerksPerStoreMax}`,
    [storeId],
  );
  const store = await sql.one<{ code: string; name: string }>('SELECT code, name FROM store WHERE id = ?', [storeId]);
  return { store: store!, items: rows.map((row) => present(row, now)) };
};

type Stores = typeof contract.listClerkStores.hq;
type StoreRow = { readonly id: string; readonly code: string; readonly name: string; readonly clerks: number };

/** The stores that the caller looks after, with how many clerks each has. */
export const listClerkStores = async (
  { sql, actor }: ReadContext<Staff>,
  { text = '', after, limit }: InputOf<Stores>,
): Promise<ReplyOf<Stores>> => {
  const condition = allOf([
    withinScope(actor.scope),
    ...(text === '' ? [] : [codeOrName('s', text)]),
    ...(after === undefined ? [] : [{ text: 's.code > ?', values: [after] }]),
  ]);
  const rows = await sql.all<StoreRow>(
    `SELECT s.id, s.code, s.name, (SELECT COUNT(*) FROM clerk c WHERE c.store_id = s.id AND c.ended_at IS NULL) AS clerks
    FROM store s WHERE ${condition.text} ORDER BY s.code LIMIT ${limit + 1}`,
    condition.values,
  );
  const items = rows.slice(0, limit).map(({ id: storeId, code, name, clerks }) => ({ storeId, code, name, clerks }));
  return { items, next: rows.length > limit ? items.at(-1)!.code : null };
};

/** A clerk who works at this store. Of another store, or left: not there. */
export const requireClerk = async (
  { sql, now }: Pick<ReadContext, 'sql' | 'now'>,
  storeId: string,
  clerkId: string,
): Promise<StoreClerkData> => {
  const row = await sql.one<Row>(`${selected} WHERE id = ? AND store_id = ? AND ended_at IS NULL`, [clerkId, storeId]);
  if (row === null) throw refuse('thing/not-found');
  return present(row, now);
};

const present = ({ id, number, name, locked_until: lockedUntil }: Row, now: Date): StoreClerkData => ({
  ...{ clerkId: id, number, name },
  locked: lockedUntil !== null && lockedUntil > now,
});
