import { addDays, dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { Sql } from '../src/platform/sql.ts';
import { demoStaff } from './demo-staff.ts';
import type { DemoChain } from './demo/index.ts';
import { idOf } from './seed-ids.ts';
import { insertAll } from './seed-rows.ts';

type Place = { readonly node: string; readonly storeId: string | null; readonly stores: number };
type Asked = { readonly chain: DemoChain; readonly skuIds: ReadonlyMap<string, string>; readonly newId: () => string; readonly now: Date };
/** New prices in fen by the picture of a product; null: the level above counts again. */
type Change = { readonly place: Place | null; readonly by: string; readonly from: Date; readonly prices: Readonly<Record<string, number>> };

const tenOClock = 10 * 60;

/**
 * Prices that differ from place to place: a branch, a franchisee and one of its stores have their own, and the home store's branch
 * has planned some for tomorrow at ten. What the demo's walk through a purchase buys costs the same everywhere.
 */
export const seedPrices = async (sql: Sql, asked: Asked): Promise<void> => {
  const { now } = asked;
  const home = await placeOf(sql, 'branch', 'branch_id', `SELECT branch_id AS id FROM store ORDER BY code LIMIT 1`);
  const other = await placeOf(
    sql,
    'branch',
    'branch_id',
    `SELECT branch_id AS id FROM store WHERE branch_id <> (SELECT branch_id FROM store ORDER BY code LIMIT 1) ORDER BY code LIMIT 1`,
  );
  const franchisee = await placeOf(sql, 'franchisee', 'owner_id', franchiseeSql);
  const store = await placeOf(sql, 'store', 'id', `SELECT id FROM store WHERE owner_id = (${franchiseeSql}) ORDER BY code LIMIT 1`);
  const office = demoStaff.hq.realName;
  await seedChanges(sql, asked, [
    { place: other, by: office, from: now, prices: { 'duck-neck': 3_880, 'duck-wing': 3_280, 'mixed-noodles': 900, beef: 9_600 } },
    { place: home, by: office, from: now, prices: { 'herbal-tea': 500, 'meat-bun': 1_280 } },
    { place: franchisee, by: demoStaff.franchisee.realName, from: now, prices: { 'duck-neck': 3_680, 'cold-skin': 1_180 } },
    { place: store, by: demoStaff.manager.realName, from: now, prices: { 'duck-neck': 3_780 } },
    {
      ...{ place: home, by: demoStaff.merchant.realName, from: instantAt(addDays(dayOf(now), 1), tenOClock) },
      prices: { 'meat-bun': 1_380, 'lemon-tea': 1_080, 'duck-gift-box': 15_800 },
    },
  ]);
};

/** The first franchisee, whose account and store manager the demo has. */
const franchiseeSql = `SELECT m.id FROM merchant m JOIN store s ON s.owner_id = m.id WHERE m.kind = 'franchisee' ORDER BY m.code LIMIT 1`;

/** A level and how many stores stand under it; a small chain may not have it. */
const placeOf = async (sql: Sql, kind: string, column: string, idSql: string): Promise<Place | null> => {
  const found = await sql.one<{ id: string }>(idSql);
  if (found === null) return null;
  const counted = await sql.one<{ stores: number }>(`SELECT COUNT(*) AS stores FROM store WHERE ${column} = ?`, [found.id]);
  return { node: `${kind}:${found.id}`, storeId: kind === 'store' ? found.id : null, stores: counted!.stores };
};

const seedChanges = async (sql: Sql, { chain, skuIds, newId, now }: Asked, changes: readonly Change[]): Promise<void> => {
  for (const { place, by, from, prices } of changes) {
    if (place === null) continue;
    const id = newId();
    const set = chain.products.flatMap((product) => {
      const amount = prices[product.picture];
      const [sku] = product.skus;
      return amount === undefined || sku === undefined ? [] : [{ product, sku, skuId: idOf(skuIds, sku.code), amount }];
    });
    await insertAll(sql, 'price_change', [
      {
        ...{ id, node: place.node, store_id: place.storeId, valid_from: from, valid_to: null, stores: place.stores },
        prices: JSON.stringify(
          set.map(({ product: { name, soldBy }, sku, skuId, amount }) => ({ skuId, name, skuName: sku.name, soldBy, amount })),
        ),
        ...{ set_by: by, set_at: now },
      },
    ]);
    await insertAll(
      sql,
      'price',
      set.map(({ skuId, amount }) => ({
        ...{ node: place.node, sku_id: skuId, valid_from: from, id: newId(), valid_to: null, amount, change_id: id },
      })),
    );
  }
};
