import * as catalog from '@mendian/shared/catalog/catalog.contract.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import * as contract from '@mendian/shared/store/store.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import test from 'ava';
import { aCustomer, aProduct, aStore, anOrder, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { setStoreOwner } from './set-store-owner.ts';
import { storeChanged } from './store-changed.ts';

const house = await startHarness();
test.after.always(house.stop);

const ownerOf = (storeId: string) =>
  house.reads.one<{ owner_id: string; branch_id: string }>('SELECT owner_id, branch_id FROM store WHERE id = ?', [storeId]);
const historyOf = async (storeId: string) =>
  (
    await house.reads.all<{ from_day: string; owner_id: string }>(
      'SELECT from_day, owner_id FROM store_owner WHERE store_id = ? ORDER BY from_day',
      [storeId],
    )
  ).map(({ from_day, owner_id }) => `${from_day} ${owner_id}`);
const give = (storeId: string, ownerId: string, fromDay: string) =>
  house.transact((ctx) => setStoreOwner(ctx, { storeId, ownerId, branchId: 'branch-2', fromDay }));

test.serial('a store handed over today belongs to its new owner at once, and its history keeps the old one', async (t) => {
  house.clock.advance(3 * 86_400_000);
  const store = await aStore(house);
  house.clock.advance(2 * 86_400_000);
  await give(store.id, 'franchisee-1', '2026-11-25');
  t.deepEqual(await ownerOf(store.id), { owner_id: 'franchisee-1', branch_id: 'branch-2' });
  t.deepEqual(await historyOf(store.id), ['2026-11-23 owner-1', '2026-11-25 franchisee-1']);
  await give(store.id, 'franchisee-1', '2026-11-25');
  t.is((await historyOf(store.id)).length, 2);
});

test.serial('a hand-over planned for a day counts when that day begins in Shanghai, not before', async (t) => {
  const store = await aStore(house);
  await give(store.id, 'franchisee-1', '2026-11-27');
  t.is((await ownerOf(store.id))!.owner_id, 'owner-1');
  house.clock.now = new Date('2026-11-26T15:59:59.000Z');
  await house.deliver();
  t.is((await ownerOf(store.id))!.owner_id, 'owner-1');
  house.clock.now = new Date('2026-11-26T16:00:00.000Z');
  await house.deliver();
  t.is((await ownerOf(store.id))!.owner_id, 'franchisee-1');
});

test.serial('what is written down for an earlier day does not undo what was written down for a later one', async (t) => {
  const store = await aStore(house);
  await give(store.id, 'franchisee-2', '2026-11-26');
  await give(store.id, 'franchisee-1', '2026-11-20');
  t.is((await ownerOf(store.id))!.owner_id, 'franchisee-2');
});

test.serial('customers see another name at once, and do not find a store that was closed for good', async (t) => {
  const store = await aStore(house, { name: '旧名店' });
  const customer = await aCustomer(house);
  const names = async (text: string) => (await customer.call(contract.findStores, { text })).items.map(({ name }) => name);
  await house.transact(async (ctx) => storeChanged(ctx, store.id));
  t.deepEqual(await names('旧名店'), ['旧名店']);
  const change = (column: string, value: string) =>
    house.transact(async (ctx) => {
      await ctx.sql.run(`UPDATE store SET ${column} = ? WHERE id = ?`, [value, store.id]);
      storeChanged(ctx, store.id);
    });
  await change('name', '新名店');
  t.deepEqual(await names('旧名店'), []);
  t.deepEqual(await names('新名店'), ['新名店']);

  const sku = await aProduct(house, store);
  await change('standing', 'closed');
  t.deepEqual(await names('新名店'), []);
  await refused(t, customer.call(contract.getStore, { storeId: store.id }), 'thing/not-found');
  const refusal = await refused(t, anOrder(customer, store, { lines: [pieces(sku)] }), 'order/store-not-taking');
  t.regex(refusal.message, /已经停业/);
});

test.serial('a store without a payee is listed and takes no order until it has one', async (t) => {
  const store = await aStore(house, { name: '新开店' });
  const payeeId = (await house.reads.one<{ payee_id: string }>('SELECT payee_id FROM store WHERE id = ?', [store.id]))!.payee_id;
  const sku = await aProduct(house, store);
  const customer = await aCustomer(house);
  const setPayee = (value: string) =>
    house.transact(async (ctx) => {
      await ctx.sql.run('UPDATE store SET payee_id = ? WHERE id = ?', [value, store.id]);
      storeChanged(ctx, store.id);
    });
  await setPayee('');
  t.regex((await customer.call(contract.getStore, { storeId: store.id })).notTaking ?? '', /没有开通收款/);
  t.regex((await customer.call(contract.getSlots, { storeId: store.id })).notTaking ?? '', /没有开通收款/);
  await refused(t, anOrder(customer, store, { lines: [pieces(sku)] }), 'order/store-not-taking');
  await setPayee(payeeId);
  t.is((await customer.call(contract.getStore, { storeId: store.id })).notTaking, null);
  const placed = await anOrder(customer, store, { lines: [pieces(sku)] });
  t.is((await customer.call(order.getOrder, { orderId: placed.id })).state, 'unpaid');
});

test.serial('a store that changes hands has its new owner’s prices on the menu', async (t) => {
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store, { price: 1_000 });
  await house.transact(({ sql, newId, now }) =>
    sql.insert('price', [
      {
        node: 'franchisee:franchisee-7',
        sku_id: skuId,
        valid_from: new Date(now.getTime() - 1_000),
        id: newId(),
        amount: 777,
        change_id: newId(),
      },
    ]),
  );
  const priceOnMenu = async () => {
    const { categories } = await house.as(null)(catalog.getMenu, { storeId: store.id });
    return categories.flatMap(({ products }) => products.flatMap(({ skus }) => skus)).find(({ id }) => id === skuId)?.price;
  };
  t.is(await priceOnMenu(), 1_000);
  await give(store.id, 'franchisee-7', dayOf(house.clock.now));
  await house.deliver();
  t.is(await priceOnMenu(), 777);
});
