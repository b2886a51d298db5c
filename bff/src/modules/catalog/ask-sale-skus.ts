import { allRows, question, type Question } from '../../platform/sql.ts';
import type { PriceRow, ProductRow, SkuRow, StockRow } from './catalog.rows.ts';
import { sellsJoins, sellsSql, storeNodesSql } from './level-sql.ts';
import { chainMenus, plannedMenus } from './menu-version.ts';
import { partsSql } from './present-stock.ts';

/** A sku as one store stands to it, whatever there is of it; its price is the one it was made with. */
export type SaleRow = Pick<ProductRow, 'name' | 'picture' | 'sold_by' | 'weigh' | 'options' | 'category_id'> &
  Pick<SkuRow, 'product_id' | 'price' | 'on_sale'> & {
    readonly sku_id: string;
    readonly sku_name: string;
    readonly hidden: number;
    readonly sells: number | null;
    readonly parts: string | null;
    /** The most of it that one combo holds; null: it is in none. */
    readonly in_combo: number | null;
  };

export const askSaleRows = (storeId: string, skuIds: readonly string[]): Question<SaleRow[]> =>
  allRows(
    `SELECT s.id AS sku_id, s.product_id, p.category_id, s.name AS sku_name, s.price, p.name, p.picture, p.sold_by, p.weigh, p.options,
      p.on_sale * s.on_sale AS on_sale, c.hidden, ${sellsSql} AS sells, ${partsSql} AS parts,
      (SELECT MAX(b.quantity) FROM combo_part b WHERE b.part_sku_id = s.id) AS in_combo
    FROM store st JOIN sku s JOIN product p ON p.id = s.product_id JOIN category c ON c.id = p.category_id ${sellsJoins}
    WHERE st.id = ? AND s.id IN (?)`,
    [storeId, skuIds],
  );

/** What was set for the skus at the store's levels and has not ended, in the order in which it was set: also what has yet to begin. */
export const askSalePrices = (storeId: string, skuIds: readonly string[], now: Date): Question<PriceRow[]> =>
  allRows(
    `SELECT c.node, c.sku_id, c.valid_from, c.id, c.valid_to, c.amount FROM store st JOIN price c ON c.node IN (${storeNodesSql})
    WHERE st.id = ? AND c.sku_id IN (?) AND (c.valid_to IS NULL OR c.valid_to > ?) ORDER BY c.id`,
    [storeId, skuIds, now],
  );

export const askSaleStock = (storeId: string, skuIds: readonly string[]): Question<StockRow[]> =>
  allRows('SELECT sku_id, on_hand, reserved, sold_out FROM stock WHERE store_id = ? AND sku_id IN (?)', [storeId, skuIds]);

type Versions = { readonly owner: string; readonly branch: string; readonly own: number; readonly chain: number; readonly plans: number };

/**
 * Something else whenever anything changes that `askSaleRows` and `askSalePrices` tell of the store: whoever changes it turns a version
 * in the same transaction, and levels change with the owner. Asked before them, so that what they tell is never older. Null: no such store.
 */
export const askSaleVersion = (storeId: string): Question<string | null> =>
  question<Versions, string | null>(
    `SELECT st.owner_id AS owner, st.branch_id AS branch, m.version AS own, c.version AS chain, p.version AS plans FROM store st
      LEFT JOIN menu_version m ON m.store_id = st.id LEFT JOIN menu_version c ON c.store_id = '${chainMenus}'
      LEFT JOIN menu_version p ON p.store_id = '${plannedMenus}'
    WHERE st.id = ?`,
    [storeId],
    ([row]) => (row === undefined ? null : `${row.owner}.${row.branch}.${row.own}.${row.chain}.${row.plans}`),
  );
