import test from 'ava';
import * as merchants from '@mendian/shared/account/merchant-account.contract.ts';
import { signIn } from '@mendian/shared/member/member.contract.ts';
import * as clerks from '@mendian/shared/terminal/clerk.contract.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { aCustomer } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { addClerk } from '../terminal/index.ts';
import { kinds } from './kinds.ts';
import { allTables, aTakeOver, csvOf, doStep, figuresIn, reasonsIn, upload } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

test.serial('who and what was worked with since stays, with the reason, and all else goes', async (t) => {
  const { call, id, owner, aStoreRow, anAccountRow, aMemberRow } = await aTakeOver(house);
  const buyer = await aCustomer(house);
  // Whoever opens the mini-program with this openid is the member who was taken over.
  await house.transact(async ({ sql }) => {
    await sql.run('DELETE FROM session WHERE subject_id = (SELECT id FROM member WHERE openid = ?)', [buyer.openid]);
    await sql.run('DELETE FROM member WHERE openid = ?', [buyer.openid]);
  });
  const before = await allTables(house);
  await upload(call, id, 'stores', csvOf('stores', [1, 2, 3, 4].map((no) => aStoreRow(no)))); // prettier-ignore
  await upload(call, id, 'accounts', csvOf('accounts', [anAccountRow(1, { primary: '是' }), anAccountRow(2)]));
  await upload(call, id, 'members', csvOf('members', [aMemberRow(1, { openid: buyer.openid }), aMemberRow(2)]));
  for (const step of ['check', 'run'] as const) await doStep(house, call, id, step);

  const storeIdOf = async (no: number) =>
    (await house.reads.one<{ id: string }>('SELECT id FROM store WHERE code = ?', [aStoreRow(no)['code']!]))!.id;
  const [first, second, third] = [await storeIdOf(1), await storeIdOf(2), await storeIdOf(3)];
  await house.transact((ctx) => addClerk(ctx, first, { number: '1', name: '小王', pin: '1234' }));
  await house.transact(({ sql }) => sql.run(`UPDATE store SET phone = '0791-1' WHERE id = ?`, [second]));
  await house.transact(({ sql }) => sql.run(`UPDATE store_trading SET status = 'open' WHERE store_id = ?`, [third]));
  const { items } = await call(merchants.listMerchantAccounts, { text: owner.code });
  await call(merchants.resetMerchantPassword, { accountId: items[0]!.account!.accountId });
  await house.as(null)(signIn, { code: house.sandbox.control.login(buyer.openid) });

  const back = await doStep(house, call, id, 'back');
  t.deepEqual(figuresIn(back, 'stores'), { back: 1, kept: 3 });
  t.deepEqual(await reasonsIn(call, id, 'stores'), ['2 kept 门店已有店员', '3 kept 接管之后改过', '4 kept 接管之后改过', '5 back']);
  t.deepEqual(await reasonsIn(call, id, 'accounts'), ['2 kept 接管之后改过', '3 back']);
  t.deepEqual(await reasonsIn(call, id, 'members'), ['2 kept 会员登录过', '3 back']);
  const after = await allTables(house);
  for (const [table, kept] of [
    ['store', 3],
    ['store_owner', 3],
    ['feed_counter', 3],
    ['account', 1],
    ['member', 1],
  ] as const)
    // prettier-ignore
    t.is(after[table]!.length - before[table]!.length, kept, table);
  t.is((await call(clerks.listClerks.hq, { storeId: first })).items.length, 1);
  const view = await call(contract.getTakeOver, { takeOverId: id });
  t.false(view.can.back, 'what stays belongs to the house from now on');
  t.true(view.can.check);
});

test.serial('what was changed of a store is put back, unless somebody changed it again', async (t) => {
  const { call, id, aStoreRow } = await aTakeOver(house);
  await upload(call, id, 'stores', csvOf('stores', [1, 2].map((no) => aStoreRow(no, { hours: '' })))); // prettier-ignore
  for (const step of ['check', 'run'] as const) await doStep(house, call, id, step);
  const before = await allTables(house);

  const { id: other } = await call(contract.addTakeOver, { name: '改店名' });
  const rows = [1, 2].map((no) => aStoreRow(no, { name: `新名 ${no}` }));
  await upload(call, other, 'stores', csvOf('stores', rows));
  await doStep(house, call, other, 'check');
  t.deepEqual(await reasonsIn(call, other, 'stores'), ['2 change 店名、营业时间', '3 change 店名、营业时间']);
  house.clock.advance(60_000);
  await doStep(house, call, other, 'run');
  await doStep(house, call, other, 'back');
  t.deepEqual(await allTables(house), before);

  await doStep(house, call, other, 'check');
  await doStep(house, call, other, 'run');
  await house.transact(({ sql }) => sql.run(`UPDATE store SET name = '店里自己改的' WHERE code = ?`, [aStoreRow(2)['code']!]));
  await doStep(house, call, other, 'back');
  t.deepEqual(await reasonsIn(call, other, 'stores'), ['2 back', '3 kept 接管之后改过']);
});

/** A new table that names a store, a member, an account or an order has to say whether it is the thing's own or shows that it is used. */
const named = [
  { kind: 'stores', column: 'store_id', besides: ['feed_event', 'feed_counter', 'menu_version', 'audit_log'] },
  { kind: 'stores', column: 'node', besides: [] },
  { kind: 'members', column: 'member_id', besides: [] },
  { kind: 'accounts', column: 'account_id', besides: [] },
  { kind: 'coupons', column: 'coupon_id', besides: [] },
  { kind: 'orders', column: 'order_id', besides: ['feed_event', 'stock_movement', 'attention'] },
] as const;
for (const { kind, column, besides } of named)
  test.serial(`no table that names ${kind} as ${column} is overlooked on the way back`, async (t) => {
    const rows = await house.reads.all<{ name: string }>(
      house.reads.dialect === 'mysql'
        ? 'SELECT table_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name = ?'
        : `SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = ?`,
      [column],
    );
    const { own, uses } = kinds[kind];
    const seen = new Set([...own, ...uses].map(({ table }) => table).concat(besides));
    t.true(rows.length > 0);
    t.deepEqual(rows.map(({ name }) => name).filter((name) => !seen.has(name)), []); // prettier-ignore
  });
