import anyTest, { type TestFn } from 'ava';
import * as category from '@mendian/shared/catalog/category.contract.ts';
import * as option from '@mendian/shared/catalog/option-group.contract.ts';
import { changePrices } from '@mendian/shared/catalog/price.contract.ts';
import * as contract from '@mendian/shared/catalog/product.contract.ts';
import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { countStock } from '@mendian/shared/stock/stock.contract.ts';
import { aCustomer, anOrder, aStaff, aStore, pieces } from '../../../../test/build.ts';
import { productsOnMenu } from '../../../../test/build-catalogue.ts';
import { refused, startHarness, type Call, type Harness } from '../../../../test/harness.ts';

const test = anyTest as TestFn<{ house: Harness; call: Call; categoryId: string }>;
test.beforeEach(async (t) => {
  const house = await startHarness();
  const { call } = await aStaff(house);
  const { id: categoryId } = await call(category.createCategory, { name: '主食' });
  t.context = { house, call, categoryId };
});
test.afterEach.always((t) => t.context.house?.stop());

type Given = RequestOf<typeof contract.createProduct>;
const noodles = (categoryId: string, given: Partial<Given> = {}): Given => ({
  ...{
    categoryId,
    name: '拌粉',
    line: '碱水米粉',
    picture: 'mixed-noodles',
    tags: ['招牌'],
    weigh: null,
    notes: '含花生',
    optionGroupIds: [],
  },
  ...{ soldBy: 'portion', combo: false, skus: [{ name: '', onSale: true, parts: [], price: 1_200 }] },
  ...given,
});
const editOf = (product: contract.ProductViewData) => ({
  ...{ productId: product.id, categoryId: product.category.id, name: product.name, line: product.line, picture: product.picture },
  ...{ tags: product.tags, weigh: product.weigh, notes: product.notes, optionGroupIds: product.options.map(({ id }) => id) },
  skus: product.skus.map(({ id, name, onSale, parts }) => ({
    ...{ id: id as string | null, name, onSale },
    parts: parts.map(({ skuId, quantity }) => ({ skuId, quantity })),
  })),
});
const names = async (house: Harness, storeId: string) =>
  (await productsOnMenu(house, { id: storeId })).map(({ name, skus }) => [name, skus.map((sku) => sku.name)]);

test('A product that head office makes is on a store’s menu once the store has counted it, and is sold', async (t) => {
  const { house, call, categoryId } = t.context;
  const store = await aStore(house);
  t.deepEqual(await names(house, store.id), []);
  const product = await call(contract.createProduct, noodles(categoryId));
  t.like(product, { name: '拌粉', onSale: true, combo: false, category: { name: '主食' }, skus: [{ price: 1_200 }] });
  const skuId = product.skus[0]!.id;
  await call(countStock.hq, { storeId: store.id, lines: [{ skuId, onHand: 5 }], reason: '开店清点' });
  t.deepEqual(await names(house, store.id), [['拌粉', ['']]]);
  t.is((await anOrder(await aCustomer(house), store, { lines: [pieces({ skuId })] })).payable, 1_200);
});

test('What head office changes is on the menus at once: names, skus, order, on and off sale', async (t) => {
  const { house, call, categoryId } = t.context;
  const store = await aStore(house);
  const product = await call(contract.createProduct, noodles(categoryId));
  const other = await call(contract.createProduct, noodles(categoryId, { name: '汤粉' }));
  const count = (skuId: string) => call(countStock.hq, { storeId: store.id, lines: [{ skuId, onHand: 5 }], reason: '清点' });
  await count(product.skus[0]!.id);
  await count(other.skus[0]!.id);
  t.deepEqual(await names(house, store.id), [
    ['拌粉', ['']],
    ['汤粉', ['']],
  ]);
  const [small] = editOf(product).skus;
  const large = { id: null, name: '大碗', onSale: true, parts: [], price: 1_500 };
  const changed = await call(contract.updateProduct, { ...editOf(product), name: '南昌拌粉', skus: [{ ...small!, name: '小碗' }, large] });
  await count(changed.skus[1]!.id);
  await call(contract.orderProducts, { categoryId, productIds: [other.id, product.id] });
  t.deepEqual(await names(house, store.id), [
    ['汤粉', ['']],
    ['南昌拌粉', ['小碗', '大碗']],
  ]);
  await call(contract.updateProduct, { ...editOf(changed), skus: [editOf(changed).skus[1]!] });
  await call(contract.setProductOnSale, { productId: other.id, onSale: false });
  t.deepEqual(await names(house, store.id), [['南昌拌粉', ['大碗']]]);
  await refused(
    t,
    anOrder(await aCustomer(house), store, { lines: [pieces({ skuId: other.skus[0]!.id })], expectedPayable: 1_200 }),
    'order/item-unavailable',
  );
  await call(contract.setProductOnSale, { productId: other.id, onSale: true });
  t.is((await names(house, store.id)).length, 2);
});

test('Groups of options are shared: changed once, changed in every product and for the next order', async (t) => {
  const { house, call, categoryId } = t.context;
  const store = await aStore(house);
  const spice = await call(option.createOptionGroup, {
    ...{ name: '辣度', kind: 'one', max: 1 },
    choices: [
      { id: null, name: '微辣', surcharge: 0 },
      { id: null, name: '特辣', surcharge: 100 },
    ],
  });
  const given = { optionGroupIds: [spice.id] };
  const made = [
    await call(contract.createProduct, noodles(categoryId, given)),
    await call(contract.createProduct, noodles(categoryId, { ...given, name: '汤粉' })),
  ];
  const lines = made.map(({ skus }) => ({ skuId: skus[0]!.id, onHand: 9 }));
  await call(countStock.hq, { storeId: store.id, lines, reason: '清点' });
  const [mild, hot] = spice.choices;
  const asked = {
    ...spice,
    groupId: spice.id,
    choices: [mild!, { ...hot!, surcharge: 200 }, { id: null, name: '变态辣', surcharge: 300 }],
  };
  const changed = await call(option.updateOptionGroup, asked);
  t.deepEqual([changed.choices[0]!.id, changed.choices[1]!.id], [mild!.id, hot!.id]);
  t.deepEqual(changed.products.map(({ name }) => name).sort(), ['拌粉', '汤粉'].sort());
  for (const product of (await call(contract.listProducts.hq, {})).items)
    t.deepEqual(
      product.options,
      [{ ...spice, choices: changed.choices }].map(({ products: _, ...group }) => group),
    );
  const order = await anOrder(await aCustomer(house), store, { lines: [{ ...pieces({ skuId: lines[0]!.skuId }), choices: [hot!.id] }] });
  t.is(order.payable, 1_400);
  const refusal = await refused(t, call(option.deleteOptionGroup, { groupId: spice.id }), 'catalog/option-group-in-use');
  t.regex(refusal.message, /拌粉/);
  for (const product of made)
    await call(contract.updateProduct, { ...editOf(await call(contract.getProduct.hq, { productId: product.id })), optionGroupIds: [] });
  await call(option.deleteOptionGroup, { groupId: spice.id });
  t.deepEqual((await call(option.listOptionGroups.hq, {})).items, []);
});

test('Combos are made of portions that are there; what is weighed, another combo, or nothing is refused', async (t) => {
  const { call, categoryId } = t.context;
  const bowl = (await call(contract.createProduct, noodles(categoryId))).skus[0]!.id;
  const weighed = await call(
    contract.createProduct,
    noodles(categoryId, { name: '鸭脖', soldBy: 'weight', weigh: { min: 100, step: 50, max: 5_000 } }),
  );
  const meal = (parts: { skuId: string; quantity: number }[], given: Partial<Given> = {}) =>
    call(
      contract.createProduct,
      noodles(categoryId, { name: '套餐', combo: true, skus: [{ name: '', onSale: true, price: 2_000, parts }], ...given }),
    );
  const combo = await meal([{ skuId: bowl, quantity: 2 }]);
  t.deepEqual(combo.skus[0]!.parts, [{ skuId: bowl, name: '拌粉', skuName: '', quantity: 2 }]);
  for (const [parts, code] of [
    [[], 'catalog/combo-empty'],
    [[{ skuId: weighed.skus[0]!.id, quantity: 1 }], 'catalog/combo-part-weighed'],
    [[{ skuId: combo.skus[0]!.id, quantity: 1 }], 'catalog/combo-part-combo'],
    [[{ skuId: 'nothing', quantity: 1 }], 'catalog/combo-part-unknown'],
    [
      [
        { skuId: bowl, quantity: 1 },
        { skuId: bowl, quantity: 1 },
      ],
      'catalog/combo-part-twice',
    ],
    [[{ skuId: bowl, quantity: 0 }], 'input/invalid'],
  ] as const)
    await refused(t, meal([...parts]), code);
  await refused(
    t,
    meal([{ skuId: bowl, quantity: 1 }], { soldBy: 'weight', weigh: { min: 100, step: 50, max: 500 } }),
    'catalog/combo-weighed',
  );
  await refused(t, meal([{ skuId: bowl, quantity: 1 }], { combo: false }), 'catalog/not-a-combo');
  const edit = editOf(combo);
  await refused(t, call(contract.updateProduct, { ...edit, skus: [{ ...edit.skus[0]!, parts: [] }] }), 'catalog/combo-empty');
});

test('A product that cannot be sold as described is refused with what to mend', async (t) => {
  const { call, categoryId } = t.context;
  const sku = { name: '', onSale: true, parts: [], price: 1_000 };
  for (const [given, code] of [
    [{ name: ' ' }, 'input/invalid'],
    [{ skus: [] }, 'input/invalid'],
    [{ skus: [sku, sku] }, 'catalog/sku-names'],
    [{ soldBy: 'weight' }, 'catalog/weigh-missing'],
    [{ weigh: { min: 100, step: 50, max: 500 } }, 'catalog/weigh-unneeded'],
    [{ soldBy: 'weight', weigh: { min: 100, step: 30, max: 500 } }, 'input/invalid'],
    [{ categoryId: 'nowhere' }, 'thing/not-found'],
    [{ optionGroupIds: ['nothing'] }, 'thing/not-found'],
    [{ picture: '../../etc/passwd' }, 'input/invalid'],
    [{ tags: Array.from({ length: 7 }, (_, index) => `标签${index}`) }, 'input/invalid'],
  ] as const)
    await refused(t, call(contract.createProduct, noodles(categoryId, given as Partial<Given>)), code);
  const product = await call(contract.createProduct, noodles(categoryId));
  const edit = editOf(product);
  await refused(t, call(contract.updateProduct, { ...edit, productId: 'nothing' }), 'thing/not-found');
  await refused(t, call(contract.updateProduct, { ...edit, skus: [{ ...edit.skus[0]!, id: 'nothing' }] }), 'catalog/sku-unknown');
  await refused(t, call(contract.updateProduct, { ...edit, skus: [{ ...edit.skus[0]!, id: null }] }), 'catalog/price-missing');
});

test('The same product sent twice is made once', async (t) => {
  const { call, categoryId } = t.context;
  const made = await Promise.all([1, 2, 3].map(() => call(contract.createProduct, noodles(categoryId), { key: 'one-new-product' })));
  t.is(new Set(made.map(({ id }) => id)).size, 1);
  t.is((await call(contract.listProducts.hq, {})).items.length, 1);
});

test('Products are found by name, category and whether they are sold, page by page', async (t) => {
  const { call, categoryId } = t.context;
  const { id: other } = await call(category.createCategory, { name: '饮品' });
  for (let index = 0; index < 5; index += 1)
    await call(contract.createProduct, noodles(index < 3 ? categoryId : other, { name: index < 3 ? `粉${index}` : `茶${index}` }));
  const listed = async (asked: RequestOf<typeof contract.listProducts.hq>) =>
    (await call(contract.listProducts.hq, asked)).items.map(({ name }) => name);
  t.deepEqual(await listed({ text: '茶' }), ['茶3', '茶4']);
  t.deepEqual(await listed({ categoryId }), ['粉0', '粉1', '粉2']);
  const first = await call(contract.listProducts.hq, { limit: 2 });
  const second = await call(contract.listProducts.hq, { limit: 2, after: first.next! });
  const third = await call(contract.listProducts.hq, { limit: 2, after: second.next! });
  t.deepEqual(
    [first, second, third].map(({ items, next }) => [items.length, next !== null]),
    [
      [2, true],
      [2, true],
      [1, false],
    ],
  );
  await call(contract.setProductOnSale, { productId: first.items[0]!.id, onSale: false });
  t.deepEqual(await listed({ onSale: 0 }), ['粉0']);
  await call(contract.createProduct, noodles(other, { name: '鸭脖', soldBy: 'weight', weigh: { min: 100, step: 50, max: 5_000 } }));
  const parts = [{ skuId: first.items[1]!.skus[0]!.id, quantity: 1 }];
  await call(
    contract.createProduct,
    noodles(other, { name: '套餐', combo: true, skus: [{ name: '', onSale: true, price: 2_000, parts }] }),
  );
  t.deepEqual(await listed({ kind: 'weight' }), ['鸭脖']);
  t.deepEqual(await listed({ kind: 'combo' }), ['套餐']);
  t.is((await listed({ kind: 'portion' })).length, 5);
});

test('A product shows head office’s price of now; a merchant sees the catalogue and cannot edit it', async (t) => {
  const { house, call, categoryId } = t.context;
  const product = await call(contract.createProduct, noodles(categoryId));
  await call(changePrices.hq, { node: 'chain', prices: [{ skuId: product.skus[0]!.id, amount: 1_350 }], from: null, to: null });
  const merchant = await aStaff(house, { merchantId: 'f1', scope: [{ kind: 'franchisee', id: 'f1' }] });
  const [seen] = (await merchant.call(contract.listProducts.merchant, {})).items;
  t.is(seen!.skus[0]!.price, 1_350);
  await refused(t, merchant.call(contract.setProductOnSale, { productId: product.id, onSale: false }), 'auth/forbidden');
  const clerkless = await aStaff(house, { permissions: ['price.view'] });
  await refused(t, clerkless.call(contract.listProducts.hq, {}), 'auth/forbidden');
});
