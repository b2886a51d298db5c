import anyTest, { type TestFn } from 'ava';
import * as contract from '@mendian/shared/catalog/assortment.contract.ts';
import { changePrices } from '@mendian/shared/catalog/price.contract.ts';
import { countStock, setStockSoldOut } from '@mendian/shared/stock/stock.contract.ts';
import { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pieces, type StoreMade } from '../../../../test/build.ts';
import { aCombo, productsOnMenu } from '../../../../test/build-catalogue.ts';
import { refused, startHarness, type Harness } from '../../../../test/harness.ts';

const test = anyTest as TestFn<{ house: Harness }>;
test.beforeEach(async (t) => void (t.context.house = await startHarness()));
test.afterEach.always((t) => t.context.house?.stop());

const onMenu = async (house: Harness, store: StoreMade): Promise<string[]> => (await productsOnMenu(house, store)).map(({ name }) => name);

test('Whether a store sells a product, the nearest level says: store, franchisee, branch, head office; else what it keeps', async (t) => {
  const { house } = t.context;
  const [branch, franchisee] = [(await aMerchant(house, 'branch', '江西分公司')).id, (await aMerchant(house)).id];
  const store = await aStore(house, { branchId: branch, ownerId: franchisee, name: '绿茵路店' });
  const other = await aStore(house, { branchId: branch, ownerId: branch });
  const { productId, skuId } = await aProduct(house, store, { name: '鸭脖' });
  const { call } = await aStaff(house);
  const setSells = (node: string, sells: boolean | null) => call(contract.setSells.hq, { node, productIds: [productId], sells });
  const said = async () => {
    const row = (await call(contract.listAssortment.hq, { node: `store:${store.id}` })).items[0]!;
    return [row.sells, row.from?.name ?? null, row.own, row.kept];
  };
  t.deepEqual(await said(), [true, null, null, true]);
  t.deepEqual([await onMenu(house, store), await onMenu(house, other)], [['鸭脖'], []]);
  for (const [node, sells, from, own] of [
    ['chain', false, '总部', null],
    [`branch:${branch}`, true, '江西分公司', null],
    [`franchisee:${franchisee}`, false, '吉安卤香食品有限公司', null],
    [`store:${store.id}`, true, '绿茵路店', true],
  ] as const) {
    t.deepEqual(await setSells(node, sells), { changed: 1 });
    t.deepEqual(await setSells(node, sells), { changed: 0 });
    t.deepEqual(await said(), [sells, from, own, true]);
    t.deepEqual(await onMenu(house, store), sells ? ['鸭脖'] : []);
  }
  // The branch lets its own store sell it too; it has none of it yet, so customers see it sold out.
  const [sku] = (await productsOnMenu(house, other))[0]!.skus;
  t.true(sku!.soldOut);
  for (const node of [`store:${store.id}`, `branch:${branch}`, 'chain']) await setSells(node, null);
  t.deepEqual(await said(), [false, '吉安卤香食品有限公司', null, true]);
  const clerk = await aClerk(house, store);
  t.deepEqual((await clerk.call(listTerminalProducts, {})).items, []);
  const refusal = await refused(
    t,
    anOrder(await aCustomer(house), store, { lines: [pieces({ skuId })], expectedPayable: 1_000 }),
    'order/item-unavailable',
  );
  t.regex(refusal.message, /下架/);
});

test('A combo with a part that the store does not sell is sold out', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const [bowl, drink] = [await aProduct(house, store, { name: '拌粉' }), await aProduct(house, store, { name: '酸梅汤' })];
  const parts = [bowl, drink].map(({ skuId }) => ({ skuId, quantity: 1 }));
  await aCombo(house, { name: '套餐', parts });
  const { call } = await aStaff(house);
  await call(contract.setSells.hq, { node: `store:${store.id}`, productIds: [drink.productId], sells: false });
  const products = await productsOnMenu(house, store);
  t.deepEqual(
    products.map(({ name, skus }) => [name, skus[0]!.soldOut]),
    [
      ['拌粉', false],
      ['套餐', true],
    ],
  );
});

test('Menus are set only at levels of one’s own, and whose it is may read who did it', async (t) => {
  const { house } = t.context;
  const franchisee = await aMerchant(house);
  const [store, other] = [await aStore(house, { ownerId: franchisee.id }), await aStore(house)];
  const { productId } = await aProduct(house, store);
  const { call } = await aStaff(house, { merchantId: franchisee.id, scope: [{ kind: 'franchisee', id: franchisee.id }] });
  for (const node of ['chain', 'branch:branch-1', `store:${other.id}`]) {
    await refused(t, call(contract.setSells.merchant, { node, productIds: [productId], sells: false }), 'thing/not-found');
    await refused(t, call(contract.listAssortment.merchant, { node }), 'thing/not-found');
  }
  const node = `store:${store.id}`;
  await refused(t, call(contract.setSells.merchant, { node, productIds: [productId, 'nothing'], sells: false }), 'thing/not-found');
  await call(contract.setSells.merchant, { node, productIds: [productId], sells: false });
  const log = await house.reads.all(`SELECT action, store_id, merchant_id FROM audit_log WHERE action LIKE 'assortment.%'`);
  t.deepEqual(log, [{ action: 'assortment.changed', store_id: store.id, merchant_id: franchisee.id }]);
});

test('A store’s menu at the desk says what each sku costs, which level says so, and why it is sold out', async (t) => {
  const { house } = t.context;
  const branch = (await aMerchant(house, 'branch', '江西分公司')).id;
  const store = await aStore(house, { branchId: branch, ownerId: branch });
  const [bowl, drink] = [await aProduct(house, store, { name: '拌粉' }), await aProduct(house, store, { name: '酸梅汤' })];
  const combo = await aCombo(house, { name: '套餐', price: 1_800, parts: [bowl, drink].map(({ skuId }) => ({ skuId, quantity: 1 })) });
  const { call } = await aStaff(house);
  const skuOf = async ({ productId }: { productId: string }) => {
    const { items } = await call(contract.listAssortment.hq, { node: `store:${store.id}` });
    return items.find((row) => row.productId === productId)!.skus[0]!;
  };
  t.like(await skuOf(bowl), { price: 1_000, priceFrom: { node: 'chain', name: '总部' }, soldOut: null });
  await call(changePrices.hq, { node: `branch:${branch}`, prices: [{ skuId: bowl.skuId, amount: 1_200 }], from: null, to: null });
  t.like(await skuOf(bowl), { price: 1_200, priceFrom: { name: '江西分公司' } });
  await call(setStockSoldOut.hq, { storeId: store.id, skuId: bowl.skuId, soldOut: true });
  t.is((await skuOf(bowl)).soldOut, 'switched');
  t.is((await skuOf(combo)).soldOut, 'part');
  await call(countStock.hq, { storeId: store.id, lines: [{ skuId: drink.skuId, onHand: 0 }], reason: '清点' });
  t.is((await skuOf(drink)).soldOut, 'empty');
  t.deepEqual((await call(contract.listAssortment.hq, { node: 'chain' })).items[0]!.skus, []);
});

test('Levels are found by code and by name in Chinese, and only those that one looks after', async (t) => {
  const { house } = t.context;
  const franchisee = await aMerchant(house);
  const stores = [await aStore(house, { ownerId: franchisee.id, name: '绿茵路店' }), await aStore(house, { name: '绿茵二店' })] as const;
  const { call } = await aStaff(house, { merchantId: franchisee.id, scope: [{ kind: 'store', id: stores[0].id }] });
  for (const text of ['', '绿茵', '路店'])
    t.deepEqual((await call(contract.listAssortmentLevels.merchant, { text })).items.map(({ name }) => name), ['绿茵路店']); // prettier-ignore
  t.deepEqual((await call(contract.listAssortmentLevels.merchant, { text: '没有' })).items, []);
  const office = (await aStaff(house)).call;
  const [level] = (await office(contract.listAssortmentLevels.hq, { text: '绿茵二' })).items;
  t.is(level!.node, `store:${stores[1].id}`);
  t.deepEqual((await office(contract.listAssortmentLevels.hq, { text: level!.code })).items, [level]);
  t.deepEqual((await office(contract.listAssortmentLevels.hq, { text: '总部' })).items, [{ node: 'chain', name: '总部', code: '' }]);
});
