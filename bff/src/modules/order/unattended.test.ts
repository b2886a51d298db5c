import test from 'ava';
import * as contract from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);
const noon = house.clock.now;
test.beforeEach(() => void (house.clock.now = noon));

const minutes = (count: number) => count * 60_000;

const paidOrder = async (settings: Partial<StoreSettingsData> = {}) => {
  const store = await aStore(house, { settings });
  const product = await aProduct(house, store);
  const customer = await aCustomer(house);
  const clerk = await aClerk(house, store);
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)] });
  await pay(house, customer, orderId);
  const mine = () => customer.call(contract.getOrder, { orderId });
  return { store, product, clerk, orderId, mine };
};

const readyOrder = async (settings: Partial<StoreSettingsData> = {}) => {
  const made = await paidOrder(settings);
  await made.clerk.call(terminal.takeOrder, { orderId: made.orderId });
  await made.clerk.call(terminal.finishOrder, { orderId: made.orderId, weights: [] });
  await house.deliver();
  return made;
};

const stockOf = ({ skuId }: { skuId: string }) => house.reads.one('SELECT on_hand, reserved FROM stock WHERE sku_id = ?', [skuId]);
const dayHours = {
  week: Array.from({ length: 7 }, () => [
    { open: 540, close: 840 },
    { open: 960, close: 1320 },
  ]),
  holidays: [],
};

test.serial('nobody takes it: head office sees it after 3 minutes, the customer has the money back after 10', async (t) => {
  const { orderId, product, mine } = await paidOrder();
  const listed = () =>
    house.reads.one<{ state: string }>(`SELECT state FROM attention WHERE kind = 'order-untaken' AND subject = ?`, [orderId]);
  house.clock.advance(minutes(2));
  await house.deliver();
  t.is(await listed(), null);
  house.clock.advance(minutes(1.1));
  await house.deliver();
  t.is((await listed())?.state, 'open');
  house.clock.advance(minutes(7));
  await house.deliver();
  t.like(await mine(), { state: 'cancelled', refunded: 1_000, ending: { by: 'system' } });
  t.is((await listed())?.state, 'settled');
  t.deepEqual(await stockOf(product), { on_hand: 100, reserved: 0 });
});

test.serial('taken in time, it leaves head office’s list and is not refunded', async (t) => {
  const { clerk, orderId, mine } = await paidOrder();
  house.clock.advance(minutes(4));
  await house.deliver();
  await clerk.call(terminal.takeOrder, { orderId });
  house.clock.advance(minutes(10));
  await house.deliver();
  t.like(await mine(), { state: 'preparing', refunded: 0 });
  t.is((await house.reads.one<{ state: string }>(`SELECT state FROM attention WHERE subject = ?`, [orderId]))?.state, 'settled');
});

test.serial('uncollected at closing, by the store’s setting: discarded, as a loss and without money back', async (t) => {
  const { product, mine } = await readyOrder({ uncollected: 'discard', hours: dayHours });
  house.clock.now = new Date('2026-11-20T07:00:00.000Z');
  await house.deliver();
  t.is((await mine()).state, 'ready', 'the afternoon break is not closing');
  house.clock.now = new Date('2026-11-20T14:00:01.000Z');
  await house.deliver();
  t.like(await mine(), { state: 'discarded', refunded: 0 });
  t.deepEqual(await stockOf(product), { on_hand: 99, reserved: 0 });
});

test.serial('uncollected at closing, by the store’s setting: refunded', async (t) => {
  const { product, mine } = await readyOrder({ uncollected: 'refund', hours: dayHours });
  house.clock.now = new Date('2026-11-20T14:00:01.000Z');
  await house.deliver();
  t.like(await mine(), { state: 'cancelled', refunded: 1_000, ending: { by: 'system' } });
  t.deepEqual(await stockOf(product), { on_hand: 99, reserved: 0 });
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

test.serial('uncollected at closing, by the store’s setting: kept until tomorrow’s closing', async (t) => {
  const { clerk, mine } = await readyOrder({ uncollected: 'keep', hours: dayHours });
  house.clock.now = new Date('2026-11-20T14:00:01.000Z');
  await house.deliver();
  const { pickupCode, state } = await mine();
  t.is(state, 'ready');
  house.clock.now = new Date('2026-11-21T02:00:00.000Z');
  t.is((await clerk.call(terminal.handOver, { code: pickupCode! })).state, 'completed');
});

test.serial('two hand-overs of one code at the same time hand over once', async (t) => {
  const { clerk, mine } = await readyOrder();
  const { pickupCode } = await mine();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => clerk.call(terminal.handOver, { code: pickupCode! })));
  t.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test.serial('a lost answer to a hand-over is asked for again with its key', async (t) => {
  const { clerk, mine } = await readyOrder();
  const { pickupCode } = await mine();
  const once = await clerk.call(terminal.handOver, { code: pickupCode! }, { key: 'the-scan-at-12' });
  t.deepEqual(await clerk.call(terminal.handOver, { code: pickupCode! }, { key: 'the-scan-at-12' }), once);
});

test.serial('a code is good in its store, on its day, when the order is ready; wrong ones are limited', async (t) => {
  const { mine } = await readyOrder();
  const { pickupCode } = await mine();
  const other = await aClerk(house, await aStore(house));
  await refused(t, other.call(terminal.handOver, { code: pickupCode! }), 'pickup/other-store');
  const early = await paidOrder();
  await refused(t, early.clerk.call(terminal.handOver, { code: (await early.mine()).pickupCode! }), 'pickup/not-ready');
  house.clock.advance(minutes(20 * 60));
  await refused(t, early.clerk.call(terminal.handOver, { code: (await early.mine()).pickupCode! }), 'pickup/other-day');
  house.clock.now = noon;
  for (let tries = 0; tries < 9; tries += 1) await refused(t, other.call(terminal.handOver, { code: '00000001' }), 'pickup/code-unknown');
  await refused(t, other.call(terminal.handOver, { code: '00000001' }), 'limit/too-many');
});

test.serial('the code of an order that is not paid, or was cancelled before, is none at the counter', async (t) => {
  const { store, product, clerk } = await paidOrder();
  const customer = await aCustomer(house);
  const placed = await anOrder(customer, store, { lines: [pieces(product)] });
  t.is(placed.pickupCode, null, 'and nobody is told it');
  const row = await house.reads.one<{ pickup_code: string }>('SELECT pickup_code FROM orders WHERE id = ?', [placed.id]);
  t.regex(row!.pickup_code, /^\d{8}$/);
  await refused(t, clerk.call(terminal.handOver, { code: row!.pickup_code }), 'pickup/code-unknown');
  await customer.call(contract.cancelOrder, { orderId: placed.id, reason: '不要了' });
  await refused(t, clerk.call(terminal.handOver, { code: row!.pickup_code }), 'pickup/code-unknown');
});

test.serial('to a clerk of another store the order does not exist', async (t) => {
  const { orderId } = await paidOrder();
  const other = await aClerk(house, await aStore(house));
  await refused(t, other.call(terminal.getTerminalOrder, { orderId }), 'thing/not-found');
  await refused(t, other.call(terminal.takeOrder, { orderId }), 'thing/not-found');
  await refused(t, other.call(terminal.rejectOrder, { orderId, reason: '太忙' }), 'thing/not-found');
});

test.serial('ready before midnight and collected after it, in a store that is open so long', async (t) => {
  house.clock.now = new Date('2026-11-20T15:50:00.000Z');
  const late = { week: Array.from({ length: 7 }, () => [{ open: 540, close: 1500 }]), holidays: [] };
  const { clerk, mine } = await readyOrder({ hours: late });
  house.clock.now = new Date('2026-11-20T16:20:00.000Z');
  t.is((await clerk.call(terminal.handOver, { code: (await mine()).pickupCode! })).state, 'completed');
});

const evenings = (closedOn: readonly number[] = []): StoreSettingsData['hours'] => ({
  week: Array.from({ length: 7 }, (_, weekday) => (closedOn.includes(weekday) ? [] : [{ open: 540, close: 1320 }])),
  holidays: [],
});

/** Paid for a slot. */
const bookedOrder = async (settings: Partial<StoreSettingsData>, slotStart: string) => {
  const store = await aStore(house, { settings });
  const product = await aProduct(house, store);
  const customer = await aCustomer(house);
  const clerk = await aClerk(house, store);
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)], slotStart: new Date(slotStart).toISOString() });
  await pay(house, customer, orderId);
  const mine = () => customer.call(contract.getOrder, { orderId });
  return { store, clerk, orderId, mine };
};

test.serial('booked at night for tomorrow, it waits for the store to open: its clock begins then', async (t) => {
  house.clock.now = new Date('2026-11-20T23:00:00.000+08:00');
  const { orderId, mine } = await bookedOrder({ hours: evenings() }, '2026-11-21T12:00:00.000+08:00');
  house.clock.advance(minutes(11));
  await house.deliver();
  house.clock.advance(minutes(11));
  await house.deliver();
  t.like(await mine(), { state: 'new', refunded: 0 }, 'nobody can take it while the store is shut');
  house.clock.now = new Date('2026-11-21T09:03:01.000+08:00');
  await house.deliver();
  t.is((await mine()).state, 'new');
  const listed = await house.reads.one<{ state: string; text: string }>(
    `SELECT state, text FROM attention WHERE kind = 'order-untaken' AND subject = ?`,
    [orderId],
  );
  t.is(listed?.state, 'open');
  t.regex(listed!.text, /2026-11-21 09:10/);
  house.clock.now = new Date('2026-11-21T09:10:01.000+08:00');
  await house.deliver();
  t.like(await mine(), { state: 'cancelled', refunded: 1_000, ending: { by: 'system' } });
});

test.serial('finished the evening before its day, it can be collected on its day', async (t) => {
  for (const uncollected of ['discard', 'refund', 'keep'] as const) {
    house.clock.now = new Date('2026-11-20T18:00:00.000+08:00');
    const { store, clerk, orderId, mine } = await bookedOrder({ hours: evenings(), uncollected }, '2026-11-21T12:00:00.000+08:00');
    await clerk.call(terminal.takeOrder, { orderId });
    await clerk.call(terminal.finishOrder, { orderId, weights: [] });
    house.clock.now = new Date('2026-11-20T22:00:01.000+08:00');
    await house.deliver();
    t.like(await mine(), { state: 'ready', refunded: 0 }, uncollected);
    house.clock.now = new Date('2026-11-21T12:05:00.000+08:00');
    await house.deliver();
    t.is(
      (await (await aClerk(house, store)).call(terminal.handOver, { code: (await mine()).pickupCode! })).state,
      'completed',
      uncollected,
    );
  }
});

test.serial('kept over a day off, it can be collected when the store opens again', async (t) => {
  house.clock.now = new Date('2026-11-20T18:00:00.000+08:00');
  // A Friday; Saturday is off.
  const { store, mine } = await readyOrder({ hours: evenings([5]), uncollected: 'keep' });
  house.clock.now = new Date('2026-11-20T22:00:01.000+08:00');
  await house.deliver();
  house.clock.now = new Date('2026-11-22T10:00:00.000+08:00');
  await house.deliver();
  const { pickupCode, state } = await mine();
  t.is(state, 'ready');
  t.is((await (await aClerk(house, store)).call(terminal.handOver, { code: pickupCode! })).state, 'completed');
});

test.serial('kept, it can be collected past midnight in a store that is open so long', async (t) => {
  house.clock.now = new Date('2026-11-20T23:00:00.000+08:00');
  const late = { week: Array.from({ length: 7 }, () => [{ open: 540, close: 1500 }]), holidays: [] };
  const { store, mine } = await readyOrder({ hours: late, uncollected: 'keep' });
  house.clock.now = new Date('2026-11-21T01:00:01.000+08:00');
  await house.deliver();
  house.clock.now = new Date('2026-11-22T00:30:00.000+08:00');
  await house.deliver();
  const { pickupCode, state } = await mine();
  t.is(state, 'ready');
  t.is((await (await aClerk(house, store)).call(terminal.handOver, { code: pickupCode! })).state, 'completed');
});
