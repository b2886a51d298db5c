import type { Sql } from '../src/platform/sql.ts';
import type { DemoChain } from './demo/index.ts';
import { idOf, idPerKey } from './seed-ids.ts';
import { insertAll } from './seed-rows.ts';

type Ids = Readonly<Record<'categories' | 'products' | 'skus', ReadonlyMap<string, string>>>;

/** The chain's categories, options, products, combos and skus. Gives the id of each sku by its code; a combo's sku has the combo's. */
export const seedCatalogue = async (sql: Sql, chain: DemoChain, newId: () => string): Promise<ReadonlyMap<string, string>> => {
  const codes = (things: readonly { readonly code: string }[]) => things.map(({ code }) => code);
  const ids: Ids = {
    categories: idPerKey(newId, codes(chain.categories)),
    products: idPerKey(newId, codes([...chain.products, ...chain.combos])),
    skus: idPerKey(newId, codes([...chain.skus, ...chain.combos])),
  };
  await insertAll(
    sql,
    'category',
    chain.categories.map(({ code, name }, position) => ({ id: idOf(ids.categories, code), name, position })),
  );
  await insertAll(sql, 'product', [...chain.products.map(productRow(ids)), ...chain.combos.map(comboRow(ids))]);
  await insertAll(
    sql,
    'sku',
    chain.skus.map(({ code, productCode, name, price, plu, barcode }, position) => ({
      ...{ id: idOf(ids.skus, code), product_id: idOf(ids.products, productCode) },
      ...{ name, price, position, plu, barcode },
    })),
  );
  await seedOptions(sql, chain, ids);
  await seedCombos(sql, chain, ids);
  return ids.skus;
};

const productRow = (ids: Ids) => (product: DemoChain['products'][number], position: number) => ({
  id: idOf(ids.products, product.code),
  category_id: idOf(ids.categories, product.categoryCode),
  ...{ name: product.name, line: product.line, picture: product.picture, tags: JSON.stringify(product.tags) },
  sold_by: product.soldBy,
  weigh: product.weigh && JSON.stringify(product.weigh),
  options: JSON.stringify(product.options),
  ...{ notes: product.notes, position, combo: 0 },
});

const comboRow = (ids: Ids) => (combo: DemoChain['combos'][number], position: number) => ({
  id: idOf(ids.products, combo.code),
  category_id: idOf(ids.categories, combo.categoryCode),
  ...{ name: combo.name, line: combo.line, picture: combo.picture, tags: JSON.stringify(combo.tags) },
  ...{ sold_by: 'portion', weigh: null, options: '[]', notes: combo.notes, position, combo: 1 },
});

/** Each group once, and which products have it. */
const seedOptions = async (sql: Sql, { products }: DemoChain, ids: Ids): Promise<void> => {
  const groups = new Map(products.flatMap(({ options }) => options.map((group) => [group.id, group] as const)));
  await insertAll(
    sql,
    'option_group',
    [...groups.values()].map(({ choices, ...group }) => ({ ...group, choices: JSON.stringify(choices) })),
  );
  await insertAll(
    sql,
    'product_option',
    products.flatMap(({ code, options }) =>
      options.map(({ id: group_id }, position) => ({ product_id: idOf(ids.products, code), group_id, position })),
    ),
  );
};

const seedCombos = async (sql: Sql, { combos }: DemoChain, ids: Ids): Promise<void> => {
  await insertAll(
    sql,
    'sku',
    combos.map(({ code, price }, place) => ({
      ...{ id: idOf(ids.skus, code), product_id: idOf(ids.products, code) },
      ...{ name: '', price, position: 0, plu: String(201 + place) },
    })),
  );
  await insertAll(
    sql,
    'combo_part',
    combos.flatMap(({ code, parts }) =>
      parts.map(({ skuCode, quantity }, position) => ({
        ...{ sku_id: idOf(ids.skus, code), part_sku_id: idOf(ids.skus, skuCode) },
        ...{ quantity, position },
      })),
    ),
  );
};
