import test from 'ava';
import { aCustomer, aProduct, anOrder, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { demoChain } from '../../../embedded/demo/index.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as store from '@mendian/shared/store/store.contract.ts';
import { setStoreOwner } from '../store/index.ts';
import { openRefusals, erpOf, sync, tablesOf } from './sync-for-tests.ts';

const harness = await startHarness({ erp: erpOf(30) });
test.after.always(harness.stop);
const { erp } = harness.sandbox;
const { reads, clock } = harness;
const chain = demoChain({ stores: 30 });
const merchantCount = chain.merchants.length;
const minute = () => clock.advance(60_000);

type StoreRow = { id: string; name: string; standing: string; owner: string; branch: string; payee_id: string };
const storeOf = async (code: string) =>
  (await reads.one<StoreRow>(
    `SELECT s.id, s.name, s.standing, s.payee_id, o.code AS owner, b.code AS branch FROM store s
    JOIN merchant o ON o.id = s.owner_id JOIN merchant b ON b.id = s.branch_id WHERE s.code = ?`,
    [code],
  ))!;
const franchisees = chain.merchants.filter(({ kind }) => kind === 'franchisee').map(({ code }) => code);

test.serial('the first look takes over every branch, franchisee and store, and the next finds nothing to do', async (t) => {
  const first = await sync(harness, 'incremental');
  t.like(first, { state: 'done', seen: merchantCount + 30, added: merchantCount + 30, changed: 0, refused: 0 });
  t.like(await storeOf('S00001'), { name: '联发广场店', owner: 'B01', branch: 'B01', payee_id: '', standing: 'open' });
  t.is((await tablesOf(harness)).stores.length, 30);

  const before = await tablesOf(harness);
  minute();
  t.like(await sync(harness, 'full'), { state: 'done', seen: merchantCount + 30, added: 0, changed: 0, refused: 0 });
  t.deepEqual(await tablesOf(harness), before);
});

test.serial('a look that found nothing new leaves no row when the clock asked for it', async (t) => {
  const runs = async () => (await reads.one<{ number: number }>('SELECT COUNT(*) AS number FROM sync_run'))!.number;
  const before = await runs();
  minute();
  await sync(harness, 'incremental', '定时');
  t.is(await runs(), before);
});

test.serial('a new name, place and owner come within a minute, and customers see them', async (t) => {
  minute();
  erp.rename({ list: 'stores', code: 'S00002', name: '换了招牌店' });
  erp.move({ code: 'S00003', franchiseeCode: franchisees[0]! });
  erp.rename({ list: 'franchisees', code: franchisees[0]!, name: '新的加盟商' });
  const run = await sync(harness, 'incremental');
  t.like(run, { state: 'done', added: 0, changed: 3 });
  t.is((await storeOf('S00003')).owner, franchisees[0]!);
  const { items } = await harness.as(null)(store.findStores, { text: '换了招牌' });
  t.deepEqual(
    items.map(({ code }) => code),
    ['S00002'],
  );
  const said = await reads.all<{ code: string; what: string }>('SELECT code, what FROM sync_change WHERE run_id = ? ORDER BY code', [
    run.id,
  ]);
  t.regex(said.find(({ code }) => code === 'S00002')!.what, /^店名 .* → 换了招牌店$/);
  t.regex(said.find(({ code }) => code === 'S00003')!.what, new RegExp(`^商户 \\S+ → ${franchisees[0]}$`));
});

test.serial('a new store belongs to its owner from today, is closed by hand and takes no order until it has a payee', async (t) => {
  minute();
  erp.open({ code: 'N00001', name: '新开店', like: 'S00002' });
  t.like(await sync(harness, 'incremental'), { added: 1 });
  const { id } = await storeOf('N00001');
  t.regex((await harness.as(null)(store.getStore, { storeId: id })).notTaking ?? '', /没有开通收款/);
  const day = await reads.one<{ from_day: string }>('SELECT from_day FROM store_owner WHERE store_id = ?', [id]);
  t.is(day!.from_day, '2026-11-20');
});

test.serial('rows that cannot be are refused with a reason, keep what is there, and are taken once they are right', async (t) => {
  const before = await tablesOf(harness);
  minute();
  erp.spoil({ code: 'S00004', how: 'no-merchant' });
  erp.spoil({ code: 'S00005', how: 'code-twice' });
  erp.spoil({ code: 'S00006', how: 'unknown-branch' });
  erp.spoil({ code: 'S00007', how: 'unknown-franchisee' });
  erp.spoil({ code: 'S00008', how: 'bad-place' });
  const refused = ['S00004 no-merchant', 'S00005 code-twice', 'S00006 unknown-branch', 'S00007 unknown-franchisee', 'S00008 unreadable'];
  t.like(await sync(harness, 'incremental'), { state: 'done', changed: 0, refused: 5 });
  t.deepEqual(await openRefusals(harness), refused);
  minute();
  t.like(await sync(harness, 'full'), { state: 'done', changed: 0, refused: 5 });
  t.deepEqual(await openRefusals(harness), refused);
  t.deepEqual((await tablesOf(harness)).stores, before.stores);

  minute();
  erp.mend();
  t.like(await sync(harness, 'incremental'), { state: 'done', refused: 0, resolved: 5 });
  t.deepEqual(await openRefusals(harness), []);
});

test.serial(
  'a store refused because its franchisee was unknown is taken when the franchisee comes, though its own row stays',
  async (t) => {
    minute();
    erp.move({ code: 'S00009', franchiseeCode: 'F8888' });
    await sync(harness, 'incremental');
    t.deepEqual(await openRefusals(harness), ['S00009 unknown-franchisee']);
    const known = (await reads.all<{ code: string }>(`SELECT code FROM merchant WHERE kind = 'franchisee'`))[0]!;
    clock.advance(600_000);
    await harness.transact(async (ctx) => {
      const row = (await ctx.sql.one<Record<string, string>>('SELECT * FROM merchant WHERE code = ?', [known.code]))!;
      await ctx.sql.insert('merchant', [{ ...row, id: ctx.newId(), code: 'F8888', erp_updated_at: null }]);
    });
    t.like(await sync(harness, 'incremental'), { resolved: 1, changed: 1 });
    t.is((await storeOf('S00009')).owner, 'F8888');
    erp.move({ code: 'S00009', franchiseeCode: null });
    await sync(harness, 'incremental');
  },
);

test.serial('a closed store with an open order stays open and is listed; when the order is over it closes by itself', async (t) => {
  const { id } = await storeOf('S00010');
  const payee = harness.payees[0]!;
  await harness.transact(async ({ sql, now }) => {
    const { name, mode, appid, mchid } = payee;
    await sql.insert('payee', [{ id: payee.id, name, mode, appid, mchid }], { ignore: true });
    await sql.run('UPDATE store SET payee_id = ? WHERE id = ?', [payee.id, id]);
    await sql.run(`UPDATE store_trading SET status = 'open' WHERE store_id = ?`, [id]);
    await sql.upsert('terminal_presence', [{ store_id: id, seen_at: now }], ['store_id'], ['seen_at']);
  });
  const sku = await aProduct(harness, { id, latE6: 0, lngE6: 0 });
  const customer = await aCustomer(harness);
  const placed = await anOrder(customer, { id, latE6: 0, lngE6: 0 }, { lines: [pieces(sku)] });

  minute();
  erp.close({ list: 'stores', code: 'S00010' });
  t.like(await sync(harness, 'incremental'), { changed: 0, refused: 1 });
  t.deepEqual(await openRefusals(harness), ['S00010 open-orders']);
  t.is((await storeOf('S00010')).standing, 'open');

  await customer.call(order.cancelOrder, { orderId: placed.id, reason: '不想要了' });
  minute();
  t.like(await sync(harness, 'incremental'), { changed: 1, resolved: 1 });
  t.is((await storeOf('S00010')).standing, 'closed');
  minute();
  erp.reopen({ list: 'stores', code: 'S00010' });
  await sync(harness, 'incremental');
  t.is((await storeOf('S00010')).standing, 'open');
});

test.serial('a hand-over decided at the desk stands until the ERP says something new', async (t) => {
  const { id, branch } = await storeOf('S00011');
  const ids = new Map((await reads.all<{ id: string; code: string }>('SELECT id, code FROM merchant')).map((row) => [row.code, row.id]));
  await harness.transact((ctx) =>
    setStoreOwner(ctx, { storeId: id, ownerId: ids.get('F8888')!, branchId: ids.get(branch)!, fromDay: '2026-11-20' }),
  );
  minute();
  await sync(harness, 'full');
  t.is((await storeOf('S00011')).owner, 'F8888');
  erp.move({ code: 'S00011', franchiseeCode: franchisees[0]! });
  await sync(harness, 'incremental');
  t.is((await storeOf('S00011')).owner, franchisees[0]!);
});

test.serial('a franchisee that ended stays while stores belong to it', async (t) => {
  minute();
  erp.close({ list: 'franchisees', code: franchisees[0]! });
  await sync(harness, 'incremental');
  t.deepEqual(await openRefusals(harness), [`${franchisees[0]} stores-left`]);
  erp.reopen({ list: 'franchisees', code: franchisees[0]! });
  minute();
  await sync(harness, 'incremental');
  t.deepEqual(await openRefusals(harness), []);
});

test.serial('a store that has vanished from the ERP is listed by the comparison, kept, and forgotten when it is back', async (t) => {
  minute();
  erp.remove({ list: 'stores', code: 'N00001' });
  t.like(await sync(harness, 'full'), { state: 'done', changed: 0 });
  t.deepEqual(await openRefusals(harness), ['N00001 missing']);
  t.is((await storeOf('N00001')).standing, 'open');
  erp.open({ code: 'N00001', name: '新开店', like: 'S00002' });
  minute();
  t.like(await sync(harness, 'incremental'), { resolved: 1 });
  t.deepEqual(await openRefusals(harness), []);
});
