import type * as contract from '@mendian/shared/catalog/product.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { pageAfter } from '../page-after.ts';
import { readProducts } from './read-products.ts';

export const listProducts = async (
  { sql, now }: ReadContext<Actor>,
  { text = '', categoryId, onSale, kind, after, limit }: InputOf<typeof contract.listProducts.hq>,
): Promise<ReplyOf<typeof contract.listProducts.hq>> => {
  const asked = text.toLowerCase();
  const found = (await readProducts(sql, now)).filter(
    (product) =>
      (categoryId === undefined || product.category.id === categoryId) &&
      (onSale === undefined || product.onSale === (onSale === 1)) &&
      (kind === undefined || kind === (product.combo ? 'combo' : product.soldBy)) &&
      (asked === '' || `${product.name} ${product.skus.map(({ name }) => name).join(' ')}`.toLowerCase().includes(asked)),
  );
  return pageAfter(found, ({ id }) => id, { after, limit });
};

export const getProduct = async (
  { sql, now }: ReadContext<Actor>,
  { productId }: { productId: string },
): Promise<ReplyOf<typeof contract.getProduct.hq>> => {
  const product = (await readProducts(sql, now)).find(({ id }) => id === productId);
  if (product === undefined) throw refuse('thing/not-found');
  return product;
};
