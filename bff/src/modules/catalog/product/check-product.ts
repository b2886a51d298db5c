import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import { comboFault, type PartCandidate } from '@mendian/shared/catalog/combo.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { Part, Weigh } from '../present-stock.ts';

type Sku = { readonly name: string; readonly parts: readonly Part[] };
export type ToCheck = {
  readonly categoryId: string;
  readonly optionGroupIds: readonly string[];
  readonly soldBy: 'weight' | 'portion';
  readonly combo: boolean;
  readonly weigh: Weigh | null;
  readonly skus: readonly Sku[];
};

/** Refuses a product that cannot be sold as it is described, with a sentence that says what to mend. */
export const checkProduct = async (sql: Reads & { readonly lock: string }, product: ToCheck): Promise<void> => {
  checkWay(product);
  checkNames(product.skus);
  await checkParts(sql, product);
  // The category is locked, so that it is not deleted at the same time as an empty one.
  const category = await sql.one(`SELECT id FROM category WHERE id = ?${sql.lock}`, [product.categoryId]);
  const groups = await sql.all(`SELECT id FROM option_group WHERE id IN (?)${sql.lock}`, [product.optionGroupIds]);
  if (category === null || groups.length !== new Set(product.optionGroupIds).size) throw refuse('thing/not-found');
};

const checkWay = ({ soldBy, combo, weigh }: ToCheck): void => {
  if (combo && soldBy === 'weight') throw refuseCatalog('catalog/combo-weighed');
  if (soldBy === 'weight' && weigh === null) throw refuseCatalog('catalog/weigh-missing');
  if (soldBy === 'portion' && weigh !== null) throw refuseCatalog('catalog/weigh-unneeded');
};

const checkNames = (skus: readonly Sku[]): void => {
  const names = skus.map(({ name }) => name);
  if (skus.length > 1 && (names.includes('') || new Set(names).size !== names.length)) throw refuseCatalog('catalog/sku-names');
};

const checkParts = async (sql: Reads, { combo, skus }: ToCheck): Promise<void> => {
  if (!combo) {
    if (skus.some(({ parts }) => parts.length > 0)) throw refuseCatalog('catalog/not-a-combo');
    return;
  }
  const rows = await sql.all<{ id: string; sold_by: PartCandidate['soldBy']; combo: number }>(
    'SELECT s.id, p.sold_by, p.combo FROM sku s JOIN product p ON p.id = s.product_id WHERE s.id IN (?)',
    [skus.flatMap(({ parts }) => parts.map(({ skuId }) => skuId))],
  );
  const known = new Map(rows.map((row) => [row.id, { soldBy: row.sold_by, combo: row.combo === 1 }]));
  for (const { parts } of skus) {
    const fault = comboFault(
      parts.map(({ skuId }) => skuId),
      known,
    );
    if (fault !== null) throw refuseCatalog(fault);
  }
};
