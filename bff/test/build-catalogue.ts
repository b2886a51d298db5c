import { getMenu } from '@mendian/shared/catalog/catalog.contract.ts';
import { productsOf, wholeMenu, type WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { chainMenusChanged } from '../src/modules/catalog/menu-version.ts';
import type { SkuMade, StoreMade } from './build.ts';
import type { Harness } from './harness.ts';

type ComboGiven = { price?: number; name?: string; parts: readonly { readonly skuId: string; readonly quantity: number }[] };

/** A combo of skus that are there: sold wherever all of them are kept. */
export const aCombo = ({ transact }: Harness, { price = 3_000, name = '双人餐', parts }: ComboGiven): Promise<SkuMade> =>
  transact(async (ctx) => {
    const { sql, newId } = ctx;
    const [productId, skuId] = [newId(), newId()];
    const words = { category_id: 'cat-1', name, line: '', picture: 'combo', tags: '[]', sold_by: 'portion', options: '[]', notes: '' };
    await sql.insert('product', [{ id: productId, ...words, combo: 1, position: 2 }]);
    await sql.insert('sku', [{ id: skuId, product_id: productId, name: '', price, position: 1 }]);
    await sql.insert(
      'combo_part',
      parts.map((part, position) => ({ sku_id: skuId, part_sku_id: part.skuId, quantity: part.quantity, position })),
    );
    await chainMenusChanged(ctx);
    return { skuId, productId };
  });

/** The products of a store's menu, as customers see them. */
export const productsOnMenu = async ({ as }: Pick<Harness, 'as'>, { id }: Pick<StoreMade, 'id'>): Promise<WholeProduct[]> =>
  productsOf(wholeMenu(await as(null)(getMenu, { storeId: id })));
