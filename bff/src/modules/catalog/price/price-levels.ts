import type { PriceLevel } from '@mendian/shared/catalog/price-at.ts';
import { depthOf } from '../levels.ts';
import type { PriceRow } from '../catalog.rows.ts';

/** One sku's prices by level, the farthest first; rows come in the order in which they were set. */
export const levelsFrom = (rows: readonly PriceRow[]): PriceLevel[] =>
  [...Map.groupBy(rows, ({ node }) => node)]
    .sort(([a], [b]) => depthOf(a) - depthOf(b))
    .map(([node, entries]) => ({
      node,
      entries: entries.map(({ amount, valid_from: from, valid_to: to }) => ({ amount, from, to })),
    }));
