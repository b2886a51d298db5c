import type * as contract from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk, Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { Reads } from '../../platform/sql.ts';
import { visibleTo } from '../../platform/visible-sql.ts';
import { presentRow } from './present-case.ts';
import { readWhole } from './read-cases.ts';

type Desk = typeof contract.listAfterSales.hq;
type AtStore = typeof contract.listStoreAfterSales;

const equal = (column: string, value: string | undefined): Condition[] =>
  value === undefined ? [] : [{ text: `a.${column} = ?`, values: [value] }];

/** Cases that somebody at a desk may see, the newest first. */
export const listAfterSales = ({ sql, actor }: ReadContext<Staff>, input: InputOf<Desk>): Promise<ReplyOf<Desk>> =>
  readPage(sql, input, [
    ...equal('state', input.state),
    ...equal('level', input.level),
    ...equal('store_id', input.storeId),
    ...equal('order_id', input.orderId),
    visibleTo(actor, { store: 'a.store_id', branch: 'a.branch_id', owner: 'a.owner_id' }),
  ]);

const waitingHere: Condition = { text: `a.state = 'asked' AND a.level = 'store'`, values: [] };

/** Cases of the clerk's store, and how many of them wait for it. */
export const listStoreAfterSales = async (
  { sql, actor }: ReadContext<Clerk>,
  { open, ...input }: InputOf<AtStore>,
): Promise<ReplyOf<AtStore>> => {
  const ofStore = { text: 'a.store_id = ?', values: [actor.storeId] };
  const page = await readPage(sql, input, [ofStore, ...(open === 1 ? [waitingHere] : [])]);
  const { text, values } = allOf([ofStore, waitingHere]);
  const count = await sql.one<{ waiting: number }>(`SELECT COUNT(*) AS waiting FROM after_sale a WHERE ${text}`, values);
  return { ...page, waiting: count!.waiting };
};

type Page = { readonly after?: string | undefined; readonly limit: number };

const readPage = async (sql: Reads, { after, limit }: Page, conditions: readonly Condition[]): Promise<ReplyOf<Desk>> => {
  const asked = allOf([...conditions, ...(after === undefined ? [] : [{ text: 'a.id < ?', values: [after] }])]);
  const rows = await readWhole(sql, asked, limit + 1);
  const page = rows.slice(0, limit);
  return { items: page.map(presentRow), next: rows.length > limit ? page.at(-1)!.id : null };
};
