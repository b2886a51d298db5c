import type { StockViewData } from '@mendian/shared/stock/stock.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Reads } from '../../platform/sql.ts';
import { readShelf, type ShelfSku } from '../catalog/index.ts';

/** What a store has of each sku that it sells or keeps, in the order of the menu. */
export const readStock = async (sql: Reads, storeId: string, now: Date): Promise<StockViewData[]> => {
  const shelf = await readShelf(sql, storeId, now);
  const rows = await sql.all<{ sku_id: string; warn_at: number }>('SELECT sku_id, warn_at FROM stock_warning WHERE store_id = ?', [
    storeId,
  ]);
  const warnings = new Map(rows.map(({ sku_id, warn_at }) => [sku_id, warn_at]));
  return shelf.filter(({ sold, kept, combo }) => sold || (kept && !combo)).map((sku) => viewOf(sku, warnings.get(sku.skuId) ?? null));
};

/** One of them; refused as unknown when the store neither sells nor keeps it. */
export const readStockOf = async (sql: Reads, storeId: string, skuId: string, now: Date): Promise<StockViewData> => {
  const found = (await readStock(sql, storeId, now)).find((sku) => sku.skuId === skuId);
  if (found === undefined) throw refuse('thing/not-found');
  return found;
};

const viewOf = (sku: ShelfSku, warnAt: number | null): StockViewData => ({
  skuId: sku.skuId,
  category: sku.category,
  name: sku.name,
  skuName: sku.skuName,
  picture: sku.picture,
  soldBy: sku.soldBy,
  combo: sku.combo,
  price: sku.price.amount,
  onHand: sku.onHand,
  reserved: sku.reserved,
  saleable: sku.saleable,
  soldOut: sku.off,
  sold: sku.sold,
  warnAt,
  low: warnAt !== null && sku.saleable <= warnAt,
});
