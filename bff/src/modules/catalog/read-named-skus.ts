import type { PartData } from '@mendian/shared/catalog/combo.ts';
import type { Reads } from '../../platform/sql.ts';
import type { StockRow } from './catalog.rows.ts';
import { partsOf, partsSql, saleableOf } from './present-stock.ts';

/** A sku as it is called, on sale or not, with what a store has of everything that a piece of it takes. */
export type NamedSku = {
  readonly skuId: string;
  readonly productId: string;
  readonly name: string;
  readonly skuName: string;
  readonly picture: string;
  readonly soldBy: 'weight' | 'portion';
  readonly parts: readonly PartData[];
  /** `saleable`: pieces or grams; null: the store keeps none of it. */
  readonly takes: readonly { readonly skuId: string; readonly quantity: number; readonly saleable: number | null }[];
};

type Row = Pick<StockRow, 'on_hand' | 'reserved' | 'sku_id'> & {
  readonly product_id: string;
  readonly name: string;
  readonly sku_name: string;
  readonly picture: string;
  readonly sold_by: 'weight' | 'portion';
  readonly kept: number;
  readonly parts: string | null;
};

const selected = `SELECT s.id AS sku_id, s.product_id, p.name, s.name AS sku_name, p.picture, p.sold_by, k.sku_id IS NOT NULL AS kept,
    COALESCE(k.on_hand, 0) AS on_hand, COALESCE(k.reserved, 0) AS reserved, ${partsSql} AS parts
  FROM product p JOIN sku s ON s.product_id = p.id LEFT JOIN stock k ON k.store_id = ? AND k.sku_id = s.id`;

/** All skus of the products that are called so. */
export const readNamedSkus = async (sql: Reads, storeId: string, productNames: readonly string[]): Promise<NamedSku[]> =>
  named(sql, storeId, await sql.all<Row>(`${selected} WHERE p.name IN (?) ORDER BY s.id`, [storeId, [...new Set(productNames)]]));

/** Those of the skus that there are, on sale or not. */
export const readNamedById = async (sql: Reads, storeId: string, skuIds: readonly string[]): Promise<Map<string, NamedSku>> => {
  const found = await named(sql, storeId, await sql.all<Row>(`${selected} WHERE s.id IN (?)`, [storeId, [...new Set(skuIds)]]));
  return new Map(found.map((sku) => [sku.skuId, sku]));
};

const named = async (sql: Reads, storeId: string, rows: readonly Row[]): Promise<NamedSku[]> => {
  const partIds = rows.flatMap(({ parts }) => partsOf(parts).map(({ skuId }) => skuId));
  const inside = partIds.length === 0 ? [] : await sql.all<Row>(`${selected} WHERE s.id IN (?)`, [storeId, partIds]);
  const byId = new Map(inside.map((row) => [row.sku_id, row]));
  return rows.map((row) => namedOf(row, byId));
};

const namedOf = (row: Row, inside: ReadonlyMap<string, Row>): NamedSku => {
  const parts = partsOf(row.parts).flatMap(({ skuId, quantity }) => {
    const of = inside.get(skuId);
    return of === undefined ? [] : [{ skuId, quantity, of }];
  });
  const taken = parts.length === 0 ? [{ skuId: row.sku_id, quantity: 1, of: row }] : parts;
  return {
    ...{ skuId: row.sku_id, productId: row.product_id, name: row.name, skuName: row.sku_name, picture: row.picture },
    soldBy: row.sold_by,
    parts: parts.map(({ skuId, quantity, of }) => ({ skuId, quantity, name: of.name, skuName: of.sku_name })),
    takes: taken.map(({ skuId, quantity, of }) => ({ skuId, quantity, saleable: of.kept === 1 ? saleableOf(of) : null })),
  };
};
