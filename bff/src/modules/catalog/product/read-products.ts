import type { ProductViewData } from '@mendian/shared/catalog/product.contract.ts';
import { entryAt } from '@mendian/shared/catalog/price-at.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { PriceRow, ProductRow, SkuRow } from '../catalog.rows.ts';
import { optionsOf, partsOf, partsSql, weighOf } from '../present-stock.ts';
import { levelsFrom } from '../price/price-levels.ts';

type Product = ProductRow & { readonly category: string; readonly hidden: number };
type Sku = SkuRow & { readonly parts: string | null; readonly product: string };

/** Every product of the chain, on sale or not, in the order of its menu: three reads, some hundred products at most. */
export const readProducts = async (sql: Reads, now: Date): Promise<ProductViewData[]> => {
  const products = await sql.all<Product>(
    'SELECT p.*, c.name AS category, c.hidden FROM product p JOIN category c ON c.id = p.category_id ORDER BY c.position, p.position, p.id',
  );
  const skus = await sql.all<Sku>(
    `SELECT s.id, s.product_id, s.name, s.price, s.on_sale, s.plu, s.barcode, p.name AS product, ${partsSql} AS parts
    FROM sku s JOIN product p ON p.id = s.product_id ORDER BY s.position, s.id`,
  );
  const prices = await sql.all<PriceRow>(
    `SELECT node, sku_id, valid_from, id, valid_to, amount FROM price
    WHERE node = 'chain' AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY id`,
    [now, now],
  );
  const asked = chainPrices(prices, now);
  const names = new Map(skus.map((sku) => [sku.id, sku]));
  const byProduct = Map.groupBy(skus, ({ product_id }) => product_id);
  return products.map((row) =>
    productView(
      row,
      (byProduct.get(row.id) ?? []).map((sku) => skuView(sku, names, asked.get(sku.id))),
    ),
  );
};

const chainPrices = (prices: readonly PriceRow[], now: Date): Map<string, number> =>
  new Map(
    [...Map.groupBy(prices, ({ sku_id }) => sku_id)].flatMap(([skuId, rows]) => {
      const amount = entryAt(levelsFrom(rows)[0]!.entries, now)?.amount ?? null;
      return amount === null ? [] : [[skuId, amount] as const];
    }),
  );

const skuView = (sku: Sku, names: ReadonlyMap<string, Sku>, price = sku.price): ProductViewData['skus'][number] => ({
  id: sku.id,
  name: sku.name,
  price,
  onSale: sku.on_sale === 1,
  plu: sku.plu,
  barcode: sku.barcode,
  parts: partsOf(sku.parts).map((part) => ({
    ...part,
    name: names.get(part.skuId)?.product ?? '',
    skuName: names.get(part.skuId)?.name ?? '',
  })),
});

const productView = (row: Product, skus: ProductViewData['skus']): ProductViewData => ({
  id: row.id,
  category: { id: row.category_id, name: row.category, hidden: row.hidden === 1 },
  name: row.name,
  line: row.line,
  picture: row.picture,
  tags: JSON.parse(row.tags) as string[],
  soldBy: row.sold_by,
  weigh: weighOf(row.weigh),
  notes: row.notes,
  onSale: row.on_sale === 1,
  combo: row.combo === 1,
  skus,
  options: optionsOf(row.options),
});
