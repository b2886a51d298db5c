import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import { priceAt, type PriceFound } from '@mendian/shared/catalog/price-at.ts';
import type { PartData } from '@mendian/shared/catalog/combo.ts';
import type { Reads } from '../../platform/sql.ts';
import { availabilityOf, type Availability, type Standing } from './availability.ts';
import type { PriceRow, ProductRow, SkuRow, StockRow } from './catalog.rows.ts';
import { storeNodesSql } from './level-sql.ts';
import { depthOf } from './levels.ts';
import { optionsOf, partsOf, partsSql, saleableOf, weighOf } from './present-stock.ts';
import { levelsFrom } from './price/price-levels.ts';

/** A sku of the chain as one store stands to it: whether it sells it, for how much, and how much is left. */
export type ShelfSku = Standing &
  Availability & {
    readonly skuId: string;
    readonly productId: string;
    readonly category: string;
    readonly name: string;
    readonly skuName: string;
    /** What a till knows it by. */
    readonly plu: string | null;
    readonly barcode: string | null;
    readonly picture: string;
    readonly soldBy: 'weight' | 'portion';
    readonly combo: boolean;
    /** Its own switch, whatever its parts' say. */
    readonly switchedOff: boolean;
    readonly price: PriceFound;
    readonly onHand: number;
    readonly reserved: number;
    /** What is in it, of a combo; otherwise empty. */
    readonly contents: PartData[];
    readonly options: OptionGroupData[];
  };

type Row = Pick<ProductRow, 'name' | 'picture' | 'sold_by' | 'weigh' | 'options' | 'combo' | 'on_sale'> &
  Pick<SkuRow, 'product_id' | 'price' | 'plu' | 'barcode'> &
  StockRow & {
    readonly category: string;
    readonly hidden: number;
    readonly sku_name: string;
    readonly sku_on_sale: number;
    readonly kept: number;
    readonly parts: string | null;
  };
type SellsRow = { readonly node: string; readonly product_id: string; readonly sells: number };

/** Every sku of the chain, in the order of its menu, as a store stands to it now: three reads, whatever there is. */
export const readShelf = async (sql: Reads, storeId: string, now: Date): Promise<ShelfSku[]> => {
  const rows = await sql.all<Row>(
    `SELECT s.id AS sku_id, s.product_id, s.name AS sku_name, s.price, s.plu, s.barcode, s.on_sale AS sku_on_sale, c.name AS category, c.hidden,
      p.name, p.picture, p.sold_by, p.weigh, p.options, p.combo, p.on_sale, k.sku_id IS NOT NULL AS kept,
      COALESCE(k.on_hand, 0) AS on_hand, COALESCE(k.reserved, 0) AS reserved, COALESCE(k.sold_out, 0) AS sold_out, ${partsSql} AS parts
    FROM sku s JOIN product p ON p.id = s.product_id JOIN category c ON c.id = p.category_id
      LEFT JOIN stock k ON k.store_id = ? AND k.sku_id = s.id
    ORDER BY c.position, p.position, p.id, s.position, s.id`,
    [storeId],
  );
  const prices = await sql.all<PriceRow>(
    `SELECT c.node, c.sku_id, c.valid_from, c.id, c.valid_to, c.amount FROM store st JOIN price c ON c.node IN (${storeNodesSql})
    WHERE st.id = ? AND c.valid_from <= ? AND (c.valid_to IS NULL OR c.valid_to > ?) ORDER BY c.id`,
    [storeId, now, now],
  );
  const sells = await sql.all<SellsRow>(
    `SELECT a.node, a.product_id, a.sells FROM store st JOIN assortment a ON a.node IN (${storeNodesSql}) WHERE st.id = ?`,
    [storeId],
  );
  return shelve(rows, prices, nearestSells(sells), now);
};

const shelve = (rows: readonly Row[], prices: readonly PriceRow[], sells: ReadonlyMap<string, boolean>, now: Date): ShelfSku[] => {
  const pricesBySku = Map.groupBy(prices, ({ sku_id }) => sku_id);
  const byId = new Map(rows.map((row) => [row.sku_id, row]));
  const standings = new Map(rows.map((row) => [row.sku_id, standingOf(row, sells.get(row.product_id) ?? null)]));
  return rows.map((row) => {
    const standing = standings.get(row.sku_id)!;
    return {
      ...standing,
      ...availabilityOf(standing, standings),
      skuId: row.sku_id,
      productId: row.product_id,
      category: row.category,
      name: row.name,
      skuName: row.sku_name,
      plu: row.plu,
      barcode: row.barcode,
      picture: row.picture,
      soldBy: row.sold_by,
      combo: row.combo === 1,
      switchedOff: standing.off,
      price: priceAt(levelsFrom(pricesBySku.get(row.sku_id) ?? []), row.price, now),
      options: optionsOf(row.options),
      onHand: row.on_hand,
      reserved: row.reserved,
      contents: standing.parts.map((part) => ({
        ...part,
        name: byId.get(part.skuId)?.name ?? '',
        skuName: byId.get(part.skuId)?.sku_name ?? '',
      })),
    };
  });
};

const standingOf = (row: Row, sells: boolean | null): Standing => ({
  onSale: row.on_sale === 1 && row.sku_on_sale === 1,
  hidden: row.hidden === 1,
  sells,
  kept: row.kept === 1,
  off: row.sold_out === 1,
  free: saleableOf(row),
  weigh: weighOf(row.weigh),
  parts: partsOf(row.parts),
});

/** What the nearest level says of each product. */
const nearestSells = (rows: readonly SellsRow[]): Map<string, boolean> =>
  new Map([...rows].sort((a, b) => depthOf(a.node) - depthOf(b.node)).map(({ product_id, sells }) => [product_id, sells === 1]));
