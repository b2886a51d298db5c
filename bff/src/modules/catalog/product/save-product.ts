import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import type * as contract from '@mendian/shared/catalog/product.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ProductRow } from '../catalog.rows.ts';
import { chainMenusChanged } from '../menu-version.ts';
import { copyOptions } from '../option-group/copy-options.ts';
import type { Part } from '../present-stock.ts';
import { checkCodes, codesOf, type Codes } from './check-codes.ts';
import { checkProduct } from './check-product.ts';
import { getProduct } from './find-products.ts';

type View = contract.ProductViewData;
type Created = InputOf<typeof contract.createProduct>;
type Updated = InputOf<typeof contract.updateProduct>;

/** Makes a product, the last of its category. Stores sell it once they have counted stock of it, or a level says so. */
export const createProduct = async (ctx: Context, product: Created): Promise<View> => {
  await checkProduct(ctx.sql, product);
  await checkCodes(ctx.sql, product.skus, null);
  const productId = ctx.newId();
  const { soldBy: sold_by, combo } = product;
  await ctx.sql.insert('product', [
    {
      id: productId,
      ...columns(product),
      sold_by,
      combo,
      on_sale: 1,
      options: '[]',
      position: await lastPosition(ctx, product.categoryId),
    },
  ]);
  for (const [position, sku] of product.skus.entries()) await addSku(ctx, productId, position, sku);
  await setOptions(ctx, productId, product.optionGroupIds);
  audit(ctx, { action: 'product.created', subject: productId, detail: { name: product.name } });
  await chainMenusChanged(ctx);
  return getProduct(ctx, { productId });
};

/** Changes a product as a whole. How it is sold stays; skus that are not named are taken off sale, because orders name them. */
export const updateProduct = async (ctx: Context, product: Updated): Promise<View> => {
  const { productId } = product;
  const row = await lockProduct(ctx, productId);
  await checkProduct(ctx.sql, { ...product, soldBy: row.sold_by, combo: row.combo === 1 });
  await checkCodes(ctx.sql, product.skus, productId);
  const moved = row.category_id !== product.categoryId;
  const set = { ...columns(product), ...(moved ? { position: await lastPosition(ctx, product.categoryId) } : {}) };
  await ctx.sql.run(
    `UPDATE product SET ${Object.keys(set)
      .map((name) => `${name} = ?`)
      .join(', ')} WHERE id = ?`,
    [...Object.values(set), productId],
  );
  await saveSkus(ctx, product);
  await setOptions(ctx, productId, product.optionGroupIds);
  audit(ctx, { action: 'product.changed', subject: productId, detail: { name: product.name } });
  await chainMenusChanged(ctx);
  return getProduct(ctx, { productId });
};

export const lockProduct = async ({ sql }: Context, productId: string): Promise<ProductRow> => {
  const row = await sql.one<ProductRow>(`SELECT * FROM product WHERE id = ?${sql.lock}`, [productId]);
  if (row === null) throw refuse('thing/not-found');
  return row;
};

const columns = ({ categoryId, name, line, picture, tags, weigh, notes }: Omit<Updated, 'productId' | 'skus'>) => ({
  ...{ category_id: categoryId, name, line, picture, notes },
  tags: JSON.stringify(tags),
  weigh: weigh && JSON.stringify(weigh),
});

const lastPosition = async ({ sql }: Context, categoryId: string): Promise<number> =>
  ((await sql.one<{ last: number | null }>('SELECT MAX(position) AS last FROM product WHERE category_id = ?', [categoryId]))?.last ?? -1) +
  1;

type NewSku = Codes & { readonly name: string; readonly onSale: boolean; readonly parts: readonly Part[]; readonly price: number };

const addSku = async (
  ctx: Context,
  productId: string,
  position: number,
  { name, onSale, parts, price, ...codes }: NewSku,
): Promise<void> => {
  const id = ctx.newId();
  await ctx.sql.insert('sku', [{ id, product_id: productId, name, price, position, on_sale: onSale, ...codesOf(codes) }]);
  setParts(ctx, id, parts);
};

const saveSkus = async (ctx: Context, { productId, skus }: Updated): Promise<void> => {
  const rows = await ctx.sql.all<{ id: string }>(`SELECT id FROM sku WHERE product_id = ? ORDER BY id${ctx.sql.lock}`, [productId]);
  const named = skus.flatMap(({ id }) => (id === null ? [] : [id]));
  if (new Set(named).size !== named.length || named.some((id) => !rows.some((row) => row.id === id)))
    throw refuseCatalog('catalog/sku-unknown');
  const left = rows.map(({ id }) => id).filter((id) => !named.includes(id));
  if (left.length > 0) await ctx.sql.run('UPDATE sku SET on_sale = 0, plu = NULL, barcode = NULL WHERE id IN (?)', [left]);
  // Two of them may change places.
  for (const { id, ...codes } of skus)
    for (const column of Object.keys(codesOf(codes))) ctx.sql.later.run(`UPDATE sku SET ${column} = NULL WHERE id = ?`, [id]);
  for (const [position, { id, name, onSale, parts, price, ...codes }] of skus.entries()) {
    if (id === null) {
      if (price === undefined) throw refuseCatalog('catalog/price-missing');
      await addSku(ctx, productId, position, { name, onSale, parts, price, ...codes });
    } else {
      const set = { name, position, on_sale: onSale, ...codesOf(codes) };
      const columns = Object.keys(set).map((column) => `${column} = ?`);
      ctx.sql.later.run(`UPDATE sku SET ${columns.join(', ')} WHERE id = ?`, [...Object.values(set), id]);
      ctx.sql.later.run('DELETE FROM combo_part WHERE sku_id = ?', [id]);
      setParts(ctx, id, parts);
    }
  }
};

const setParts = (ctx: Context, skuId: string, parts: readonly Part[]): void =>
  ctx.sql.later.insert(
    'combo_part',
    parts.map((part, position) => ({ sku_id: skuId, part_sku_id: part.skuId, quantity: part.quantity, position })),
  );

const setOptions = async (ctx: Context, productId: string, groupIds: readonly string[]): Promise<void> => {
  ctx.sql.later.run('DELETE FROM product_option WHERE product_id = ?', [productId]);
  ctx.sql.later.insert(
    'product_option',
    [...new Set(groupIds)].map((group_id, position) => ({ product_id: productId, group_id, position })),
  );
  await copyOptions(ctx, [productId]);
};
