import type { listStockWarnings as contract } from '@mendian/shared/stock/stock.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { withinScope } from '../../platform/scope-sql.ts';

type Row = {
  readonly store_id: string;
  readonly sku_id: string;
  readonly store_name: string;
  readonly name: string;
  readonly sku_name: string;
  readonly picture: string;
  readonly sold_by: 'weight' | 'portion';
  readonly saleable: number;
  readonly warn_at: number;
};

/** What has come down to its warning, in every store of the asker's: read from the warnings, of which there are few. */
export const listStockWarnings = async (
  { sql, actor }: ReadContext<Staff>,
  { after, limit }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const within = withinScope(actor.scope);
  const [storeAfter = '', skuAfter = ''] = (after ?? '').split(':');
  const rows = await sql.all<Row>(
    `SELECT w.store_id, w.sku_id, s.name AS store_name, p.name, u.name AS sku_name, p.picture, p.sold_by, k.on_hand - k.reserved AS saleable, w.warn_at
    FROM stock_warning w JOIN stock k ON k.store_id = w.store_id AND k.sku_id = w.sku_id JOIN store s ON s.id = w.store_id
      JOIN sku u ON u.id = w.sku_id JOIN product p ON p.id = u.product_id
    WHERE ${within.text} AND k.on_hand - k.reserved <= w.warn_at AND (w.store_id > ? OR (w.store_id = ? AND w.sku_id > ?))
    ORDER BY w.store_id, w.sku_id LIMIT ${limit + 1}`,
    [...within.values, storeAfter, storeAfter, skuAfter],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(viewOf), next: rows.length > limit ? `${last!.store_id}:${last!.sku_id}` : null };
};

const viewOf = (row: Row): ReplyOf<typeof contract.hq>['items'][number] => ({
  ...{ storeId: row.store_id, storeName: row.store_name, skuId: row.sku_id, name: row.name, skuName: row.sku_name },
  ...{ picture: row.picture, soldBy: row.sold_by, saleable: Math.max(0, row.saleable), warnAt: row.warn_at },
});
