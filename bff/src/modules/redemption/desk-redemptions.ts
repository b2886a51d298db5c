import { redemptionDaysMax } from '@mendian/shared/coupon/redeem.contract.ts';
import type * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { addDays } from '@mendian/shared/kernel/shanghai.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf } from '../../platform/like-sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import { seeStore } from '../../platform/see-store.ts';
import { allRows, firstRow, type Reads } from '../../platform/sql.ts';
import { visibleTo } from '../../platform/visible-sql.ts';
import { readPage } from './list-redemptions.ts';
import { presentTotal, totalColumns, type TotalRow } from './total-sql.ts';

type Days = typeof contract.listRedemptionDays.hq;
type StoreDayRow = TotalRow & { readonly store_id: string; readonly business_day: string; readonly store_name: string };

const visible = (actor: Staff): Condition => visibleTo(actor, { store: 'r.store_id', branch: 'r.branch_id', owner: 'r.owner_id' });

/** Sums per store and day of what the caller may see: a store that changed hands leaves what it redeemed before with who owned it then. */
export const listRedemptionDays = async ({ sql, actor }: ReadContext<Staff>, input: InputOf<Days>): Promise<ReplyOf<Days>> => {
  const { from, to, storeId, after, limit } = input;
  if (to < from || to > addDays(from, redemptionDaysMax - 1))
    throw refuse('input/invalid', {}, `请选择先后两天，最多 ${redemptionDaysMax} 天`);
  const asked = allOf([
    { text: 'r.business_day BETWEEN ? AND ?', values: [from, to] },
    ...(storeId === undefined ? [] : [{ text: 'r.store_id = ?', values: [storeId] }]),
    visible(actor),
  ]);
  const rest = afterOf(after);
  const [rows, total] = await sql.ask(
    allRows<StoreDayRow>(
      `SELECT r.store_id, r.business_day, s.name AS store_name, ${totalColumns} FROM redemption r JOIN store s ON s.id = r.store_id
       WHERE ${asked.text} AND ${rest.text} GROUP BY r.business_day, r.store_id, s.name
       ORDER BY r.business_day DESC, r.store_id DESC LIMIT ${limit + 1}`,
      [...asked.values, ...rest.values],
    ),
    firstRow<TotalRow>(`SELECT ${totalColumns} FROM redemption r WHERE ${asked.text}`, asked.values),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({ storeId: row.store_id, storeName: row.store_name, day: row.business_day, ...presentTotal(row) })),
    next: rows.length > limit && last !== undefined ? `${last.business_day} ${last.store_id}` : null,
    total: presentTotal(total!),
  };
};

/** A cursor is the day and the store that a page ended with. */
const afterOf = (after: string | undefined): Condition => {
  if (after === undefined) return { text: '1 = 1', values: [] };
  const [day = '', storeId = ''] = after.split(' ');
  return { text: '(r.business_day < ? OR (r.business_day = ? AND r.store_id < ?))', values: [day, day, storeId] };
};

type StoreDay = typeof contract.listStoreRedemptions.hq;

/** A store's day. A store that the caller does not look after, and never did on that day, is not there. */
export const listStoreRedemptions = async ({ sql, actor }: ReadContext<Staff>, input: InputOf<StoreDay>): Promise<ReplyOf<StoreDay>> => {
  const { storeId, day, ...page } = input;
  const asked = allOf([{ text: 'r.store_id = ? AND r.business_day = ?', values: [storeId, day] }, visible(actor)]);
  const found = await readPage(sql, asked, page);
  const isTheirs = found.total.redeemed + found.total.reversed > 0;
  return { store: { id: storeId, name: isTheirs ? await nameOf(sql, storeId) : (await seeStore(sql, actor, storeId)).name }, ...found };
};

const nameOf = async (sql: Reads, storeId: string): Promise<string> =>
  (await sql.one<{ name: string }>('SELECT name FROM store WHERE id = ?', [storeId]))!.name;
