import { nodeOf } from '@mendian/shared/account/scope.ts';
import { levelsOfStore } from '@mendian/shared/catalog/level.ts';
import { entryAt } from '@mendian/shared/catalog/price-at.ts';
import type { previewPrices as contract } from '@mendian/shared/catalog/price.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { PriceRow } from '../catalog.rows.ts';
import type { Change } from './check-change.ts';
import { levelsFrom } from './price-levels.ts';
import { readPricesOf, type PricedSku } from './read-prices.ts';

type Preview = ReplyOf<typeof contract.hq>;

/** Lines of a preview that are told one by one; the rest is counted. */
const itemsMax = 200;

/**
 * Which customers' prices a change would change at the instant at which it begins: all stores under its level, but for those
 * that have a nearer price of their own. A chain of 11,000 stores and 60 skus is 660,000 prices; after each sku others get their turn.
 */
export const previewPrices = async (sql: Reads, change: Change): Promise<Preview> => {
  const stores = await storesUnder(sql, change.level.node);
  const skuIds = change.prices.map(({ sku }) => sku.id);
  const prices = Map.groupBy(await readPricesOf(sql, skuIds, change.from), ({ sku_id }) => sku_id);
  const touched = new Set<string>();
  const preview = { prices: 0, covered: 0, items: [] as Preview['items'] };
  for (const { sku, amount } of change.prices) {
    const own = ownPrices(prices.get(sku.id) ?? [], change.from);
    for (const store of stores) {
      const { before, after, covered } = compare(store, own, { node: change.level.node, amount, base: sku.price });
      if (covered) preview.covered += 1;
      if (before === after) continue;
      touched.add(store.id);
      preview.prices += 1;
      if (preview.items.length < itemsMax)
        preview.items.push({ ...namesOfSku(sku), storeId: store.id, storeName: store.name, before, after });
    }
    await new Promise(setImmediate);
  }
  return { stores: touched.size, ...preview };
};

type StoreUnder = { readonly id: string; readonly name: string; readonly nodes: readonly string[] };
type Row = { readonly id: string; readonly name: string; readonly branch_id: string; readonly owner_id: string };

const storesUnder = async (sql: Reads, node: string): Promise<StoreUnder[]> => {
  const level = nodeOf(node);
  const column = { chain: '', branch: 'branch_id', franchisee: 'owner_id', store: 'id' }[level.kind];
  const rows = await sql.all<Row>(
    `SELECT id, name, branch_id, owner_id FROM store${column === '' ? '' : ` WHERE ${column} = ?`} ORDER BY code`,
    level.kind === 'chain' ? [] : [level.id],
  );
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name },
    nodes: levelsOfStore({ storeId: row.id, branchId: row.branch_id, ownerId: row.owner_id }),
  }));
};

/** What each level asks for itself at that instant, where it asks for anything. */
const ownPrices = (rows: readonly PriceRow[], at: Date): ReadonlyMap<string, number> =>
  new Map(
    levelsFrom(rows).flatMap(({ node, entries }) => {
      const amount = entryAt(entries, at)?.amount ?? null;
      return amount === null ? [] : [[node, amount] as const];
    }),
  );

type ToBe = { readonly node: string; readonly amount: number | null; readonly base: number };

/** From the chain to the store each level that asks for something counts before those above it. */
const compare = ({ nodes }: StoreUnder, own: ReadonlyMap<string, number>, { node, amount, base }: ToBe) => {
  let [before, after] = [base, base];
  let [below, covered] = [false, false];
  for (const one of nodes) {
    const asks = own.get(one);
    before = asks ?? before;
    after = (one === node ? amount : asks) ?? after;
    covered ||= below && asks !== undefined;
    below ||= one === node;
  }
  return { before, after, covered };
};

const namesOfSku = ({ id, name, sku_name, sold_by }: PricedSku) => ({ skuId: id, name, skuName: sku_name, soldBy: sold_by });
