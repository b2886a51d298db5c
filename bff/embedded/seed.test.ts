import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyTest, { type TestFn } from 'ava';
import * as v from 'valibot';
import { OptionGroup } from '@mendian/shared/catalog/catalog.contract.ts';
import { Bearers, CouponTerms, Validity } from '@mendian/shared/coupon/coupon-terms.ts';
import { PassDraft } from '@mendian/shared/pass/pass-draft.ts';
import { StoreSettings } from '@mendian/shared/store/store-settings.ts';
import { makeCredentials, sandboxPayees, type SandboxCredentials } from '../sandbox/start-sandbox.ts';
import { passwordMatches } from '../src/modules/account/index.ts';
import { draftOf } from '../src/modules/pass/kind/read-kinds.ts';
import type { PassKindRow } from '../src/modules/pass/pass.rows.ts';
import { openDatabase, type Database } from '../src/platform/database.ts';
import { migrate } from '../src/platform/migrate.ts';
import { demoStaff } from './demo-staff.ts';
import { countStores, seed } from './seed.ts';
import { sqliteDialect } from './sqlite/dialect.ts';

type Seeded = { database: Database; credentials: SandboxCredentials; end: () => Promise<void> };
const test = anyTest as TestFn<Seeded>;
const stores = 60;

test.before(async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-seed-'));
  const sqlite = sqliteDialect();
  const database = openDatabase({ url: `sqlite:${join(folder, 'demo.sqlite')}`, replicaUrls: [], connectionsMax: 1, sqlite });
  const now = new Date('2026-11-20T04:00:00Z');
  await migrate(database, () => now);
  const credentials = await makeCredentials({ now: () => now });
  await seed(database, { stores, credentials, now, say: () => undefined });
  const end = async () => {
    await database.close();
    sqlite.closeFiles();
    await rm(folder, { recursive: true, force: true });
  };
  t.context = { database, credentials, end };
});
test.after.always((t) => t.context.end());

const numberOf = async ({ reads }: Database, text: string): Promise<number> => (await reads.one<{ number: number }>(text))!.number;

test('Every store of the demo chain has all that a store must have', async (t) => {
  const { database } = t.context;
  t.is(await countStores(database), stores);
  for (const table of ['store_trading', 'store_owner', 'feed_counter', 'menu_version', 'terminal_presence'])
    t.is(await numberOf(database, `SELECT COUNT(*) AS number FROM store s JOIN ${table} x ON x.store_id = s.id`), stores, table);
  t.is(
    await numberOf(
      database,
      'SELECT COUNT(*) AS number FROM store s JOIN merchant o ON o.id = s.owner_id JOIN merchant b ON b.id = s.branch_id',
    ),
    stores,
  );
  t.is(await numberOf(database, `SELECT COUNT(DISTINCT store_id) AS number FROM clerk WHERE number = '001'`), stores);
});

test('Every store sells 45 products, and its stock is what its movements add up to', async (t) => {
  const { database } = t.context;
  const products = await database.reads.all<{ number: number }>(
    'SELECT COUNT(DISTINCT s.product_id) AS number FROM stock k JOIN sku s ON s.id = k.sku_id GROUP BY k.store_id',
  );
  t.deepEqual(products.map(({ number }) => number), Array.from({ length: stores }, () => 45)); // prettier-ignore
  const differing = `SELECT COUNT(*) AS number FROM stock k WHERE k.reserved <> 0 OR k.on_hand <> (
    SELECT COALESCE(SUM(m.on_hand), -1) FROM stock_movement m WHERE m.store_id = k.store_id AND m.sku_id = k.sku_id)`;
  t.is(await numberOf(database, differing), 0);
});

test('Stores are paid through the sandbox’s own merchant numbers, partners’ stores through the service provider', async (t) => {
  const { database, credentials } = t.context;
  const payees = await database.reads.all<{ id: string; mode: string; mchid: string; sub_mchid: string | null }>(
    'SELECT id, mode, mchid, sub_mchid FROM payee ORDER BY id',
  );
  const known = sandboxPayees(credentials).map(({ id, mode, mchid, subMchid }) => ({ id, mode, mchid, sub_mchid: subMchid }));
  t.deepEqual(payees, known.sort((a, b) => (a.id < b.id ? -1 : 1))); // prettier-ignore
  t.is(await numberOf(database, 'SELECT COUNT(*) AS number FROM store s JOIN payee p ON p.id = s.payee_id'), stores);
});

test('What stores and products are set to is what the contract allows', async (t) => {
  const { reads } = t.context.database;
  for (const { settings } of await reads.all<{ settings: string }>('SELECT settings FROM store'))
    t.true(v.is(StoreSettings, JSON.parse(settings)));
  const products = await reads.all<{ options: string; tags: string }>('SELECT options, tags FROM product');
  t.is(products.length, 63);
  for (const { options, tags } of products)
    t.true(v.is(v.array(OptionGroup), JSON.parse(options)) && v.is(v.array(v.string()), JSON.parse(tags)));
});

test('Head office, a branch and a franchisee can sign in, and a store manager sees two stores', async (t) => {
  const { reads } = t.context.database;
  const accounts = await reads.all<{ username: string; is_primary: number; password_hash: string }>(
    'SELECT username, is_primary, password_hash FROM account ORDER BY username',
  );
  t.deepEqual(
    accounts.map(({ username, is_primary: primary }) => `${username} ${primary}`),
    ['dianzhang 0', 'fengongsi 1', 'jiamengshang 1', 'zongbu 1'],
  );
  for (const { password_hash: hash } of accounts) t.true(await passwordMatches(demoStaff.hq.password, hash));
  const manager = await reads.all(
    `SELECT s.id FROM account a JOIN account_scope n ON n.account_id = a.id JOIN store s ON s.id = SUBSTR(n.node, 7)
    WHERE a.username = 'dianzhang' AND s.owner_id = a.merchant_id`,
  );
  t.is(manager.length, 2);
});

test('The demo has combos, shared options, prices that differ from place to place, one change for tomorrow, and two warnings in a store', async (t) => {
  const { database } = t.context;
  t.is(await numberOf(database, 'SELECT COUNT(DISTINCT sku_id) AS number FROM combo_part'), 3);
  t.is(
    await numberOf(
      database,
      'SELECT COUNT(*) AS number FROM product_option o WHERE NOT EXISTS (SELECT 1 FROM option_group g WHERE g.id = o.group_id)',
    ),
    0,
  );
  t.true((await numberOf(database, 'SELECT COUNT(*) AS number FROM option_group')) > 10);
  t.is(await numberOf(database, 'SELECT COUNT(DISTINCT node) AS number FROM price'), 4);
  const planned = await database.reads.all<{ valid_from: Date }>('SELECT valid_from FROM price_change WHERE valid_from > ?', [
    new Date('2026-11-20T04:00:00Z'),
  ]);
  t.deepEqual(
    planned.map(({ valid_from: from }) => from.toISOString()),
    ['2026-11-21T02:00:00.000Z'],
  );
  const due =
    'SELECT COUNT(*) AS number FROM stock_warning w JOIN stock k ON k.store_id = w.store_id AND k.sku_id = w.sku_id WHERE k.on_hand <= w.warn_at';
  t.is(await numberOf(database, due), 4);
});

test('Coupons can be received and used, and what they say is what the contract allows', async (t) => {
  const { database } = t.context;
  const rows = await database.reads.all<{ terms: string; validity: string; bearers: string; state: string }>(
    'SELECT * FROM coupon_template',
  );
  for (const { terms, validity, bearers } of rows)
    t.true(v.is(CouponTerms, JSON.parse(terms)) && v.is(Validity, JSON.parse(validity)) && v.is(Bearers, JSON.parse(bearers)));
  t.is(rows.filter(({ state }) => state === 'live').length, 6);
  t.is(await numberOf(database, `SELECT COUNT(*) AS number FROM coupon_template WHERE in_centre = 1 AND state = 'live'`), 4);
  t.is(await numberOf(database, `SELECT COUNT(*) AS number FROM coupon_template WHERE given_at IN ('registration', 'order')`), 0);
});

test('Two passes can be bought, and what they say is what the contract allows', async (t) => {
  const { database } = t.context;
  const rows = await database.reads.all<PassKindRow>(`SELECT * FROM pass_kind WHERE state = 'live' ORDER BY id`);
  t.deepEqual(rows.map(({ name }) => name), ['饮品月卡', '每天一份老卤蛋']); // prettier-ignore
  for (const row of rows) {
    const draft = v.parse(PassDraft, draftOf(row));
    t.is(await numberOf(database, `SELECT COUNT(*) AS number FROM product WHERE id IN (${draft.productIds.map((id) => `'${id}'`).join(', ')}) AND sold_by = 'portion'`), draft.productIds.length); // prettier-ignore
    t.is(await numberOf(database, `SELECT COUNT(*) AS number FROM payee WHERE id = '${draft.payeeId}'`), 1);
  }
});
