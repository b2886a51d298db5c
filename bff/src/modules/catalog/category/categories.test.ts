import anyTest, { type TestFn } from 'ava';
import { listAssortment } from '@mendian/shared/catalog/assortment.contract.ts';
import * as category from '@mendian/shared/catalog/category.contract.ts';
import * as contract from '@mendian/shared/catalog/product.contract.ts';
import { aCustomer, anOrder, aProduct, aStaff, aStore, pieces } from '../../../../test/build.ts';
import { aCombo, productsOnMenu } from '../../../../test/build-catalogue.ts';
import { refused, startHarness, type Call, type Harness } from '../../../../test/harness.ts';

const test = anyTest as TestFn<{ house: Harness; call: Call; categoryId: string }>;
test.beforeEach(async (t) => {
  const house = await startHarness();
  const { call } = await aStaff(house);
  const { id: categoryId } = await call(category.createCategory, { name: '主食' });
  t.context = { house, call, categoryId };
});
test.afterEach.always((t) => t.context.house?.stop());

const noodles = (categoryId: string) => ({
  ...{ categoryId, name: '拌粉', line: '', picture: '', tags: [], weigh: null, notes: '', optionGroupIds: [] },
  ...{ soldBy: 'portion' as const, combo: false, skus: [{ name: '', onSale: true, parts: [], price: 1_200 }] },
});

test('Categories are named once, ordered as a whole, and deleted only when empty', async (t) => {
  const { call, categoryId } = t.context;
  await refused(t, call(category.createCategory, { name: '主食' }), 'catalog/category-name-taken');
  const drinks = await call(category.createCategory, { name: '饮品' });
  await refused(t, call(category.renameCategory, { categoryId: drinks.id, name: '主食' }), 'catalog/category-name-taken');
  t.is((await call(category.renameCategory, { categoryId: drinks.id, name: '冷饮' })).name, '冷饮');
  await refused(t, call(category.orderCategories, { categoryIds: [drinks.id] }), 'catalog/order-incomplete');
  await refused(t, call(category.orderCategories, { categoryIds: [drinks.id, drinks.id] }), 'catalog/order-incomplete');
  const { items } = await call(category.orderCategories, { categoryIds: [drinks.id, categoryId] });
  t.deepEqual(
    items.map(({ name }) => name),
    ['冷饮', '主食'],
  );
  await call(contract.createProduct, noodles(categoryId));
  await refused(t, call(category.deleteCategory, { categoryId }), 'catalog/category-in-use');
  await call(category.deleteCategory, { categoryId: drinks.id });
  await refused(t, call(category.deleteCategory, { categoryId: drinks.id }), 'thing/not-found');
  t.deepEqual((await call(category.listCategories.hq, {})).items, [{ id: categoryId, name: '主食', products: 1, hidden: false }]);
});

test('A hidden category is on no menu and cannot be ordered from; what is in a combo is still sold in it', async (t) => {
  const { house, call } = t.context;
  const store = await aStore(house);
  const bowl = await aProduct(house, store, { name: '拌粉' });
  const { id: combos } = await call(category.createCategory, { name: '套餐' });
  const combo = await aCombo(house, { name: '单人餐', price: 1_800, parts: [{ skuId: bowl.skuId, quantity: 1 }] });
  await house.transact(({ sql }) => sql.run('UPDATE product SET category_id = ? WHERE id = ?', [combos, combo.productId]));
  const hide = (hidden: boolean) => call(category.hideCategory, { categoryId: 'cat-1', hidden });
  const seen = async () => (await productsOnMenu(house, store)).map(({ name, skus }) => [name, skus[0]!.soldOut]);
  for (let times = 0; times < 2; times += 1) t.true((await hide(true)).hidden);
  t.deepEqual(await seen(), [['单人餐', false]]);
  t.true((await call(contract.getProduct.hq, { productId: bowl.productId })).category.hidden);
  const rows = (await call(listAssortment.hq, { node: `store:${store.id}` })).items;
  t.deepEqual(rows.map(({ name, hidden }) => [name, hidden]).sort(), [['单人餐', false], ['拌粉', true]]); // prettier-ignore
  const customer = await aCustomer(house);
  await refused(t, anOrder(customer, store, { lines: [pieces(bowl)], expectedPayable: 1_000 }), 'order/item-unavailable');
  t.is((await anOrder(customer, store, { lines: [pieces(combo)] })).payable, 1_800);
  await hide(false);
  t.deepEqual((await seen()).map(([name]) => name).sort(), ['单人餐', '拌粉']); // prettier-ignore
  await refused(t, call(category.hideCategory, { categoryId: 'nothing', hidden: true }), 'thing/not-found');
});

test('A new product into a category and the deletion of that category do not both happen', async (t) => {
  const { house, call } = t.context;
  for (let round = 0; round < 5; round += 1) {
    const { id: categoryId } = await call(category.createCategory, { name: `第${round}类` });
    await Promise.allSettled([call(category.deleteCategory, { categoryId }), call(contract.createProduct, noodles(categoryId))]);
    const lost = await house.reads.all('SELECT p.id FROM product p LEFT JOIN category c ON c.id = p.category_id WHERE c.id IS NULL');
    t.deepEqual(lost, []);
  }
});
