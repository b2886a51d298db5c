import type * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import { allRows, firstRow, type Reads } from '../../platform/sql.ts';
import { presentRedemption, shownRows, type ShownRow } from './present-redemption.ts';
import { presentTotal, totalColumns, type TotalRow } from './total-sql.ts';

type Contract = typeof contract.listRedemptions;

/** A day's redemptions of the clerk's store. */
export const listRedemptions = ({ sql, actor }: ReadContext<Clerk>, { day, ...page }: InputOf<Contract>): Promise<ReplyOf<Contract>> =>
  readPage(sql, { text: 'r.store_id = ? AND r.business_day = ?', values: [actor.storeId, day] }, page);

type Page = { readonly after?: string | undefined; readonly limit: number };

/** The newest first, with the sum over all of them, in one trip. */
export const readPage = async (sql: Reads, { text, values }: Condition, { after, limit }: Page): Promise<ReplyOf<Contract>> => {
  const [rows, total] = await sql.ask(
    allRows<ShownRow>(`${shownRows} WHERE ${text}${after === undefined ? '' : ' AND r.id < ?'} ORDER BY r.id DESC LIMIT ${limit + 1}`, [
      ...values,
      ...(after === undefined ? [] : [after]),
    ]),
    firstRow<TotalRow>(`SELECT ${totalColumns} FROM redemption r WHERE ${text}`, values),
  );
  const page = rows.slice(0, limit);
  return { items: page.map(presentRedemption), next: rows.length > limit ? page.at(-1)!.id : null, total: presentTotal(total!) };
};
