import type { Reads } from '../../../platform/sql.ts';
import type { PriceRow } from '../catalog.rows.ts';

const columns = 'node, sku_id, valid_from, id, valid_to, amount';

/** What was set at these levels and counts at an instant or begins later, in the order in which it was set. */
export const readPricesAt = (sql: Reads, nodes: readonly string[], at: Date): Promise<PriceRow[]> =>
  sql.all<PriceRow>(`SELECT ${columns} FROM price WHERE node IN (?) AND (valid_to IS NULL OR valid_to > ?) ORDER BY id`, [nodes, at]);

/** What counts for these skus at an instant, at whatever level, in the order in which it was set. */
export const readPricesOf = (sql: Reads, skuIds: readonly string[], at: Date): Promise<PriceRow[]> =>
  sql.all<PriceRow>(
    `SELECT ${columns} FROM price WHERE sku_id IN (?) AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY id`,
    [skuIds, at, at],
  );

/** A sku as prices need to know it. `price` is the one it was made with. */
export type PricedSku = {
  readonly id: string;
  readonly product_id: string;
  readonly name: string;
  readonly sku_name: string;
  readonly sold_by: 'weight' | 'portion';
  readonly category: string;
  readonly picture: string;
  readonly on_sale: number;
  readonly price: number;
};

/** Every sku, or those named, in the order of the menu. */
export const readPricedSkus = (sql: Reads, skuIds?: readonly string[]): Promise<PricedSku[]> =>
  sql.all<PricedSku>(
    `SELECT s.id, s.product_id, p.name, s.name AS sku_name, p.sold_by, c.name AS category, p.picture, p.on_sale * s.on_sale AS on_sale, s.price
    FROM sku s JOIN product p ON p.id = s.product_id JOIN category c ON c.id = p.category_id${skuIds === undefined ? '' : ' WHERE s.id IN (?)'}
    ORDER BY c.position, p.position, p.id, s.position, s.id`,
    skuIds === undefined ? [] : [skuIds],
  );
