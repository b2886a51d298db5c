import { Redis } from 'ioredis';
import anyTest, { type TestFn } from 'ava';
import { getMenu } from '@mendian/shared/catalog/catalog.contract.ts';
import { productsOf, wholeMenu } from '@mendian/shared/catalog/whole-menu.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aProduct, aStore } from '../../../test/build.ts';
import { redisUrl } from '../../../test/database.ts';
import { refused, startHarness, type Harness } from '../../../test/harness.ts';
import { menuChanged, readSaleSkus } from './index.ts';

const test = anyTest as TestFn<{ house: Harness }>;
test.beforeEach(async (t) => void (t.context.house = await startHarness()));
test.afterEach.always((t) => t.context.house?.stop());

const options = [
  {
    id: 'spice',
    name: '辣度',
    kind: 'one',
    max: 1,
    choices: [
      { id: 'hot', name: '特辣', surcharge: 0 },
      { id: 'none', name: '不辣', surcharge: 0 },
    ],
  },
];
const withoutId = ({ id: _, ...group }: { id: string }): object => group;
const weigh = { min: 100, step: 50, max: 5_000 };

/** The products of a store's menu, as customers see them. */
const seenIn = async (house: Harness, storeId: string) => productsOf(wholeMenu(await house.as(null)(getMenu, { storeId })));

test('A menu shows what the store sells, with categories, prices and options, and nothing of other stores', async (t) => {
  const { house } = t.context;
  const [store, other] = [await aStore(house), await aStore(house)];
  const neck = await aProduct(house, store, { name: '鸭脖', price: 3_980, weigh, onHand: 5_000, options });
  await aProduct(house, other, { name: '别家的' });
  const menu = wholeMenu(await house.as(null)(getMenu, { storeId: store.id }));
  t.deepEqual(
    menu.categories.map(({ id, name }) => ({ id, name })),
    [{ id: 'cat-1', name: '卤鸭' }],
  );
  t.is(productsOf(menu).length, 1);
  const { name, weigh: how, skus, options: offered } = productsOf(menu)[0]!;
  t.deepEqual(
    { name, how, skus },
    { name: '鸭脖', how: weigh, skus: [{ id: neck.skuId, name: '', price: 3_980, soldOut: false, parts: [] }] },
  );
  t.deepEqual(offered.map(withoutId), options.map(withoutId));
  await refused(t, house.as(null)(getMenu, { storeId: 'nowhere' }), 'thing/not-found');
});

test('Options that several products have in common travel once; products that differ in one choice keep their own', async (t) => {
  const { house } = t.context;
  const [store, other] = [await aStore(house), await aStore(house)];
  const mild = [{ ...options[0]!, choices: options[0]!.choices.slice(1) }];
  await aProduct(house, store, { name: '鸭脖', options });
  await aProduct(house, store, { name: '鸭翅', options: [{ ...options[0], id: 'wing-spice' }] });
  await aProduct(house, store, { name: '鸭腿', options: mild });
  await aProduct(house, store, { name: '卤蛋' });
  await aProduct(house, other, { name: '酸梅汤', options: [{ ...options[0], name: '冰量' }] });
  const menu = await house.as(null)(getMenu, { storeId: store.id });
  t.deepEqual(menu.optionGroups.map(({ choices }) => choices.length).sort(), [1, 2]);
  const offered = new Map((await seenIn(house, store.id)).map((product) => [product.name, product.options.map(withoutId)]));
  t.deepEqual(offered.get('鸭脖'), options.map(withoutId));
  t.deepEqual(offered.get('鸭翅'), options.map(withoutId));
  t.deepEqual(offered.get('鸭腿'), mild.map(withoutId));
  t.deepEqual(offered.get('卤蛋'), []);
});

test('A product is sold out when less is left than the least one can buy', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  for (const [name, onHand, how] of [
    ['一份', 1, null],
    ['没有', 0, null],
    ['一百克', 100, weigh],
    ['九十九克', 99, weigh],
  ] as const)
    await aProduct(house, store, { name, onHand, weigh: how });
  t.deepEqual(Object.fromEntries((await seenIn(house, store.id)).map(({ name, skus }) => [name, skus[0]!.soldOut])), {
    一份: false,
    没有: true,
    一百克: false,
    九十九克: true,
  });
});

test('What a clerk switches off is gone from customers’ menus at once, and back at once', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store);
  const clerk = await aClerk(house, store);
  const soldOut = async () => (await seenIn(house, store.id))[0]!.skus[0]!.soldOut;
  t.false(await soldOut());
  for (const switched of [true, false, true]) {
    const product = await clerk.call(terminal.setSoldOut, { skuId, soldOut: switched });
    t.is(product.soldOut, switched);
    t.is(await soldOut(), switched);
  }
});

test('A switch is told to the store’s terminals and written down once, however often it is pressed', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store);
  const clerk = await aClerk(house, store);
  for (let times = 0; times < 3; times += 1) await clerk.call(terminal.setSoldOut, { skuId, soldOut: true });
  const log = await house.reads.all<{ action: string; detail: string }>(
    `SELECT action, detail FROM audit_log WHERE action LIKE 'product.%'`,
  );
  t.deepEqual(
    log.map(({ action, detail }) => [action, detail]),
    [['product.sold-out', JSON.stringify({ skuId })]],
  );
  t.is((await house.reads.all(`SELECT seq FROM feed_event WHERE store_id = ? AND kind = 'products'`, [store.id])).length, 1);
});

test('A clerk switches only products of the own store', async (t) => {
  const { house } = t.context;
  const [store, other] = [await aStore(house), await aStore(house)];
  const { skuId } = await aProduct(house, other);
  const clerk = await aClerk(house, store);
  await refused(t, clerk.call(terminal.setSoldOut, { skuId, soldOut: true }), 'thing/not-found');
  await refused(t, house.as(clerk.secret)(terminal.setSoldOut, { skuId, soldOut: true }), 'auth/forbidden');
  t.is((await readSaleSkus(house.reads, other.id, [skuId], house.clock.now)).get(skuId)?.soldOut, false);
});

test('The terminal lists the store’s products with what can still be sold', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store, { name: '鸭脖', onHand: 10 });
  await house.transact(({ sql }) => sql.run('UPDATE stock SET reserved = 4 WHERE sku_id = ?', [skuId]));
  const clerk = await aClerk(house, store);
  const { items } = await clerk.call(terminal.listTerminalProducts, {});
  t.deepEqual(items, [
    {
      skuId,
      category: '卤鸭',
      name: '鸭脖',
      skuName: '',
      plu: null,
      barcode: null,
      picture: 'duck-neck',
      soldBy: 'portion',
      price: 1_000,
      saleable: 6,
      soldOut: false,
      parts: [],
      options: [],
    },
  ]);
});

test('Counter sales may take more than there was: then nothing is left to sell, not less', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store, { onHand: -3 });
  t.is((await readSaleSkus(house.reads, store.id, [skuId, 'unknown'], house.clock.now)).get(skuId)?.saleable, 0);
  t.is((await readSaleSkus(house.reads, store.id, [], house.clock.now)).size, 0);
});

test('A menu that has not changed is not sent again; one that has is', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  await aProduct(house, store);
  const get = (etag = '') => fetch(`${house.url}/api/mini/stores/${store.id}/menu`, { headers: { 'if-none-match': etag } });
  const first = await get();
  const etag = first.headers.get('etag')!;
  t.is(first.status, 200);
  t.is((await get(etag)).status, 304);
  await house.transact(async (ctx) => {
    await ctx.sql.run('UPDATE stock SET on_hand = 0 WHERE store_id = ?', [store.id]);
    await menuChanged(ctx, store.id);
  });
  const changed = await get(etag);
  t.is(changed.status, 200);
  t.not(changed.headers.get('etag'), etag);
});

/** With a connection of its own: the house's gives up after 200 ms, which is right for a request and wrong for a test. */
const forgetInRedis = async (key: string): Promise<void> => {
  if (redisUrl === undefined) return;
  const redis = new Redis(redisUrl);
  await redis.del(key);
  redis.disconnect();
};

test('A change made where no news reach this process shows after half a minute at the latest', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  await aProduct(house, store);
  const soldOut = async () => (await seenIn(house, store.id))[0]!.skus[0]!.soldOut;
  t.false(await soldOut());
  await house.house.database.transaction(async (sql) => {
    await sql.run('UPDATE stock SET on_hand = 0 WHERE store_id = ?', [store.id]);
    await sql.run('UPDATE menu_version SET version = version + 1 WHERE store_id = ?', [store.id]);
  });
  await forgetInRedis(`menu:${store.id}`);
  house.clock.advance(30_000);
  t.true(await soldOut());
});

test('Many readers while the menu changes all end up with the last change', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const { skuId } = await aProduct(house, store);
  const clerk = await aClerk(house, store);
  const soldOut = async () => (await seenIn(house, store.id))[0]!.skus[0]!.soldOut;
  for (const switched of [true, false, true, false]) {
    await Promise.all([clerk.call(terminal.setSoldOut, { skuId, soldOut: switched }), ...Array.from({ length: 20 }, soldOut)]);
    t.is(await soldOut(), switched);
  }
});
