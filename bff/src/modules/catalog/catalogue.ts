import { createHash } from 'node:crypto';
import type { MenuProductData, OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { Reads } from '../../platform/sql.ts';
import type { ProductRow, SkuRow } from './catalog.rows.ts';
import { optionsOf, weighOf } from './present-stock.ts';
import { shareOptions } from './share-options.ts';

export type CatalogueSku = Pick<SkuRow, 'id' | 'product_id' | 'name'>;
export type CatalogueProduct = Omit<MenuProductData, 'skus'> & { readonly categoryId: string; readonly skus: readonly CatalogueSku[] };

/** What the whole chain offers on sale, in the order of its menus: the same for every store. `revision` changes with its content. */
export type Catalogue = {
  readonly revision: string;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly products: readonly CatalogueProduct[];
  readonly optionGroups: readonly OptionGroupData[];
};

/** The catalogue is read again after so long, in case it was changed without a new version. */
const keptMs = 30_000;

/** Reads the catalogue once per version for many menus: some 60 products whose options are parsed once, not for each store. */
export const keepCatalogue = (now: () => Date): ((sql: Reads, version: number) => Promise<Catalogue>) => {
  let kept: { readonly version: number; readonly until: number; readonly catalogue: Promise<Catalogue> } | null = null;
  return (sql, version) => {
    if (kept === null || kept.version !== version || now().getTime() >= kept.until) {
      const catalogue = readCatalogue(sql);
      const made = { version, until: now().getTime() + keptMs, catalogue };
      kept = made;
      catalogue.catch(() => {
        if (kept === made) kept = null;
      });
    }
    return kept.catalogue;
  };
};

type Row = Omit<ProductRow, 'sold_by' | 'position' | 'on_sale' | 'combo'>;

const readCatalogue = async (sql: Reads): Promise<Catalogue> => {
  const categories = await sql.all<{ id: string; name: string }>('SELECT id, name FROM category WHERE hidden = 0 ORDER BY position, id');
  const products = await sql.all<Row>(
    `SELECT p.id, p.category_id, p.name, p.line, p.picture, p.tags, p.weigh, p.options, p.notes
    FROM product p JOIN category c ON c.id = p.category_id WHERE p.on_sale = 1 AND c.hidden = 0 ORDER BY c.position, p.position, p.id`,
  );
  const skus = await sql.all<CatalogueSku>('SELECT id, product_id, name FROM sku WHERE on_sale = 1 ORDER BY position, id');
  const revision = createHash('sha256')
    .update(JSON.stringify([categories, products, skus]))
    .digest('base64url')
    .slice(0, 12);
  const skusByProduct = Map.groupBy(skus, ({ product_id }) => product_id);
  const { groups, idsOf } = shareOptions(products.map(({ options }) => optionsOf(options)));
  return {
    revision,
    categories,
    products: products.map((row, index) => productOf(row, { skus: skusByProduct.get(row.id) ?? [], optionIds: [...idsOf[index]!] })),
    optionGroups: groups,
  };
};

/** What a product has none of is left out, as the contract has it. */
const productOf = (row: Row, { skus, optionIds }: { skus: readonly CatalogueSku[]; optionIds: string[] }): CatalogueProduct => {
  const [tags, weigh] = [JSON.parse(row.tags) as string[], weighOf(row.weigh)];
  return {
    id: row.id,
    categoryId: row.category_id,
    name: row.name,
    ...(row.line === '' ? {} : { line: row.line }),
    picture: row.picture,
    ...(tags.length === 0 ? {} : { tags }),
    ...(weigh === null ? {} : { weigh }),
    skus,
    ...(optionIds.length === 0 ? {} : { optionIds }),
    ...(row.notes === '' ? {} : { notes: row.notes }),
  };
};
