import anyTest, { type TestFn } from 'ava';
import type { ScopeNode } from '@mendian/shared/account/scope.ts';
import * as contract from '@mendian/shared/catalog/price.contract.ts';
import { aCustomer, aMerchant, anOrder, aStaff, pieces } from '../../../../test/build.ts';
import { refused, startHarness, type Harness } from '../../../../test/harness.ts';
import { aChain, minuteMs, onMenu, paidIn, set } from './chain-for-tests.ts';

const test = anyTest as TestFn<{ house: Harness }>;
test.beforeEach(async (t) => void (t.context.house = await startHarness()));
test.afterEach.always((t) => t.context.house?.stop());

test('A store’s price is its own, else its franchisee’s, else its branch’s, else head office’s; and one sees which', async (t) => {
  const { house } = t.context;
  const { branch, franchisee, store, own, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const seen = async () => {
    const { items } = await call(contract.listPrices.hq, { node: `store:${store.id}` });
    return [items[0]!.amount, items[0]!.from.name];
  };
  t.deepEqual(await seen(), [1_000, '总部']);
  for (const [node, amount, name] of [
    ['chain', 1_100, '总部'],
    [`branch:${branch}`, 1_200, '江西分公司'],
    [`franchisee:${franchisee}`, 1_300, '吉安卤香食品有限公司'],
    [`store:${store.id}`, 1_400, '绿茵路店'],
  ] as const) {
    await set(call, node, sku, amount);
    t.deepEqual(await seen(), [amount, name]);
    t.is(await paidIn(house, store, sku), amount);
    t.is(await onMenu(house, store), amount);
  }
  t.is(await paidIn(house, own, sku), 1_200);
  t.is(await onMenu(house, own), 1_200);
  const { levels, items } = await call(contract.listPrices.hq, { node: `store:${store.id}` });
  t.deepEqual(
    levels.map(({ name }) => name),
    ['总部', '江西分公司', '吉安卤香食品有限公司', '绿茵路店'],
  );
  t.deepEqual(items[0]!.own, [1_100, 1_200, 1_300, 1_400]);
  house.clock.advance(minuteMs);
  await set(call, `store:${store.id}`, sku, null);
  t.deepEqual(await seen(), [1_300, '吉安卤香食品有限公司']);
  t.is(await onMenu(house, store), 1_300);
});

test('A planned price is seen before, counts from its minute on in the menu and for the order, and ends at its minute', async (t) => {
  const { house } = t.context;
  const { store, own, branch, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const customer = await aCustomer(house);
  const from = new Date(house.clock.now.getTime() + 60 * minuteMs);
  const to = new Date(from.getTime() + 30 * minuteMs);
  t.is(await onMenu(house, store), 1_000);
  const change = await set(call, `branch:${branch}`, sku, 800, from, to);
  t.like(change, { state: 'planned', stores: 2, canCancel: true });
  const row = (await call(contract.listPrices.hq, { node: `store:${store.id}` })).items[0]!;
  t.deepEqual([row.amount, row.next?.amount, row.next?.at], [1_000, 800, from.toISOString()]);

  house.clock.now = new Date(from.getTime() - 1);
  t.deepEqual([await onMenu(house, store), await paidIn(house, store, sku)], [1_000, 1_000]);
  house.clock.now = from;
  for (const one of [store, own]) t.deepEqual([await onMenu(house, one), await paidIn(house, one, sku)], [800, 800]);
  await house.transact(({ sql }) => sql.run('UPDATE terminal_presence SET seen_at = ?', [from]));
  t.is((await anOrder(customer, store, { lines: [pieces(sku)] })).payable, 800);
  house.clock.now = to;
  for (const one of [store, own]) t.deepEqual([await onMenu(house, one), await paidIn(house, one, sku)], [1_000, 1_000]);
});

test('A price that began after the customer filled the cart is not charged: the order is refused with the new one', async (t) => {
  const { house } = t.context;
  const { store, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const customer = await aCustomer(house);
  await set(call, `store:${store.id}`, sku, 1_500);
  const refusal = await refused(t, anOrder(customer, store, { lines: [pieces(sku)], expectedPayable: 1_000 }), 'order/price-changed');
  t.is(refusal.details['payable'], 1_500);
});

test('A planned change can be cancelled before it begins, and is then as if it had never been', async (t) => {
  const { house } = t.context;
  const { store, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const from = new Date(house.clock.now.getTime() + 60 * minuteMs);
  const kept = await set(call, `store:${store.id}`, sku, 900, from);
  house.clock.advance(minuteMs);
  const { id: changeId } = await set(call, `store:${store.id}`, sku, 700, from);
  const planned = async () => (await call(contract.listPriceChanges.hq, { planned: 1 })).items.map(({ id }) => id);
  t.deepEqual(await planned(), [changeId, kept.id]);
  for (let times = 0; times < 2; times += 1) t.is((await call(contract.cancelPriceChange.hq, { changeId })).state, 'cancelled');
  t.deepEqual(await planned(), [kept.id]);
  house.clock.now = from;
  t.is(await paidIn(house, store, sku), 900);
  t.is(await onMenu(house, store), 900);
  await refused(t, call(contract.cancelPriceChange.hq, { changeId: kept.id }), 'price/begun');
});

test('The list of changes says from what to what each goes, at its level and at its minute', async (t) => {
  const { house } = t.context;
  const { branch, franchisee, store, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const start = house.clock.now.getTime();
  const nodes = ['chain', `branch:${branch}`, `franchisee:${franchisee}`, `store:${store.id}`];
  for (const [index, node] of nodes.entries()) {
    await set(call, node, sku, 2_000 + index, new Date(start + (60 + index) * minuteMs));
    house.clock.advance(minuteMs);
  }
  const seen = async () =>
    (await call(contract.listPriceChanges.hq, {})).items.map(({ level, prices }) => [level.node, prices[0]!.before, prices[0]!.amount]);
  t.deepEqual(await seen(), [
    [nodes[3], 2_002, 2_003],
    [nodes[2], 2_000, 2_002],
    [nodes[1], 2_000, 2_001],
    ['chain', 1_000, 2_000],
  ]);
  await set(call, 'chain', sku, 1_500);
  const [newest, ...others] = await seen();
  t.deepEqual(
    [newest, others.at(-1)],
    [
      ['chain', 1_000, 1_500],
      ['chain', 1_500, 2_000],
    ],
  );
});

test('A preview says which stores’ prices would change, from what to what, and which have their own', async (t) => {
  const { house } = t.context;
  const { franchisee, store, own, sku } = await aChain(house);
  const { call } = await aStaff(house);
  await set(call, `franchisee:${franchisee}`, sku, 1_300);
  house.clock.advance(minuteMs);
  const ask = { node: 'chain', prices: [{ skuId: sku.skuId, amount: 950 }], from: null, to: null };
  const preview = await call(contract.previewPrices.hq, ask);
  t.deepEqual([preview.stores, preview.prices, preview.covered], [1, 1, 1]);
  t.like(preview.items[0], { storeId: own.id, storeName: '总店', before: 1_000, after: 950 });
  t.is(await paidIn(house, own, sku), 1_000);
  const back = await call(contract.previewPrices.hq, {
    ...ask,
    node: `franchisee:${franchisee}`,
    prices: [{ ...ask.prices[0]!, amount: null }],
  });
  t.like(back.items[0], { storeId: store.id, before: 1_300, after: 1_000 });
});

test('Prices are set only at levels of one’s own; others do not exist', async (t) => {
  const { house } = t.context;
  const { branch, franchisee, store, own, sku } = await aChain(house);
  const stranger = await aMerchant(house);
  const scope: ScopeNode[] = [{ kind: 'franchisee', id: franchisee }];
  const { call } = await aStaff(house, { merchantId: franchisee, scope });
  const other = await aStaff(house, { merchantId: stranger.id, scope: [{ kind: 'franchisee', id: stranger.id }] });
  const ask = (node: string) => ({ node, prices: [{ skuId: sku.skuId, amount: 500 }], from: null, to: null });
  for (const node of ['chain', `branch:${branch}`, `store:${own.id}`, `franchisee:${stranger.id}`, 'store:nowhere', 'franchisee:nobody']) {
    await refused(t, call(contract.changePrices.merchant, ask(node)), 'thing/not-found');
    await refused(t, call(contract.previewPrices.merchant, ask(node)), 'thing/not-found');
    await refused(t, call(contract.listPrices.merchant, { node }), 'thing/not-found');
  }
  const { id: changeId } = await call(contract.changePrices.merchant, {
    ...ask(`store:${store.id}`),
    from: new Date(house.clock.now.getTime() + minuteMs).toISOString(),
  });
  t.deepEqual((await other.call(contract.listPriceChanges.merchant, {})).items, []);
  await refused(t, other.call(contract.cancelPriceChange.merchant, { changeId }), 'thing/not-found');
  t.is((await call(contract.listPriceChanges.merchant, {})).items.length, 1);
  const levels = (await call(contract.listPriceLevels.merchant, {})).items.map(({ node }) => node);
  t.deepEqual(levels, [`franchisee:${franchisee}`, `store:${store.id}`]);
  const logged = await house.reads.all<{ action: string; store_id: string }>(
    `SELECT action, store_id FROM audit_log WHERE action LIKE 'price.%'`,
  );
  t.deepEqual(logged, [{ action: 'price.planned', store_id: store.id }]);
});

test('Who may see prices and not set them is refused, by name', async (t) => {
  const { house } = t.context;
  const { franchisee, store, sku } = await aChain(house);
  const { call } = await aStaff(house, {
    ...{ merchantId: franchisee, permissions: ['price.view'] },
    scope: [{ kind: 'franchisee', id: franchisee }],
  });
  t.false((await call(contract.listPrices.merchant, { node: `store:${store.id}` })).canSet);
  const ask = { node: `store:${store.id}`, prices: [{ skuId: sku.skuId, amount: 1 }], from: null, to: null };
  await refused(t, call(contract.changePrices.merchant, ask), 'auth/forbidden');
});

test('Impossible changes are refused with a sentence', async (t) => {
  const { house } = t.context;
  const { store, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const at = (minutes: number) => new Date(house.clock.now.getTime() + minutes * minuteMs).toISOString();
  const ask = { node: `store:${store.id}`, prices: [{ skuId: sku.skuId, amount: 500 as number | null }], from: null, to: null };
  for (const [given, code] of [
    [{ from: at(-1) }, 'price/past'],
    [{ from: at(10), to: at(10) }, 'price/period'],
    [{ to: at(-1) }, 'price/period'],
    [{ from: new Date(house.clock.now.getTime() + 61_500).toISOString() }, 'input/invalid'],
    [{ prices: [...ask.prices, ...ask.prices] }, 'price/twice'],
    [{ prices: [{ skuId: 'nothing', amount: 5 }] }, 'thing/not-found'],
    [{ prices: [{ skuId: sku.skuId, amount: -1 }] }, 'input/invalid'],
    [{ prices: [{ skuId: sku.skuId, amount: 1.5 }] }, 'input/invalid'],
    [{ node: 'chain', prices: [{ skuId: sku.skuId, amount: null }] }, 'price/chain-only-base'],
    [{ node: 'galaxy' }, 'input/invalid'],
  ] as const)
    await refused(
      t,
      call(contract.changePrices.hq, { ...ask, ...given, prices: [...('prices' in given ? given.prices : ask.prices)] }),
      code,
    );
  t.is((await house.reads.all('SELECT id FROM price')).length, 0);
});

test('The same change sent again is one change', async (t) => {
  const { house } = t.context;
  const { store, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const ask = { node: `store:${store.id}`, prices: [{ skuId: sku.skuId, amount: 500 }], from: null, to: null };
  const replies = await Promise.all([1, 2, 3].map(() => call(contract.changePrices.hq, ask, { key: 'one-change-of-prices' })));
  t.is(new Set(replies.map(({ id }) => id)).size, 1);
  t.is((await house.reads.all('SELECT id FROM price')).length, 1);
});
