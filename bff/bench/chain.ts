import { insertAll } from '../embedded/seed-rows.ts';
import { demoChain, type DemoChain } from '../embedded/demo/index.ts';
import { seedPayees } from '../embedded/payees.ts';
import { seedCatalogue } from '../embedded/seed-catalogue.ts';
import { idOf, idsFrom } from '../embedded/seed-ids.ts';
import { seedStock } from '../embedded/seed-stock.ts';
import { seedStores } from '../embedded/seed-stores.ts';
import type { SandboxCredentials, SandboxMerchant } from '../sandbox/sandbox-shape.ts';
import { hashOf } from '../src/platform/chance.ts';
import type { Database } from '../src/platform/database.ts';
import type { Sql } from '../src/platform/sql.ts';
import { openSettings } from '../test/build.ts';

/** One store with its terminal and the clerk who is signed in at it. */
export type BenchStore = { readonly id: string; readonly terminalSecret: string; readonly clerkToken: string };

export type Chain = {
  readonly stores: readonly BenchStore[];
  /** Those that take orders whatever the hour. */
  readonly open: readonly BenchStore[];
  /** What orders are made of: two portions and something by weight, which every store has without end. */
  readonly lines: readonly {
    readonly skuId: string;
    readonly pieces: number;
    readonly grams: number | null;
    readonly choices: readonly string[];
  }[];
  /** Who receives the money of every store. */
  readonly merchant: SandboxMerchant;
  readonly appid: string;
};

/** Stores with a whole menu, and stores that orders go to. */
const storesWithMenus = 50;
const storesOrderedFrom = 500;
const endless = 1_000_000_000;

/** The demo chain in an empty database, with what a bench needs of it: open day and night, terminals there, no end of three skus. */
export const buildChain = async (database: Database, storeCount: number, credentials: SandboxCredentials): Promise<Chain> => {
  const now = new Date();
  const newId = idsFrom(now);
  const chain = demoChain({ stores: storeCount });
  const merchant = credentials.merchants.find(({ kind, platform }) => kind === 'direct' && platform.publicKey !== null)!;
  const skus = await database.transaction((sql) => seedCatalogue(sql, chain, newId));
  const storeIds = await database.transaction((sql) => seedStores(sql, chain, seedPayees(chain.payees, credentials), newId, now));
  const stores = storeIds.map((id, index) => ({ id, terminalSecret: secretOf(index), clerkToken: `c.${secretOf(index)}` }));
  const open = stores.filter((_, index) => index % 2 === 0).slice(0, storesOrderedFrom);
  const lines = linesOf(chain, (code) => idOf(skus, code));
  await database.transaction(async (sql) => {
    await seedStock(sql, { chain, storeIds: storeIds.slice(0, storesWithMenus), skuIds: skus }, newId, now, () => undefined);
    await fillStock(
      sql,
      storeIds,
      lines.map(({ skuId }) => skuId),
    );
    await keepOpen(
      sql,
      merchant.mchid,
      open.map(({ id }) => id),
      now,
    );
    await seatClerks(sql, stores, newId, now);
  });
  return { stores, open, lines, merchant, appid: credentials.appid };
};

const secretOf = (index: number): string => `bench${String(index).padStart(38, '0')}`;

const linesOf = (chain: DemoChain, idOfSku: (code: string) => string): Chain['lines'] => {
  const plain = chain.products.filter(({ tags }) => tags.includes('招牌'));
  const portions = [...plain, ...chain.products].filter(({ soldBy }) => soldBy === 'portion');
  const weighed = [...plain, ...chain.products].find(({ soldBy }) => soldBy === 'weight')!;
  return [portions[0]!, portions.find(({ code }) => code !== portions[0]!.code)!, weighed].map(({ skus, weigh, options }) => ({
    skuId: idOfSku(skus[0]!.code),
    pieces: 1,
    grams: weigh === null ? null : weigh.min + weigh.step,
    choices: options.flatMap(({ kind, choices }) => (kind === 'one' ? [choices[0]!.id] : [])),
  }));
};

const fillStock = async (sql: Sql, storeIds: readonly string[], skuIds: readonly string[]): Promise<void> => {
  await sql.run('DELETE FROM stock WHERE sku_id IN (?)', [skuIds]);
  await insertAll(
    sql,
    'stock',
    storeIds.flatMap((store_id) => [...skuIds].sort().map((sku_id) => ({ store_id, sku_id, on_hand: endless, reserved: 0, sold_out: 0 }))),
  );
};

/** Every second store keeps its own hours, so that lists are as mixed as they are; the others are ordered from. */
const keepOpen = async (sql: Sql, payeeId: string, orderedFrom: readonly string[], now: Date): Promise<void> => {
  await sql.run('UPDATE store SET payee_id = ?, settings = ? WHERE MOD(CAST(SUBSTRING(code, 2) AS UNSIGNED), 2) = 1', [
    payeeId,
    JSON.stringify(openSettings),
  ]);
  await sql.run(`UPDATE store_trading t JOIN store s ON s.id = t.store_id SET t.status = 'open', t.pickup = 1 WHERE s.payee_id = ?`, [
    payeeId,
  ]);
  // Nobody switched anything for an hour; the terminals of those that are ordered from stay there without being asked.
  await sql.run('UPDATE store_trading SET changed_at = ?', [new Date(now.getTime() - 3_600_000)]);
  await sql.run('UPDATE terminal_presence SET seen_at = ?', [new Date(now.getTime() - 3_600_000)]);
  await sql.run('UPDATE terminal_presence SET seen_at = ? WHERE store_id IN (?)', [new Date(now.getTime() + 86_400_000), orderedFrom]);
};

const seatClerks = async (sql: Sql, stores: readonly BenchStore[], newId: () => string, now: Date): Promise<void> => {
  const seats = stores.map((store) => ({ store, terminalId: newId(), clerkId: newId() }));
  await insertAll(
    sql,
    'terminal',
    seats.map(({ store, terminalId }) => ({
      id: terminalId,
      store_id: store.id,
      name: '前台',
      secret_hash: hashOf(store.terminalSecret),
      bound_at: now,
    })),
  );
  await insertAll(
    sql,
    'clerk',
    seats.map(({ store, clerkId }) => ({ id: clerkId, store_id: store.id, number: '001', name: '店员', pin_hash: '-', wrong_tries: 0 })),
  );
  await insertAll(
    sql,
    'session',
    seats.map(({ store, terminalId, clerkId }) => ({
      ...{ token_hash: hashOf(store.clerkToken), id: newId(), kind: 'clerk', subject_id: clerkId, terminal_id: terminalId },
      ...{ created_at: now, expires_at: new Date(now.getTime() + 86_400_000) },
    })),
  );
};
