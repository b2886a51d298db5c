import type { listStockStores as contract } from '@mendian/shared/stock/stock.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, codeOrName } from '../../platform/like-sql.ts';
import { withinScope } from '../../platform/scope-sql.ts';

/** The asker's stores by code, for somebody who looks for one among thousands. */
export const listStockStores = async (
  { sql, actor }: ReadContext<Staff>,
  { text = '', after, limit }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const condition = allOf([
    withinScope(actor.scope),
    ...(text === '' ? [] : [codeOrName('s', text)]),
    ...(after === undefined ? [] : [{ text: 's.code > ?', values: [after] }]),
  ]);
  const rows = await sql.all<{ id: string; code: string; name: string }>(
    `SELECT s.id, s.code, s.name FROM store s WHERE ${condition.text} ORDER BY s.code LIMIT ${limit + 1}`,
    condition.values,
  );
  const items = rows.slice(0, limit).map(({ id: storeId, code, name }) => ({ storeId, code, name }));
  return { items, next: rows.length > limit ? items.at(-1)!.code : null };
};
