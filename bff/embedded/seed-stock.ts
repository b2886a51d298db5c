import type { Sql } from '../src/platform/sql.ts';
import type { DemoChain } from './demo/index.ts';
import { idOf } from './seed-ids.ts';
import { insertAll } from './seed-rows.ts';

/** Stores whose rows are made before they are written. */
const storesAtOnce = 100;

type Stores = { readonly chain: DemoChain; readonly storeIds: readonly string[]; readonly skuIds: ReadonlyMap<string, string> };

/** What every store has on hand, each with the count it began with. `told` hears how many stores are done. */
export const seedStock = async (
  sql: Sql,
  { chain, storeIds, skuIds }: Stores,
  newId: () => string,
  now: Date,
  told: (done: number) => void,
): Promise<void> => {
  for (let from = 0; from < storeIds.length; from += storesAtOnce) {
    const rows = storeIds.slice(from, from + storesAtOnce).flatMap((storeId, index) =>
      chain
        .stockOf(from + index)
        .map(({ skuCode, onHand, soldOut }) => ({
          store_id: storeId,
          sku_id: idOf(skuIds, skuCode),
          on_hand: onHand,
          reserved: 0,
          sold_out: soldOut,
        }))
        .sort((a, b) => (a.sku_id < b.sku_id ? -1 : 1)),
    );
    await insertAll(sql, 'stock', rows);
    await insertAll(
      sql,
      'stock_movement',
      rows.map(({ store_id, sku_id, on_hand }) => ({ id: newId(), store_id, sku_id, kind: 'count', on_hand, reserved: 0, at: now })),
    );
    told(Math.min(from + storesAtOnce, storeIds.length));
    await new Promise(setImmediate);
  }
};
