import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';
import type { PriceLevel } from '@mendian/shared/catalog/price-at.ts';
import type { Reads } from '../../platform/sql.ts';
import type { SaleRow } from './ask-sale-skus.ts';
import type { PriceRow } from './catalog.rows.ts';
import { optionsOf, partsOf, weighOf, type Part, type Weigh } from './present-stock.ts';
import { levelsFrom } from './price/price-levels.ts';

/** A sku as a store stands to it, whatever there is of it. Shared by all stores that stand to it alike. */
export type SaleFacts = Omit<SaleRow, 'weigh' | 'options' | 'parts'> & {
  readonly weigh: Weigh | null;
  readonly options: OptionGroupData[];
  readonly parts: readonly Part[];
  readonly levels: readonly PriceLevel[];
};

/** What a process knows of what a store sells, as of one version of it. */
type Shelf = { readonly version: string; readonly facts: Map<string, SaleFacts> };
type Kept = { readonly shelves: Map<string, Shelf>; readonly alike: Map<string, SaleFacts>; pairs: number };

type Found = {
  readonly storeId: string;
  readonly version: string;
  readonly rows: readonly SaleRow[];
  readonly prices: readonly PriceRow[];
};

/** Skus of stores, some 10 MB; and facts that differ, of a kilobyte at most. Beyond that all of it is forgotten. */
const [pairsMax, alikeMax] = [200_000, 20_000];

const byDatabase = new WeakMap<object, Kept>();

const keptOf = ({ database }: Reads): Kept => {
  const kept = byDatabase.get(database) ?? { shelves: new Map(), alike: new Map(), pairs: 0 };
  byDatabase.set(database, kept);
  return kept;
};

/** Good for nothing until SQL has said that its version is still the one that counts. */
export const shelfOf = (sql: Reads, storeId: string): Shelf | null => keptOf(sql).shelves.get(storeId) ?? null;

/** Keeps what was asked after its version was. */
export const keepSales = (sql: Reads, { storeId, version, rows, prices }: Found): Shelf['facts'] => {
  const kept = keptOf(sql);
  if (kept.pairs > pairsMax || kept.alike.size > alikeMax) {
    kept.shelves.clear();
    kept.alike.clear();
    kept.pairs = 0;
  }
  const known = kept.shelves.get(storeId);
  const shelf = known?.version === version ? known : { version, facts: new Map<string, SaleFacts>() };
  kept.pairs += rows.length - (known === shelf ? 0 : (known?.facts.size ?? 0));
  kept.shelves.set(storeId, shelf);
  const pricesOf = Map.groupBy(prices, ({ sku_id }) => sku_id);
  for (const row of rows) shelf.facts.set(row.sku_id, factsOf(kept.alike, row, pricesOf.get(row.sku_id) ?? []));
  return shelf.facts;
};

const factsOf = (alike: Map<string, SaleFacts>, row: SaleRow, prices: readonly PriceRow[]): SaleFacts => {
  const key = JSON.stringify([row, prices]);
  const made = alike.get(key) ?? {
    ...row,
    weigh: weighOf(row.weigh),
    options: optionsOf(row.options),
    parts: partsOf(row.parts),
    levels: levelsFrom(prices),
  };
  alike.set(key, made);
  return made;
};
