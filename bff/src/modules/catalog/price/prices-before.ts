import { priceAt } from '@mendian/shared/catalog/price-at.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { PriceRow } from '../catalog.rows.ts';
import { levelsFrom } from './price-levels.ts';

type Change = {
  /** The levels whose prices count there, itself among them. */ readonly nodes: readonly string[];
  readonly skuIds: readonly string[];
  readonly from: Date;
};

/** What each sku of some changes costs at the change's level in the moment before it begins; null: it is not sold any more. */
export const pricesBefore = async (sql: Reads, changes: readonly Change[]): Promise<(change: Change, skuId: string) => number | null> => {
  if (changes.length === 0) return () => null;
  const nodes = [...new Set(changes.flatMap((change) => change.nodes))];
  const skuIds = [...new Set(changes.flatMap((change) => change.skuIds))];
  const [skus, rows] = await Promise.all([
    sql.all<{ id: string; price: number }>('SELECT id, price FROM sku WHERE id IN (?)', [skuIds]),
    sql.all<PriceRow>('SELECT node, sku_id, valid_from, id, valid_to, amount FROM price WHERE node IN (?) AND sku_id IN (?) ORDER BY id', [
      nodes,
      skuIds,
    ]),
  ]);
  const bases = new Map(skus.map(({ id, price }) => [id, price]));
  const bySku = Map.groupBy(rows, ({ sku_id }) => sku_id);
  return (change, skuId) => {
    const base = bases.get(skuId);
    if (base === undefined) return null;
    const counting = (bySku.get(skuId) ?? []).filter(({ node }) => change.nodes.includes(node));
    return priceAt(levelsFrom(counting), base, new Date(change.from.getTime() - 1)).amount;
  };
};
