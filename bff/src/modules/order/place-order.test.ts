import test from 'ava';
import { addAddress } from '@mendian/shared/member/member.contract.ts';
import * as contract from '@mendian/shared/order/order.contract.ts';
import { setSoldOut, setTrading } from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, gramsOf, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const ask = { mode: 'pickup' as const, slotStart: null, addressId: null, remark: '', contactPhone: null, invoice: null };
const spicy = {
  id: 'spice',
  name: '辣度',
  kind: 'one',
  max: 1,
  choices: [
    { id: 'mild', name: '微辣', surcharge: 0 },
    { id: 'boned', name: '去骨', surcharge: 200 },
  ],
};

test('the same key in parallel places one order, another body under it is refused', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store);
  const customer = await aCustomer(house);
  const key = 'one-tap-of-a-thumb';
  const orders = await Promise.all(Array.from({ length: 8 }, () => anOrder(customer, store, { lines: [pieces(product)] }, key)));
  t.is(new Set(orders.map(({ id }) => id)).size, 1);
  const stock = await house.reads.one<{ reserved: number }>('SELECT reserved FROM stock WHERE sku_id = ?', [product.skuId]);
  t.is(stock?.reserved, 1);
  await refused(t, anOrder(customer, store, { lines: [pieces(product, 2)] }, key), 'input/key-reused');
  await refused(
    t,
    customer.call(contract.placeOrder, { ...ask, storeId: store.id, lines: [pieces(product)], expectedPayable: 1 }, { key: 'short' }),
    'input/key-required',
  );
});

test('a price that the customer did not see is refused, with the one that holds', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 1_000 });
  const customer = await aCustomer(house);
  await house.transact(({ sql }) => sql.run('UPDATE sku SET price = 1100 WHERE id = ?', [product.skuId]));
  const refusal = await refused(t, anOrder(customer, store, { lines: [pieces(product)], expectedPayable: 1_000 }), 'order/price-changed');
  t.is(refusal.details['payable'], 1_100);
});

test('more than there is, sold out by hand, or not of this store: refused with the product’s name', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { onHand: 3, name: '卤鸭翅' });
  const customer = await aCustomer(house);
  const clerk = await aClerk(house, store);
  const tooMany = await refused(t, anOrder(customer, store, { lines: [pieces(product, 4)] }), 'order/not-enough');
  t.regex(tooMany.message, /卤鸭翅只剩 3/);
  await refused(t, anOrder(customer, store, { lines: [pieces(product, 2), pieces(product, 2)] }), 'order/not-enough');
  await clerk.call(setSoldOut, { skuId: product.skuId, soldOut: true });
  await refused(t, anOrder(customer, store, { lines: [pieces(product)] }), 'order/item-unavailable');
  const elsewhere = await aProduct(house, await aStore(house));
  await refused(t, anOrder(customer, store, { lines: [pieces(elsewhere)] }), 'order/item-unavailable');
});

test('of many who saw the last ones at once, each gets one or is refused, and none is sold twice', async (t) => {
  const store = await aStore(house);
  const [product, other] = [await aProduct(house, store, { onHand: 3 }), await aProduct(house, store, { onHand: 100 })];
  const customers = await Promise.all(Array.from({ length: 12 }, () => aCustomer(house)));
  const lines = [pieces(product), pieces(other, 2)];
  const outcomes = await Promise.allSettled(customers.map((customer) => anOrder(customer, store, { lines })));
  const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? ''] : []));
  t.is(refusals.length, 9);
  t.deepEqual(
    refusals.filter((code) => code !== 'order/not-enough' && code !== 'order/item-unavailable'),
    [],
  );
  for (const [{ skuId }, sold] of [
    [product, 3],
    [other, 6],
  ] as const) {
    const [stock] = await house.reads.all<{ reserved: number; moved: number | string }>(
      'SELECT reserved, (SELECT SUM(reserved) FROM stock_movement m WHERE m.sku_id = s.sku_id) AS moved FROM stock s WHERE sku_id = ?',
      [skuId],
    );
    t.deepEqual([stock?.reserved, Number(stock?.moved)], [sold, sold]);
  }
});

test('no order comes to more than ten million yuan', async (t) => {
  const store = await aStore(house);
  const lines = [pieces(await aProduct(house, store, { price: 20_000_000, onHand: 99 }), 99)];
  const customer = await aCustomer(house);
  const ask = { storeId: store.id, mode: 'pickup' as const, slotStart: null, lines };
  await refused(t, customer.call(contract.quoteOrder, ask), 'order/too-much');
  await refused(t, anOrder(customer, store, { lines, expectedPayable: 1_000_000_000 }), 'order/too-much');
});

test('options and grams must be ones the product has', async (t) => {
  const store = await aStore(house);
  const wing = await aProduct(house, store, { price: 1_000, options: [spicy] });
  const neck = await aProduct(house, store, { price: 3_980, onHand: 9_000, weigh: { min: 100, step: 50, max: 5_000 } });
  const customer = await aCustomer(house);
  const withChoices = (...choices: string[]) => anOrder(customer, store, { lines: [{ ...pieces(wing), choices }] });
  await refused(t, withChoices(), 'order/choice-invalid');
  await refused(t, withChoices('mild', 'boned'), 'order/choice-invalid');
  await refused(t, withChoices('unheard-of'), 'order/choice-invalid');
  await refused(t, withChoices('mild', 'mild'), 'order/choice-invalid');
  t.is((await withChoices('boned')).payable, 1_200);
  for (const grams of [50, 120, 5_050])
    await refused(t, anOrder(customer, store, { lines: [gramsOf(neck, grams)] }), 'order/grams-invalid');
  await refused(t, anOrder(customer, store, { lines: [pieces(neck)] }), 'order/grams-invalid');
});

test('a store that is closed, shut by its hours, or whose terminal is away takes nothing and says why', async (t) => {
  const customer = await aCustomer(house);
  const never = { week: Array.from({ length: 7 }, () => []), holidays: [] };
  const shut = await aStore(house, { settings: { hours: never } });
  const away = await aStore(house, { seen: false });
  const closed = await aStore(house);
  await (await aClerk(house, closed)).call(setTrading, { status: 'closed', pickup: true, delivery: true });
  for (const store of [shut, away, closed]) {
    const product = await aProduct(house, store);
    await refused(t, anOrder(customer, store, { lines: [pieces(product)] }), 'order/store-not-taking');
  }
});

test('pickup and delivery can be switched off apart', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 5_000 });
  const customer = await aCustomer(house);
  const clerk = await aClerk(house, store);
  await clerk.call(setTrading, { status: 'open', pickup: false, delivery: false });
  await refused(t, anOrder(customer, store, { lines: [pieces(product)] }), 'order/pickup-off');
  await refused(t, anOrder(customer, store, { mode: 'delivery', lines: [pieces(product)] }), 'order/delivery-off');
});

test('a slot takes as many orders as it has places', async (t) => {
  const store = await aStore(house, {
    settings: { pickup: { leadMinutes: 10, slotMinutes: 15, slotCapacity: 2, lastOrderMinutes: 0, daysAhead: 1 } },
  });
  const product = await aProduct(house, store);
  const slotStart = new Date('2026-11-20T05:00:00.000Z').toISOString();
  const outcomes = await Promise.allSettled(
    [0, 1, 2, 3].map(async () => anOrder(await aCustomer(house), store, { lines: [pieces(product)], slotStart })),
  );
  t.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 2);
  const customer = await aCustomer(house);
  await refused(t, anOrder(customer, store, { lines: [pieces(product)], slotStart }), 'order/slot-full');
  for (const gone of ['2026-11-20T04:05:00.000Z', '2026-11-20T05:07:00.000Z', '2026-11-29T05:00:00.000Z'])
    await refused(t, anOrder(customer, store, { lines: [pieces(product)], slotStart: gone }), 'order/slot-gone');
});

test('delivery: within the zone, above the minimum, to one’s own address', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 1_500 });
  const customer = await aCustomer(house);
  const other = await aCustomer(house);
  const fields = { contact: '王女士', phone: '13800138000', place: '万达广场', door: '2 栋 301' };
  const near = await customer.call(addAddress, { ...fields, latE6: store.latE6 + 9_000, lngE6: store.lngE6 });
  const far = await customer.call(addAddress, { ...fields, latE6: store.latE6 + 90_000, lngE6: store.lngE6 });
  const deliver = (count: number, addressId: string | null, who = customer) =>
    anOrder(who, store, { mode: 'delivery', addressId, lines: [pieces(product, count)] });
  const below = await refused(t, deliver(1, near.id), 'order/below-minimum');
  t.regex(below.message, /还差 ¥5\.00/);
  await refused(t, deliver(2, null), 'order/address-required');
  await refused(t, deliver(2, far.id), 'order/out-of-zone');
  await refused(t, deliver(2, near.id, other), 'order/address-required');
  t.like(await deliver(2, near.id), { deliveryFee: 500, payable: 3_500 });
  t.like(await deliver(7, near.id), { deliveryFee: 0, payable: 10_500 });
});

test('nobody holds back stock with many unpaid orders', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store);
  const customer = await aCustomer(house);
  for (let count = 0; count < 3; count += 1) await anOrder(customer, store, { lines: [pieces(product)] });
  await refused(t, anOrder(customer, store, { lines: [pieces(product)] }), 'order/too-many-unpaid');
});

test('to another customer the order does not exist', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store);
  const { id: orderId } = await anOrder(await aCustomer(house), store, { lines: [pieces(product)] });
  const other = await aCustomer(house);
  await refused(t, other.call(contract.getOrder, { orderId }), 'thing/not-found');
  await refused(t, other.call(contract.payOrder, { orderId }), 'thing/not-found');
  await refused(t, other.call(contract.cancelOrder, { orderId, reason: '' }), 'thing/not-found');
  await refused(t, house.as(null)(contract.getOrder, { orderId }), 'auth/required');
});

test.serial('an order that nobody could pay for, as it comes to nothing, is not placed', async (t) => {
  const store = await aStore(house);
  const [free, sold] = [await aProduct(house, store, { price: 0 }), await aProduct(house, store, { price: 500 })];
  const customer = await aCustomer(house);
  const ask = { storeId: store.id, mode: 'pickup' as const, slotStart: null, addressId: null, lines: [pieces(free)] };
  t.is((await customer.call(contract.quoteOrder, ask)).obstacle?.code, 'order/nothing-to-pay');
  await refused(t, anOrder(customer, store, { lines: [pieces(free)] }), 'order/nothing-to-pay');
  t.is((await anOrder(customer, store, { lines: [pieces(free), pieces(sold)] })).payable, 500);
});
