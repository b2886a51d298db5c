import anyTest, { type ExecutionContext, type TestFn } from 'ava';
import * as contract from '@mendian/shared/stock/stock.contract.ts';
import { aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pieces } from '../../../test/build.ts';
import { aCombo, productsOnMenu } from '../../../test/build-catalogue.ts';
import { refused, startHarness, type Harness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const test = anyTest as TestFn<{ house: Harness }>;
test.beforeEach(async (t) => void (t.context.house = await startHarness()));
test.afterEach.always((t) => t.context.house?.stop());

const nothingWrong = async (t: ExecutionContext<{ house: Harness }>) =>
  t.deepEqual(await findFaults(t.context.house.reads, t.context.house.clock.now), []);

test('Counts, adjustments and losses are movements with a reason and a name, and add up to what is there', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store, { onHand: 10 });
  const { call } = await aStaff(house, { name: '刘店长' });
  await anOrder(await aCustomer(house), store, { lines: [pieces({ skuId }, 2)] });
  const counted = await call(contract.countStock.hq, { storeId: store.id, lines: [{ skuId, onHand: 7 }], reason: '晚班清点' });
  t.like(counted.items[0], { onHand: 7, reserved: 2, saleable: 5 });
  const change = (kind: 'adjust' | 'loss', by: number) =>
    call(contract.adjustStock.hq, { storeId: store.id, skuId, kind, by, reason: '到货' });
  t.like(await change('adjust', 20), { onHand: 27, saleable: 25 });
  t.like(await change('loss', -4), { onHand: 23, saleable: 21 });
  const { items } = await call(contract.listStockMovements.hq, { storeId: store.id, skuId });
  t.deepEqual(
    items.map(({ kind, onHand, reserved, by }) => [kind, onHand, reserved, by]).sort(),
    [
      ['adjust', 20, 0, '刘店长'],
      ['count', -3, 0, '刘店长'],
      ['count', 10, 0, ''],
      ['loss', -4, 0, '刘店长'],
      ['reserve', 0, 2, ''],
    ].sort(),
  );
  await nothingWrong(t);
  const log = await house.reads.all<{ action: string }>(`SELECT action FROM audit_log WHERE store_id = ? AND action LIKE 'stock.%'`, [
    store.id,
  ]);
  t.deepEqual(log.map(({ action }) => action).sort(), ['stock.adjusted', 'stock.counted', 'stock.lost']);
});

test('A first count begins the stock of a sku that the store had none of', async (t) => {
  const { house } = t.context;
  const [store, other] = [await aStore(house), await aStore(house)];
  const { skuId } = await aProduct(house, other);
  const { call } = await aStaff(house);
  t.deepEqual((await call(contract.listStock.hq, { storeId: store.id })).items, []);
  await call(contract.countStock.hq, { storeId: store.id, lines: [{ skuId, onHand: 3 }], reason: '新品' });
  t.like((await call(contract.listStock.hq, { storeId: store.id })).items[0], { skuId, onHand: 3, sold: true });
  t.false((await productsOnMenu(house, store))[0]!.skus[0]!.soldOut);
  await nothingWrong(t);
});

test('Whoever counts or switches at a desk changes the customers’ menu at once', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store);
  const { call } = await aStaff(house);
  const soldOut = async () => (await productsOnMenu(house, store))[0]!.skus[0]!.soldOut;
  t.false(await soldOut());
  for (const onHand of [0, 5]) {
    await call(contract.countStock.hq, { storeId: store.id, lines: [{ skuId, onHand }], reason: '清点' });
    t.is(await soldOut(), onHand === 0);
  }
  for (const switched of [true, false]) {
    t.is((await call(contract.setStockSoldOut.hq, { storeId: store.id, skuId, soldOut: switched })).soldOut, switched);
    t.is(await soldOut(), switched);
  }
});

test('A warning is due when no more than its number can be sold, and leaves the list when there is enough again', async (t) => {
  const { house } = t.context;
  const [franchisee, stranger] = [await aMerchant(house), await aMerchant(house)];
  const store = await aStore(house, { ownerId: franchisee.id, name: '绿茵路店' });
  const { skuId } = await aProduct(house, store, { onHand: 5, name: '鸭脖' });
  const staff = async (id: string) => (await aStaff(house, { merchantId: id, scope: [{ kind: 'franchisee', id }] })).call;
  const [call, other] = [await staff(franchisee.id), await staff(stranger.id)];
  const due = async (as = call) => (await as(contract.listStockWarnings.merchant, {})).items;
  t.deepEqual(await due(), []);
  for (let times = 0; times < 2; times += 1)
    t.like(await call(contract.setStockWarning.merchant, { storeId: store.id, skuId, warnAt: 5 }), { warnAt: 5, low: true });
  t.like((await due())[0], { storeName: '绿茵路店', name: '鸭脖', saleable: 5, warnAt: 5 });
  t.deepEqual(await due(other), []);
  t.is((await call(contract.listStock.merchant, { storeId: store.id, low: 1 })).items.length, 1);
  await call(contract.adjustStock.merchant, { storeId: store.id, skuId, kind: 'adjust', by: 1, reason: '到货' });
  t.deepEqual(await due(), []);
  await call(contract.setStockWarning.merchant, { storeId: store.id, skuId, warnAt: null });
  t.is((await call(contract.listStock.merchant, { storeId: store.id })).items[0]!.warnAt, null);
});

test('Impossible numbers and what is not a store’s own are refused with a sentence', async (t) => {
  const { house } = t.context;
  const franchisee = await aMerchant(house);
  const [store, other] = [await aStore(house, { ownerId: franchisee.id }), await aStore(house)];
  const { skuId } = await aProduct(house, store, { onHand: 5 });
  const combo = await aCombo(house, { parts: [{ skuId, quantity: 1 }] });
  const { call } = await aStaff(house, { merchantId: franchisee.id, scope: [{ kind: 'franchisee', id: franchisee.id }] });
  const change = { storeId: store.id, skuId, kind: 'adjust' as const, by: 1, reason: '到货' };
  for (const [given, code] of [
    [{ by: -6 }, 'stock/below-zero'],
    [{ by: 0 }, 'input/invalid'],
    [{ by: 1.5 }, 'input/invalid'],
    [{ kind: 'loss', by: 3 }, 'input/invalid'],
    [{ reason: '' }, 'input/invalid'],
    [{ skuId: combo.skuId }, 'stock/combo'],
    [{ skuId: 'nothing' }, 'thing/not-found'],
    [{ storeId: other.id }, 'thing/not-found'],
    [{ storeId: 'nowhere' }, 'thing/not-found'],
  ] as const)
    await refused(t, call(contract.adjustStock.merchant, { ...change, ...given }), code);
  const count = { storeId: store.id, lines: [{ skuId, onHand: 1 }], reason: '清点' };
  await refused(t, call(contract.countStock.merchant, { ...count, lines: [...count.lines, ...count.lines] }), 'stock/twice');
  await refused(t, call(contract.countStock.merchant, { ...count, lines: [{ skuId, onHand: -1 }] }), 'input/invalid');
  await refused(t, call(contract.countStock.merchant, { ...count, storeId: other.id }), 'thing/not-found');
  await refused(t, call(contract.setStockWarning.merchant, { storeId: store.id, skuId: combo.skuId, warnAt: 1 }), 'stock/combo');
  for (const ask of [contract.listStock.merchant, contract.listStockMovements.merchant])
    await refused(t, call(ask, { storeId: other.id, skuId }), 'thing/not-found');
  await refused(t, call(contract.setStockSoldOut.merchant, { storeId: other.id, skuId, soldOut: true }), 'thing/not-found');
  await refused(t, call(contract.listStockMovements.merchant, { storeId: store.id, skuId, after: 'x' }), 'input/invalid');
  t.like(await house.reads.one('SELECT on_hand FROM stock WHERE sku_id = ?', [skuId]), { on_hand: 5 });
});

test('Ten adjustments at once and one sent twice all count, each once', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store, { onHand: 0 });
  const { call } = await aStaff(house);
  const ask = { storeId: store.id, skuId, kind: 'adjust' as const, by: 1, reason: '到货' };
  await Promise.all(Array.from({ length: 10 }, () => call(contract.adjustStock.hq, ask)));
  await Promise.all([1, 2].map(() => call(contract.adjustStock.hq, ask, { key: 'one-and-the-same' })));
  t.like(await house.reads.one('SELECT on_hand FROM stock WHERE sku_id = ?', [skuId]), { on_hand: 11 });
  await nothingWrong(t);
});

test('Movements are read page by page, the newest first, none twice and none left out', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store, { onHand: 1 });
  const { call } = await aStaff(house);
  for (let index = 0; index < 7; index += 1) {
    // Some of them in the same millisecond.
    if (index % 3 === 0) house.clock.advance(1);
    await call(contract.adjustStock.hq, { storeId: store.id, skuId, kind: 'adjust', by: index + 1, reason: '到货' });
  }
  const seen: number[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await call(contract.listStockMovements.hq, { storeId: store.id, skuId, limit: 3, ...(after && { after }) });
    seen.push(...items.map(({ onHand }) => onHand));
    if (next === null) break;
    after = next;
  }
  t.deepEqual(
    [...seen].sort((a, b) => a - b),
    [1, 1, 2, 3, 4, 5, 6, 7],
  );
  t.is(seen[0], 7);
});

test('Somebody who looks for a store among thousands finds it by code or name, if it is one of theirs', async (t) => {
  const { house } = t.context;
  const franchisee = await aMerchant(house);
  const own = await aStore(house, { ownerId: franchisee.id, name: '绿茵路店' });
  await aStore(house, { name: '绿茵二店' });
  const { call } = await aStaff(house, { merchantId: franchisee.id, scope: [{ kind: 'franchisee', id: franchisee.id }] });
  const found = (await call(contract.listStockStores.merchant, {})).items;
  t.deepEqual(found.map(({ storeId, name }) => [storeId, name]), [[own.id, '绿茵路店']]); // prettier-ignore
  for (const text of ['绿茵', found[0]!.code.toLowerCase()])
    t.deepEqual((await call(contract.listStockStores.merchant, { text })).items, found);
  t.deepEqual((await call(contract.listStockStores.merchant, { text: '二店' })).items, []);
  t.is((await call(contract.listStock.merchant, { storeId: own.id })).store.name, '绿茵路店');
});
