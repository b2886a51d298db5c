import test, { type ExecutionContext } from 'ava';
import * as contract from '@mendian/shared/order/order.contract.ts';
import { countStock } from '@mendian/shared/stock/stock.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces, type SkuMade, type StoreMade } from '../../../test/build.ts';
import { aCombo, productsOnMenu } from '../../../test/build-catalogue.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);

/** A combo of one bowl and two drinks, with so many of each in the store. */
const aMeal = async ({ bowls = 10, drinks = 10 } = {}) => {
  const store = await aStore(house);
  const bowl = await aProduct(house, store, { name: '拌粉', price: 1_200, onHand: bowls });
  const drink = await aProduct(house, store, { name: '酸梅汤', price: 600, onHand: drinks });
  const parts = [
    { skuId: bowl.skuId, quantity: 1 },
    { skuId: drink.skuId, quantity: 2 },
  ];
  const combo = await aCombo(house, { name: '单人餐', price: 2_000, parts });
  return { store, bowl, drink, combo, customer: await aCustomer(house), clerk: await aClerk(house, store) };
};

const stockOf = (sku: SkuMade) => house.reads.one('SELECT on_hand, reserved FROM stock WHERE sku_id = ?', [sku.skuId]);
const inside = (bowl: SkuMade, drink: SkuMade) => [
  { skuId: bowl.skuId, name: '拌粉', skuName: '', quantity: 1 },
  { skuId: drink.skuId, name: '酸梅汤', skuName: '', quantity: 2 },
];
const soldOut = async (store: StoreMade, { skuId }: SkuMade): Promise<boolean | undefined> => {
  const products = await productsOnMenu(house, store);
  return products.flatMap(({ skus }) => skus).find(({ id }) => id === skuId)?.soldOut;
};
const nothingWrong = async (t: ExecutionContext) => {
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
};

test.serial('a combo costs its own price, shows what is in it to customer and store, and takes the stock of its parts', async (t) => {
  const { store, bowl, drink, combo, customer, clerk } = await aMeal();
  const products = await productsOnMenu(house, store);
  t.deepEqual(products.find(({ name }) => name === '单人餐')!.skus[0], {
    ...{ id: combo.skuId, name: '', price: 2_000, soldOut: false },
    parts: inside(bowl, drink).map(({ name, quantity }) => ({ name, quantity })),
  });
  const placed = await anOrder(customer, store, { lines: [pieces(combo, 2), pieces(drink)] });
  t.is(placed.payable, 4_600);
  t.deepEqual(placed.lines[0]!.parts, inside(bowl, drink));
  t.deepEqual(placed.lines[1]!.parts, []);
  t.deepEqual(await stockOf(bowl), { on_hand: 10, reserved: 2 });
  t.deepEqual(await stockOf(drink), { on_hand: 10, reserved: 5 });
  await nothingWrong(t);

  await pay(house, customer, placed.id);
  const { orders } = await clerk.call(terminal.getBoard, {});
  t.deepEqual(orders[0]!.lines[0]!.parts, inside(bowl, drink));
  await clerk.call(terminal.takeOrder, { orderId: placed.id });
  await clerk.call(terminal.finishOrder, { orderId: placed.id, weights: [] });
  const { pickupCode } = await customer.call(contract.getOrder, { orderId: placed.id });
  t.is((await clerk.call(terminal.handOver, { code: pickupCode! })).state, 'completed');
  t.deepEqual(await stockOf(bowl), { on_hand: 8, reserved: 0 });
  t.deepEqual(await stockOf(drink), { on_hand: 5, reserved: 0 });
  await nothingWrong(t);
});

test.serial('what was in a combo when it was ordered stays so, whatever head office changes', async (t) => {
  const { store, bowl, drink, combo, customer } = await aMeal();
  const placed = await anOrder(customer, store, { lines: [pieces(combo)] });
  await house.transact(async ({ sql }) => {
    await sql.run('DELETE FROM combo_part WHERE part_sku_id = ?', [drink.skuId]);
    await sql.run(`UPDATE product SET name = '汤粉' WHERE id = ?`, [bowl.productId]);
  });
  t.deepEqual((await customer.call(contract.getOrder, { orderId: placed.id })).lines[0]!.parts, inside(bowl, drink));
  await customer.call(contract.cancelOrder, { orderId: placed.id, reason: '' });
  t.deepEqual(await stockOf(bowl), { on_hand: 10, reserved: 0 });
  t.deepEqual(await stockOf(drink), { on_hand: 10, reserved: 0 });
  await nothingWrong(t);
});

test.serial('a combo is sold out as soon as one of its parts is: by hand, or by what others order of it', async (t) => {
  const { store, drink, combo, customer, clerk } = await aMeal({ drinks: 3 });
  t.false(await soldOut(store, combo));
  await clerk.call(terminal.setSoldOut, { skuId: drink.skuId, soldOut: true });
  t.true(await soldOut(store, combo));
  await refused(t, anOrder(customer, store, { lines: [pieces(combo)], expectedPayable: 2_000 }), 'order/item-unavailable');
  await clerk.call(terminal.setSoldOut, { skuId: drink.skuId, soldOut: false });
  t.false(await soldOut(store, combo));
  await anOrder(customer, store, { lines: [pieces(drink, 2)] });
  t.true(await soldOut(store, combo));
  t.false(await soldOut(store, drink));
  await refused(t, anOrder(customer, store, { lines: [pieces(combo)], expectedPayable: 2_000 }), 'order/not-enough');
});

test.serial('a combo itself can be sold out by hand, and its parts go on being sold', async (t) => {
  const { store, bowl, combo, clerk } = await aMeal();
  const told = await clerk.call(terminal.setSoldOut, { skuId: combo.skuId, soldOut: true });
  t.like(told, { soldOut: true, saleable: 5, parts: [{ name: '拌粉' }, { name: '酸梅汤' }] });
  t.true(await soldOut(store, combo));
  t.false(await soldOut(store, bowl));
  await nothingWrong(t);
});

test.serial('no more combos are sold than the parts are enough for, however many customers order at once', async (t) => {
  const { store, combo, drink } = await aMeal({ drinks: 7 });
  const customers = await Promise.all(Array.from({ length: 6 }, () => aCustomer(house)));
  const asked = await Promise.allSettled(
    customers.map((customer) => anOrder(customer, store, { lines: [pieces(combo)], expectedPayable: 2_000 })),
  );
  t.is(asked.filter(({ status }) => status === 'fulfilled').length, 3);
  t.deepEqual(await stockOf(drink), { on_hand: 7, reserved: 6 });
  await nothingWrong(t);
});

test.serial('a store that does not keep one of the parts does not sell the combo', async (t) => {
  const { bowl, drink, combo } = await aMeal();
  const other = await aStore(house);
  const { call } = await aStaff(house);
  const count = ({ skuId }: SkuMade, onHand: number) =>
    call(countStock.hq, { storeId: other.id, lines: [{ skuId, onHand }], reason: '清点' });
  await count(bowl, 5);
  t.is(await soldOut(other, combo), undefined);
  await count(drink, 1);
  t.true(await soldOut(other, combo));
  await count(drink, 2);
  t.false(await soldOut(other, combo));
});
