import { allRows, type Question } from '../../platform/sql.ts';
import type { PriceRow, ProductRow, SkuRow, StockRow } from './catalog.rows.ts';
import { sellsJoins, sellsSql, storeNodesSql } from './level-sql.ts';
import { partsSql } from './present-stock.ts';

/** A sku as one store stands to it; its price is the one it was made with. */
export type SaleRow = Pick<ProductRow, 'name' | 'picture' | 'sold_by' | 'weigh' | 'options'> &
  Pick<SkuRow, 'product_id' | 'price' | 'on_sale'> &
  Pick<ProductRow, 'category_id'> &
  StockRow & {
    readonly sku_name: string;
    readonly hidden: number;
    readonly sells: number | null;
    readonly kept: number;
    readonly parts: string | null;
    /** The most of it that one combo holds; null: it is in none. */
    readonly in_combo: number | null;
  };

/** What is to be known of skus to sell them in a store, in two questions that travel together; `concludeSales` concludes. */
export const askSaleSkus = (
  storeId: string,
  skuIds: readonly string[],
  now: Date,
): readonly [Question<SaleRow[]>, Question<PriceRow[]>] => [
  askSaleRows(storeId, skuIds),
  allRows(
    `SELECT c.node, c.sku_id, c.valid_from, c.id, c.valid_to, c.amount FROM store st JOIN price c ON c.node IN (${storeNodesSql})
    WHERE st.id = ? AND c.sku_id IN (?) AND c.valid_from <= ? AND (c.valid_to IS NULL OR c.valid_to > ?) ORDER BY c.id`,
    [storeId, skuIds, now, now],
  ),
];

export const askSaleRows = (storeId: string, skuIds: readonly string[]): Question<SaleRow[]> =>
  allRows(
    `SELECT s.id AS sku_id, s.product_id, p.category_id, s.name AS sku_name, s.price, p.name, p.picture, p.sold_by, p.weigh, p.options,
      p.on_sale * s.on_sale AS on_sale, c.hidden, ${sellsSql} AS sells, k.sku_id IS NOT NULL AS kept,
      COALESCE(k.on_hand, 0) AS on_hand, COALESCE(k.reserved, 0) AS reserved, COALESCE(k.sold_out, 0) AS sold_out,
      ${partsSql} AS parts, (SELECT MAX(b.quantity) FROM combo_part b WHERE b.part_sku_id = s.id) AS in_combo
    FROM store st JOIN sku s JOIN product p ON p.id = s.product_id JOIN category c ON c.id = p.category_id
      LEFT JOIN stock k ON k.store_id = st.id AND k.sku_id = s.id ${sellsJoins}
    WHERE st.id = ? AND s.id IN (?)`,
    [storeId, skuIds],
  );
