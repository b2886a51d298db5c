import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import type * as contract from '@mendian/shared/catalog/product.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { chainMenusChanged } from '../menu-version.ts';
import { sameIds } from '../same-ids.ts';
import { getProduct } from './find-products.ts';
import { lockProduct } from './save-product.ts';

/** Takes a product off sale in every store, or puts it back; the same again changes nothing. */
export const setProductOnSale = async (
  ctx: Context,
  { productId, onSale }: InputOf<typeof contract.setProductOnSale>,
): Promise<contract.ProductViewData> => {
  const product = await lockProduct(ctx, productId);
  if ((product.on_sale === 1) !== onSale) {
    await ctx.sql.run('UPDATE product SET on_sale = ? WHERE id = ?', [onSale, productId]);
    audit(ctx, { action: onSale ? 'product.on-sale' : 'product.off-sale', subject: productId, detail: { name: product.name } });
    await chainMenusChanged(ctx);
  }
  return getProduct(ctx, { productId });
};

/** Puts the products of a category into a new order; refused when they are not the ones in it. */
export const orderProducts = async (ctx: Context, { categoryId, productIds }: InputOf<typeof contract.orderProducts>): Promise<object> => {
  const category = await ctx.sql.one(`SELECT id FROM category WHERE id = ?${ctx.sql.lock}`, [categoryId]);
  if (category === null) throw refuse('thing/not-found');
  const inside = await ctx.sql.all<{ id: string }>('SELECT id FROM product WHERE category_id = ?', [categoryId]);
  if (!sameIds(inside, productIds)) throw refuseCatalog('catalog/order-incomplete');
  for (const [position, id] of productIds.entries()) ctx.sql.later.run('UPDATE product SET position = ? WHERE id = ?', [position, id]);
  await chainMenusChanged(ctx);
  return {};
};
