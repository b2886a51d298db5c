import test from 'ava';
import { acceptStoreAfterSale } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as contract from '@mendian/shared/order/order-desk.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const leave = ['order.see'];

/** A merchant with a store, and so many orders of one customer there, the first two paid for. */
const aShop = async (count = 3) => {
  const branch = await aMerchant(house, 'branch');
  const owner = await aMerchant(house);
  const store = await aStore(house, { ownerId: owner.id, branchId: branch.id, name: '八一广场店' });
  const sku = await aProduct(house, store);
  const ids: string[] = [];
  const customers = [];
  for (let index = 0; index < count; index += 1) {
    const customer = await aCustomer(house);
    const placed = await anOrder(customer, store, { lines: [pieces(sku, 2)] });
    if (index < 2) await pay(house, customer, placed.id);
    house.clock.advance(1_000);
    ids.push(placed.id);
    customers.push(customer);
  }
  const ofOwner = { merchantId: owner.id, scope: [{ kind: 'franchisee' as const, id: owner.id }] };
  return { branch, owner, store, sku, ids, customers, ofOwner };
};

const setPhone = (orderId: string, phone: string) =>
  house.transact(({ sql }) => sql.run('UPDATE orders SET contact_phone = ? WHERE id = ?', [phone, orderId]));

test.serial('a desk lists the orders within its scope alone, the newest first, page by page, each once', async (t) => {
  const [one, other] = [await aShop(5), await aShop(2)];
  const { call } = await aStaff(house, {
    ...{ merchantId: one.owner.id, permissions: leave },
    // The same store three times over.
    scope: [
      { kind: 'franchisee', id: one.owner.id },
      { kind: 'branch', id: one.branch.id },
      { kind: 'store', id: one.store.id },
    ],
  });
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { items, next } = await call(contract.listOrders.merchant, { limit: 2, ...(after === undefined ? {} : { after }) });
    seen.push(...items.map(({ id }) => id));
    after = next ?? undefined;
  }
  t.deepEqual(seen, one.ids.toReversed());
  t.is(after, undefined);
  const branch = await aStaff(house, { merchantId: other.branch.id, permissions: leave, scope: [{ kind: 'branch', id: other.branch.id }] });
  t.deepEqual(
    (await branch.call(contract.listOrders.merchant, {})).items.map(({ id }) => id),
    other.ids.toReversed(),
  );
  const nobody = await aStaff(house, { merchantId: one.owner.id, permissions: leave, scope: [] });
  t.deepEqual((await nobody.call(contract.listOrders.merchant, {})).items, []);
  const hq = await aStaff(house, { permissions: leave });
  t.true((await hq.call(contract.listOrders.hq, {})).items.length >= 7);
});

test.serial('somebody who looks after many stores, one of which has most of the orders, is shown them all in order', async (t) => {
  const owner = await aMerchant(house);
  const stores = await Promise.all(Array.from({ length: 7 }, () => aStore(house, { ownerId: owner.id })));
  const skus = await Promise.all(stores.map((store) => aProduct(house, store)));
  const ids: string[] = [];
  for (const at of [0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 6, 6, 0, 0, 0, 2]) {
    ids.unshift((await anOrder(await aCustomer(house), stores[at]!, { lines: [pieces(skus[at]!)] })).id);
    house.clock.advance(1_000);
  }
  const { call } = await aStaff(house, {
    ...{ merchantId: owner.id, permissions: leave },
    scope: stores.map(({ id }) => ({ kind: 'store' as const, id })),
  });
  for (const limit of [1, 3, 5, 50]) {
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { items, next }: { items: { id: string }[]; next: string | null } = await call(contract.listOrders.merchant, {
        limit,
        ...(after === '' ? {} : { after }),
      });
      seen.push(...items.map(({ id }) => id));
      after = next;
    }
    t.deepEqual(seen, ids, `by ${limit}`);
  }
});

test.serial('a merchant’s account sees no order of another merchant, even of a store that was the other’s before', async (t) => {
  const { store, ids, ofOwner } = await aShop(1);
  const heir = await aMerchant(house);
  await house.transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', [heir.id, store.id]));
  const after = await aStaff(house, { merchantId: heir.id, permissions: leave, scope: [{ kind: 'store', id: store.id }] });
  t.deepEqual((await after.call(contract.listOrders.merchant, {})).items, []);
  t.deepEqual((await after.call(contract.listOrders.merchant, { storeId: store.id })).items, []);
  t.deepEqual((await after.call(contract.searchOrders.merchant, { text: ids[0]! })).items, []);
  const foreign = await refused(t, after.call(contract.getOrder.merchant, { orderId: ids[0]! }), 'thing/not-found');
  const missing = await refused(t, after.call(contract.getOrder.merchant, { orderId: 'nothing' }), 'thing/not-found');
  t.is(foreign.message, missing.message);
  const before = await aStaff(house, { ...ofOwner, permissions: leave });
  t.is((await before.call(contract.listOrders.merchant, {})).items.length, 1);
});

test.serial('orders are filtered by store, state, mode, business day, owner, branch and refund, alone and together', async (t) => {
  const shop = await aShop(3);
  const { call } = await aStaff(house, { permissions: leave });
  const ids = async (input: Parameters<typeof call<typeof contract.listOrders.hq>>[1]) =>
    (await call(contract.listOrders.hq, input)).items.map(({ id }) => id);
  const [paid, , unpaid] = shop.ids as [string, string, string];
  const newest = shop.ids.toReversed();
  const { id: storeId } = shop.store;
  const day = '2026-11-20';
  t.deepEqual(await ids({ storeId }), newest);
  t.deepEqual(await ids({ storeId, from: day, to: day }), newest);
  t.deepEqual(await ids({ storeId, from: '2026-11-01', to: day }), newest);
  t.deepEqual(await ids({ storeId, from: '2026-11-21' }), []);
  t.deepEqual(await ids({ ownerId: shop.owner.id, to: '2026-11-19' }), []);
  t.deepEqual(await ids({ ownerId: shop.owner.id, from: day }), newest);
  t.deepEqual(await ids({ branchId: shop.branch.id, mode: 'pickup' }), newest);
  t.deepEqual(await ids({ branchId: shop.branch.id, mode: 'delivery' }), []);
  t.deepEqual(await ids({ ownerId: shop.owner.id, state: 'unpaid' }), [unpaid]);
  t.deepEqual(await ids({ ownerId: shop.owner.id, refund: 'refunded' }), []);
  const owner = await aStaff(house, { ...shop.ofOwner, permissions: leave });
  t.deepEqual(
    (await owner.call(contract.listOrders.merchant, { state: 'unpaid' })).items.map(({ id }) => id),
    [unpaid],
  );

  const clerk = await aClerk(house, shop.store);
  await clerk.call(terminal.takeOrder, { orderId: paid });
  const { id: caseId, lines } = await anAfterSale(shop.customers[0]!, paid);
  t.deepEqual(await ids({ ownerId: shop.owner.id, refund: 'wanted' }), [paid]);
  await clerk.call(acceptStoreAfterSale, { caseId, lines: lines.map(({ no, asked }) => ({ no, amount: asked })), answer: '' });
  t.deepEqual(await ids({ ownerId: shop.owner.id, refund: 'wanted' }), []);
  t.deepEqual(await ids({ ownerId: shop.owner.id, refund: 'refunded' }), [paid]);
  t.deepEqual(await ids({ ownerId: shop.owner.id, refund: 'refunded', state: 'cancelled' }), [paid]);
});

test.serial('lists show no whole phone; without the leave there is no list', async (t) => {
  const { ids, ofOwner } = await aShop(1);
  await setPhone(ids[0]!, '13912345678');
  const { call } = await aStaff(house, { ...ofOwner, permissions: leave });
  t.is((await call(contract.listOrders.merchant, {})).items[0]?.phone, '139****5678');
  t.is((await call(contract.searchOrders.merchant, { text: '13912345678' })).items[0]?.phone, '139****5678');
  t.is((await call(contract.getOrder.merchant, { orderId: ids[0]! })).phone, '13912345678');
  const other = await aStaff(house, { ...ofOwner, permissions: ['attention.handle'] });
  await refused(t, other.call(contract.listOrders.merchant, {}), 'auth/forbidden');
  await refused(t, call(contract.listOrders.hq, {}), 'auth/forbidden');
});

test.serial(
  'one field finds an order by its number, phone, payment numbers, pickup code and pickup number, and says which it was',
  async (t) => {
    const shop = await aShop(1);
    const [orderId] = shop.ids as [string];
    await setPhone(orderId, '13900000017');
    const { call } = await aStaff(house, { ...shop.ofOwner, permissions: leave });
    const foreign = await aStaff(house, { ...(await aShop(0)).ofOwner, permissions: leave });
    const payment = await house.reads.one<{ out_trade_no: string; transaction_id: string }>('SELECT * FROM payment WHERE order_id = ?', [
      orderId,
    ]);
    const row = await house.reads.one<{ pickup_code: string; pickup_number: string }>('SELECT * FROM orders WHERE id = ?', [orderId]);
    const texts = [
      ['order', orderId],
      ['order', orderId.toLowerCase()],
      ['payment', payment!.out_trade_no],
      ['payment', payment!.transaction_id],
      ['phone', '13900000017'],
      ['code', row!.pickup_code],
      ['number', row!.pickup_number],
    ] as const;
    for (const [kind, text] of texts) {
      const found = await call(contract.searchOrders.merchant, { text: ` ${text} `, storeId: shop.store.id });
      t.deepEqual({ kind: found.kind, ids: found.items.map(({ id }) => id) }, { kind, ids: [orderId] }, text);
      t.deepEqual((await foreign.call(contract.searchOrders.merchant, { text, storeId: shop.store.id })).items, [], text);
    }
    await refused(t, call(contract.searchOrders.merchant, { text: row!.pickup_number }), 'order/number-needs-store');
    t.deepEqual(await call(contract.searchOrders.merchant, { text: 'nothing-like-it' }), { kind: null, items: [] });
    await refused(t, call(contract.searchOrders.merchant, { text: '%' }), 'input/invalid');
    house.clock.advance(8 * 86_400_000);
    t.deepEqual((await call(contract.searchOrders.merchant, { text: row!.pickup_code })).items, [], 'codes of long ago are not looked for');
    house.clock.advance(-8 * 86_400_000);
  },
);

test.serial('whoever tries numbers until one fits has to wait', async (t) => {
  const { ids, ofOwner } = await aShop(1);
  const { call } = await aStaff(house, { ...ofOwner, permissions: leave });
  for (let tried = 0; tried < 30; tried += 1) await call(contract.searchOrders.merchant, { text: String(10_000_000 + tried) });
  await refused(t, call(contract.searchOrders.merchant, { text: ids[0]! }), 'limit/too-many');
});

test.serial('the page of an order tells what happened, when and by whom', async (t) => {
  const shop = await aShop(1);
  const [orderId] = shop.ids as [string];
  const clerk = await aClerk(house, shop.store);
  const step = async (run: () => Promise<unknown>) => {
    house.clock.advance(5_000);
    await run();
  };
  await step(() => clerk.call(terminal.markRung, { orderId }));
  await step(() => clerk.call(terminal.takeOrder, { orderId }));
  await step(() => clerk.call(terminal.markPrinted, { orderId, slip: 'kitchen' }));
  await step(() => clerk.call(terminal.finishOrder, { orderId, weights: [] }));
  const { pickupCode } = await shop.customers[0]!.call(order.getOrder, { orderId });
  await step(() => clerk.call(terminal.handOver, { code: pickupCode! }));
  const { call } = await aStaff(house, { ...shop.ofOwner, permissions: leave });
  const seen = await call(contract.getOrder.merchant, { orderId });
  t.deepEqual(
    seen.timeline.map(({ what }) => what),
    ['placed', 'paid', 'notified', 'rung', 'taken', 'kitchenPrinted', 'ready', 'handedOver'],
  );
  const by = Object.fromEntries(seen.timeline.map((entry) => [entry.what, entry.by]));
  t.like(by, { taken: '店员小王', ready: '店员小王', handedOver: '店员小王' });
  t.like(seen, { state: 'completed', payment: { state: 'paid' }, can: { refundMax: 0, refundAll: false, note: false } });
  t.is(seen.lines[0]?.pieces, 2);
});
