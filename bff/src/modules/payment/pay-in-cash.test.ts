import test from 'ava';
import { aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { orderDoor } from '../order/index.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { closePayment, payInCash } from './index.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

const anUnpaidOrder = async () => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 1_850 });
  const customer = await aCustomer(house);
  return { customer, ...(await anOrder(customer, store, { lines: [pieces(product)] })) };
};
const payCash = (orderId: string, tendered: number) => house.transact((ctx) => payInCash(ctx, orderDoor, { orderId, tendered }));
const paymentOf = (orderId: string) =>
  house.reads.one('SELECT state, method, tendered, paid_at FROM payment WHERE order_id = ?', [orderId]);

test('Cash pays an order once and tells the change', async (t) => {
  const { id } = await anUnpaidOrder();
  t.deepEqual(await payCash(id, 2_000), { change: 150 });
  t.like(await paymentOf(id), { state: 'paid', method: 'cash', tendered: 2_000 });
  t.like(await house.reads.one('SELECT state FROM orders WHERE id = ?', [id]), { state: 'new' });
  await refused(t, payCash(id, 2_000), 'payment/not-payable');
  const faults = await findFaults(house.reads, new Date(house.clock.now.getTime() + 600_000));
  t.deepEqual(
    faults.filter(({ orderId }) => orderId === id),
    [],
  );
});

test('The exact sum needs no change, and too little is refused with what is missing', async (t) => {
  const { id } = await anUnpaidOrder();
  const error = await refused(t, payCash(id, 1_849), 'payment/cash-short');
  t.is(error.message, '收到的现金还差 ¥0.01，请补足后再收款');
  t.like(await paymentOf(id), { state: 'pending', method: 'jsapi', tendered: null });
  t.deepEqual(await payCash(id, 1_850), { change: 0 });
});

test('Two clerks who take cash for the same order at the same time take it once', async (t) => {
  const { id } = await anUnpaidOrder();
  const took = await Promise.allSettled([payCash(id, 2_000), payCash(id, 5_000)]);
  t.deepEqual(took.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('What was paid already, or is being closed, takes no cash, and no order is nobody’s', async (t) => {
  const { customer, id } = await anUnpaidOrder();
  await pay(house, customer, id);
  await refused(t, payCash(id, 2_000), 'payment/not-payable');
  const other = await anUnpaidOrder();
  const steps = { reads: house.reads, transact: house.transact };
  t.is(await closePayment(house.running.parts.wechatPay, orderDoor, steps, other.id), 'closed');
  await refused(t, payCash(other.id, 2_000), 'payment/not-payable');
  await refused(t, payCash('01JD00000000000000000NOBODY', 2_000), 'payment/not-payable');
});
