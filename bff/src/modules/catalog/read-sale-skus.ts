import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { PartData } from '@mendian/shared/catalog/combo.ts';
import { priceAt } from '@mendian/shared/catalog/price-at.ts';
import type { Reads } from '../../platform/sql.ts';
import { askSaleRows, askSaleSkus, type SaleRow } from './ask-sale-skus.ts';
import { availabilityOf, type Standing } from './availability.ts';
import type { PriceRow } from './catalog.rows.ts';
import { leastOf, optionsOf, partsOf, saleableOf, weighOf, type Weigh } from './present-stock.ts';
import { levelsFrom } from './price/price-levels.ts';

/** A sku as one store sells it now. */
export type SaleSku = {
  readonly skuId: string;
  readonly productId: string;
  readonly categoryId: string;
  readonly name: string;
  readonly skuName: string;
  readonly picture: string;
  readonly soldBy: 'weight' | 'portion';
  /** Fen a portion, or fen per 500 g: the nearest price that counts now. */
  readonly price: number;
  readonly weigh: Weigh | null;
  readonly options: OptionGroupData[];
  /** Pieces or grams that can still be sold, not below 0. */
  readonly saleable: number;
  /** Switched off by hand, it or one of its parts, whatever the stock. */
  readonly soldOut: boolean;
  /** What is in a combo; otherwise empty. */
  readonly parts: PartData[];
  /** The stock that a piece (or a gram) of it takes: its own, or that of its parts. */
  readonly takes: readonly Take[];
};

/** `least`: with less left of it, something on the menu is sold out. */
export type Take = { readonly skuId: string; readonly quantity: number; readonly saleable: number; readonly least: number };

/** Those of the skus that the store sells, from SQL as committed: what is ordered and charged is decided by it. */
export const readSaleSkus = async (sql: Reads, storeId: string, skuIds: readonly string[], now: Date): Promise<Map<string, SaleSku>> =>
  concludeSales(sql, storeId, await sql.ask(...askSaleSkus(storeId, skuIds, now)), now);

/** The same from what `askSaleSkus` found. Of combos it reads what is in them, in a trip of its own. */
export const concludeSales = async (sql: Reads, storeId: string, [rows, prices]: Found, now: Date): Promise<Map<string, SaleSku>> => {
  const partIds = rows.flatMap(({ parts }) => partsOf(parts).map(({ skuId }) => skuId));
  const [partRows] = partIds.length === 0 ? [[]] : await sql.ask(askSaleRows(storeId, partIds));
  const inside = new Map(partRows.map((row) => [row.sku_id, row]));
  const others = new Map(partRows.map((row) => [row.sku_id, standingOf(row)]));
  const pricesOf = Map.groupBy(prices, ({ sku_id }) => sku_id);
  const found = rows.flatMap((row): [string, SaleSku][] => {
    const price = priceAt(levelsFrom(pricesOf.get(row.sku_id) ?? []), row.price, now).amount;
    const sku = saleSkuOf({ ...row, price }, inside, others);
    return sku === null ? [] : [[row.sku_id, sku]];
  });
  return new Map(found);
};

type Found = readonly [readonly SaleRow[], readonly PriceRow[]];

const standingOf = (row: SaleRow): Standing => ({
  onSale: row.on_sale === 1,
  hidden: row.hidden === 1,
  sells: row.sells === null ? null : row.sells === 1,
  kept: row.kept === 1,
  off: row.sold_out === 1,
  free: saleableOf(row),
  weigh: weighOf(row.weigh),
  parts: partsOf(row.parts),
});

const saleSkuOf = (row: SaleRow, inside: ReadonlyMap<string, SaleRow>, others: ReadonlyMap<string, Standing>): SaleSku | null => {
  const standing = standingOf(row);
  const { sold, off, saleable } = availabilityOf(standing, others);
  if (!sold) return null;
  const parts = standing.parts.flatMap((part) => {
    const of = inside.get(part.skuId);
    return of === undefined ? [] : [{ ...part, of }];
  });
  const taken = parts.length === 0 ? [{ skuId: row.sku_id, quantity: 1, of: row }] : parts;
  return {
    skuId: row.sku_id,
    productId: row.product_id,
    categoryId: row.category_id,
    name: row.name,
    skuName: row.sku_name,
    picture: row.picture,
    soldBy: row.sold_by,
    price: row.price,
    weigh: standing.weigh,
    options: optionsOf(row.options),
    saleable,
    soldOut: off,
    parts: parts.map(({ skuId, quantity, of }) => ({ skuId, quantity, name: of.name, skuName: of.sku_name })),
    takes: taken.map(({ skuId, quantity, of }) => ({ skuId, quantity, saleable: saleableOf(of), least: leastWith(of) })),
  };
};

const leastWith = ({ weigh, in_combo }: SaleRow): number => Math.max(leastOf(weighOf(weigh)), in_combo ?? 0);
