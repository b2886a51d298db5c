import * as assortment from '@mendian/shared/catalog/assortment.contract.ts';
import * as menu from '@mendian/shared/catalog/catalog.contract.ts';
import * as category from '@mendian/shared/catalog/category.contract.ts';
import * as option from '@mendian/shared/catalog/option-group.contract.ts';
import * as picture from '@mendian/shared/catalog/picture.contract.ts';
import * as price from '@mendian/shared/catalog/price.contract.ts';
import * as product from '@mendian/shared/catalog/product.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import type { Module, Parts } from '../../module.ts';
import type { Serve } from '../../platform/serve.ts';
import { on } from '../../platform/subscriber.ts';
import { ownerChanged } from '../store/index.ts';
import { listAssortment } from './assortment/list-assortment.ts';
import { setSells } from './assortment/set-sells.ts';
import { keepCatalogue } from './catalogue.ts';
import { createCategory, deleteCategory, hideCategory, orderCategories, renameCategory } from './category/change-category.ts';
import { readCategories } from './category/list-categories.ts';
import { getMenu } from './get-menu.ts';
import { listLevels } from './level/list-levels.ts';
import { listTerminalProducts } from './list-terminal-products.ts';
import { menuChanged } from './menu-version.ts';
import { keepMenuVersions } from './menu-versions.ts';
import { createOptionGroup, deleteOptionGroup, updateOptionGroup } from './option-group/change-option-group.ts';
import { readOptionGroups } from './option-group/read-option-groups.ts';
import { uploadPicture } from './picture/upload-picture.ts';
import { keepPlannedTurns } from './planned-turns.ts';
import { cancelPriceChange } from './price/cancel-change.ts';
import { changePrices } from './price/change-prices.ts';
import { checkChange } from './price/check-change.ts';
import { listPriceChanges } from './price/list-changes.ts';
import { listPrices } from './price/list-prices.ts';
import { previewPrices } from './price/preview-prices.ts';
import { orderProducts, setProductOnSale } from './product/arrange-products.ts';
import { getProduct, listProducts } from './product/find-products.ts';
import { createProduct, updateProduct } from './product/save-product.ts';
import { setSoldOut } from './set-sold-out.ts';

/** The catalogue: what the chain offers and for how much, a store's menu for customers, and what its staff switch off. */
export const catalogModule = (parts: Parts): Module => {
  const menus = { versions: keepMenuVersions(parts), catalogue: keepCatalogue(parts.house.now), turns: keepPlannedTurns() };
  return {
    routes: (serve) => {
      serve.cached(menu.getMenu, getMenu(menus));
      serve.read(terminal.listTerminalProducts, listTerminalProducts);
      serve.write(terminal.setSoldOut, setSoldOut);
      catalogueRoutes(serve, parts);
      levelRoutes(serve);
    },
    subscribers: [on(ownerChanged, 'catalog.follow-owner', (ctx, { storeId }) => menuChanged(ctx, storeId))],
  };
};

/** What head office edits and merchants see. */
const catalogueRoutes = (serve: Serve, { objects }: Parts): void => {
  serve.desk.read(category.listCategories, async ({ sql }) => ({ items: await readCategories(sql) }));
  serve.write(category.createCategory, createCategory);
  serve.write(category.renameCategory, renameCategory);
  serve.write(category.hideCategory, hideCategory);
  serve.write(category.orderCategories, orderCategories);
  serve.write(category.deleteCategory, deleteCategory);
  serve.desk.read(option.listOptionGroups, async ({ sql }) => ({ items: await readOptionGroups(sql) }));
  serve.write(option.createOptionGroup, createOptionGroup);
  serve.write(option.updateOptionGroup, updateOptionGroup);
  serve.write(option.deleteOptionGroup, deleteOptionGroup);
  serve.desk.read(product.listProducts, listProducts);
  serve.desk.read(product.getProduct, getProduct);
  serve.write(product.createProduct, createProduct);
  serve.write(product.updateProduct, updateProduct);
  serve.write(product.setProductOnSale, setProductOnSale);
  serve.write(product.orderProducts, orderProducts);
  serve.upload(picture.uploadPicture, uploadPicture(objects));
};

/** What is set level by level. */
const levelRoutes = ({ desk }: Serve): void => {
  desk.read(price.listPriceLevels, listLevels);
  desk.read(price.listPrices, listPrices);
  desk.steps(price.previewPrices, async (steps, asked) =>
    previewPrices(steps.reads, await checkChange({ ...steps, sql: steps.reads }, asked)),
  );
  desk.steps(price.changePrices, changePrices);
  desk.read(price.listPriceChanges, listPriceChanges);
  desk.write(price.cancelPriceChange, cancelPriceChange);
  desk.read(assortment.listAssortmentLevels, listLevels);
  desk.read(assortment.listAssortment, listAssortment);
  desk.write(assortment.setSells, setSells);
};
