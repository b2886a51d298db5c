import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/offline-desk.contract.ts';
import type { Device, Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf } from '../../../platform/like-sql.ts';
import type { Condition } from '../../../platform/scope-sql.ts';
import type { Reads } from '../../../platform/sql.ts';
import { visibleTo } from '../../../platform/visible-sql.ts';
import type { OfflineRow } from './offline.rows.ts';
import { presentListed, presentRow } from './present-offline.ts';

/** With the names of whoever and whatever it names; null: not known. */
export type NamedRow = OfflineRow & {
  readonly store_name: string;
  readonly terminal_name: string | null;
  readonly clerk_name: string | null;
};

const selected = `SELECT a.*, s.name AS store_name, t.name AS terminal_name, c.name AS clerk_name
  FROM offline_action a JOIN store s ON s.id = a.store_id LEFT JOIN terminal t ON t.id = a.terminal_id 
  LEFT JOIN clerk c ON c.id = a.clerk_id AND c.store_id = a.store_id`;

/** Whoever has the store now answers for what it did. */
const ofTheirStores = (actor: Staff): Condition => visibleTo(actor, { store: 's.id', branch: 's.branch_id', owner: 's.owner_id' });

const listed: Condition = { text: `a.state = 'listed'`, values: [] };

type Mine = typeof contract.listMyListed;

/** What this terminal sent, could not be entered and waits for a person, the newest first. */
export const listMyListed = async ({ sql, actor }: ReadContext<Device>, page: InputOf<Mine>): Promise<ReplyOf<Mine>> => {
  const ofTerminal: Condition = { text: 'a.store_id = ? AND a.terminal_id = ?', values: [actor.storeId, actor.terminalId] };
  const { rows, next } = await readPage(sql, page, [ofTerminal, listed]);
  return { items: rows.map(presentListed), next };
};

type Desk = typeof contract.listOffline.hq;

/** The same of all stores that somebody at a desk looks after, also what is settled, and how many wait. */
export const listOffline = async (
  { sql, actor }: ReadContext<Staff>,
  { state, storeId, ...page }: InputOf<Desk>,
): Promise<ReplyOf<Desk>> => {
  const theirs = [ofTheirStores(actor), ...(storeId === undefined ? [] : [{ text: 'a.store_id = ?', values: [storeId] }])];
  const { rows, next } = await readPage(sql, page, [...theirs, { text: 'a.state = ?', values: [state] }]);
  const { text, values } = allOf([...theirs, listed]);
  const count = await sql.one<{ waiting: number }>(
    `SELECT COUNT(*) AS waiting FROM offline_action a JOIN store s ON s.id = a.store_id WHERE ${text}`,
    values,
  );
  return { items: rows.map(presentRow), next, waiting: count!.waiting };
};

/** One that somebody at a desk looks after, and that was listed; null: there is none. */
export const readListed = (sql: Reads, actor: Staff, actionId: string): Promise<NamedRow | null> => {
  const { text, values } = allOf([{ text: `a.id = ? AND a.state <> 'taken'`, values: [actionId] }, ofTheirStores(actor)]);
  return sql.one<NamedRow>(`${selected} WHERE ${text}`, values);
};

type Page = { readonly after?: string | undefined; readonly limit: number };

const readPage = async (sql: Reads, { after, limit }: Page, conditions: readonly Condition[]) => {
  const { text, values } = allOf([...conditions, ...(after === undefined ? [] : [{ text: 'a.id < ?', values: [after] }])]);
  const rows = await sql.all<NamedRow>(`${selected} WHERE ${text} ORDER BY a.id DESC LIMIT ${limit + 1}`, values);
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? page.at(-1)!.id : null };
};
