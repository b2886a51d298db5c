import { holds } from '@mendian/shared/account/held-permissions.ts';
import type { AssortmentRowData, AssortmentSkuData, listAssortment as contract } from '@mendian/shared/catalog/assortment.contract.ts';
import { setAssortment } from '@mendian/shared/catalog/catalog.permissions.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { chainLevel, findLevel, type Level } from '../level/find-level.ts';
import { readShelf, type ShelfSku } from '../read-shelf.ts';

type Product = { id: string; category: string; name: string; picture: string; combo: number; on_sale: number; hidden: number };
type Said = { node: string; product_id: string; sells: number };

/** Which products a level sells, and which level says so. */
export const listAssortment = async (
  ctx: ReadContext<Staff>,
  { node }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const level = await findLevel(ctx, node);
  const products = await ctx.sql.all<Product>(
    `SELECT p.id, c.name AS category, c.hidden, p.name, p.picture, p.combo, p.on_sale FROM product p JOIN category c ON c.id = p.category_id
    ORDER BY c.position, p.position, p.id`,
  );
  const said = await ctx.sql.all<Said>('SELECT node, product_id, sells FROM assortment WHERE node IN (?)', [
    level.path.map((one) => one.node),
  ]);
  const byProduct = Map.groupBy(said, ({ product_id }) => product_id);
  const shelf = level.storeId === null ? null : await readShelf(ctx.sql, level.storeId, ctx.now);
  const skus = Map.groupBy(shelf ?? [], ({ productId }) => productId);
  const kept = shelf && keptProducts(shelf);
  return {
    levels: [...level.path],
    items: products.map((product) => ({
      ...rowOf(product, byProduct.get(product.id) ?? [], level, kept),
      skus: (skus.get(product.id) ?? []).map((sku) => skuOf(sku, level)),
    })),
    canSet: holds(ctx.actor.permissions, setAssortment.key),
  };
};

/** Products of which a store keeps any sku, or all that is in it. */
const keptProducts = (shelf: readonly ShelfSku[]): ReadonlySet<string> => {
  const keptSkus = new Set(shelf.filter(({ kept }) => kept).map(({ skuId }) => skuId));
  const there = shelf.filter(({ skuId, combo, parts }) => (combo ? parts.every((part) => keptSkus.has(part.skuId)) : keptSkus.has(skuId)));
  return new Set(there.map(({ productId }) => productId));
};

const skuOf = (sku: ShelfSku, { path }: Level): AssortmentSkuData => ({
  ...{ skuId: sku.skuId, skuName: sku.skuName, soldBy: sku.soldBy, onSale: sku.onSale },
  price: sku.price.amount,
  priceFrom: path.find(({ node }) => node === sku.price.node) ?? chainLevel,
  saleable: sku.saleable,
  soldOut: !sku.soldOut ? null : sku.switchedOff ? 'switched' : sku.off ? 'part' : 'empty',
});

const rowOf = (
  product: Product,
  said: readonly Said[],
  { node, path }: Level,
  kept: ReadonlySet<string> | null,
): Omit<AssortmentRowData, 'skus'> => {
  const at = (level: LevelViewData) => said.find((one) => one.node === level.node);
  const from = path.findLast((level) => at(level) !== undefined) ?? null;
  const isKept = kept && kept.has(product.id);
  const sells = from === null ? isKept : at(from)!.sells === 1;
  const own = said.find((one) => one.node === node);
  return {
    productId: product.id,
    category: product.category,
    name: product.name,
    picture: product.picture,
    combo: product.combo === 1,
    onSale: product.on_sale === 1,
    hidden: product.hidden === 1,
    own: own === undefined ? null : own.sells === 1,
    sells,
    from,
    kept: isKept,
  };
};
