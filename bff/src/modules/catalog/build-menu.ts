import type { MenuData, MenuProductData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { MenuPartData, PartData } from '@mendian/shared/catalog/combo.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Catalogue, CatalogueProduct } from './catalogue.ts';
import { readShelf, type ShelfSku } from './read-shelf.ts';

/** A store's menu: of the chain's catalogue, what the store sells, for how much, and whether there is enough of it to be sold. */
export const buildMenu = async (sql: Reads, storeId: string, catalogue: Catalogue, now: Date): Promise<MenuData> => {
  const { categories, products, optionGroups } = catalogue;
  const shelf = new Map((await readShelf(sql, storeId, now)).map((sku) => [sku.skuId, sku]));
  const sold = products.map((product) => ({ ...product, skus: menuSkus(product, shelf) })).filter(({ skus }) => skus.length > 0);
  const offered = new Set(sold.flatMap(({ optionIds = [] }) => optionIds));
  const byCategory = Map.groupBy(sold, ({ categoryId }) => categoryId);
  return {
    optionGroups: optionGroups.filter(({ id }) => offered.has(id)),
    categories: categories.flatMap(({ id, name }) => {
      const own = byCategory.get(id);
      return own === undefined ? [] : [{ id, name, products: own.map(({ categoryId: _, ...product }) => product) }];
    }),
  };
};

const menuSkus = ({ skus }: CatalogueProduct, shelf: ReadonlyMap<string, ShelfSku>): MenuProductData['skus'] =>
  skus.flatMap(({ id, name }) => {
    const sku = shelf.get(id);
    if (sku?.sold !== true) return [];
    return [
      {
        id,
        ...(name === '' ? {} : { name }),
        price: sku.price.amount,
        ...(sku.soldOut ? { soldOut: true as const } : {}),
        ...(sku.contents.length === 0 ? {} : { parts: sku.contents.map(menuPart) }),
      },
    ];
  });

const menuPart = (part: PartData): MenuPartData => ({ name: skuText(part), quantity: part.quantity });
