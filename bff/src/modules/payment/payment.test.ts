import test from 'ava';
import { acceptStoreAfterSale } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as contract from '@mendian/shared/order/order.contract.ts';
import { listAttention, retryAttention, settleAttention } from '@mendian/shared/head-office/attention.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness, type Harness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach(() => house.sandbox.control.calm());

const setUp = async (given: { payee?: number } = {}) => {
  const store = await aStore(house, given);
  const product = await aProduct(house, store);
  const customer = await aCustomer(house);
  const order = await anOrder(customer, store, { lines: [pieces(product)] });
  return { store, product, customer, order };
};

const paymentOf = ({ reads }: Harness, orderId: string) =>
  reads.one<{ state: string; transaction_id: string | null; payee_id: string }>(
    'SELECT state, transaction_id, payee_id FROM payment WHERE order_id = ?',
    [orderId],
  );
const reservedOf = async ({ skuId }: { skuId: string }) =>
  (await house.reads.one<{ reserved: number }>('SELECT reserved FROM stock WHERE sku_id = ?', [skuId]))!.reserved;
const settleRefunds = async () => {
  await house.deliver();
  await house.sandbox.clock.advance(60_000);
  await house.sandbox.control.quiet();
};

test.serial('a notification that comes five times, beside the customer’s own check, has one effect', async (t) => {
  const { store, customer, order } = await setUp();
  house.sandbox.control.misbehave({ notifyTimes: 5 });
  await Promise.all([pay(house, customer, order.id), customer.call(contract.checkPayment, { orderId: order.id })]);
  await Promise.all(Array.from({ length: 4 }, () => customer.call(contract.checkPayment, { orderId: order.id })));
  await house.sandbox.control.quiet();
  t.is((await paymentOf(house, order.id))?.state, 'paid');
  const day = await house.reads.one<{ orders: number }>('SELECT orders FROM store_day WHERE store_id = ?', [store.id]);
  t.is(day?.orders, 1, 'the store counts one order');
  const untaken = await house.reads.one<{ number: number }>(`SELECT COUNT(*) AS number FROM delivery WHERE subscriber = 'order.untaken'`);
  t.is(untaken?.number, 1, 'its clock was set once');
});

test.serial('orders are called out by the count of the store’s day, with three digits and more when there are more', async (t) => {
  const { store, product, customer } = await setUp();
  const numberAfter = async (sent: number) => {
    await house.transact(({ sql }) =>
      sql.upsert('store_day', [{ store_id: store.id, day: '2026-11-20', orders: sent }], ['store_id', 'day'], ['orders']),
    );
    const { id } = await anOrder(customer, store, { lines: [pieces(product)] });
    await pay(house, customer, id);
    await house.sandbox.control.quiet();
    return (await customer.call(contract.getOrder, { orderId: id })).pickupNumber;
  };
  const numbers = [];
  for (const sent of [0, 8, 9, 98, 99, 998, 999]) numbers.push(await numberAfter(sent));
  t.deepEqual(numbers, ['A001', 'A009', 'A010', 'A099', 'A100', 'A999', 'A1000']);
});

test.serial('who pays later waits as long as was promised with the order, whatever its store has switched since', async (t) => {
  const { store, product, customer } = await setUp();
  const clerk = await aClerk(house, store);
  const { id, readyBy } = await anOrder(customer, store, { lines: [pieces(product)] });
  const before = house.clock.now;
  house.clock.advance(4 * 60_000);
  await clerk.call(terminal.setTrading, { status: 'busy', pickup: true, delivery: true });
  await pay(house, customer, id);
  const paid = await customer.call(contract.getOrder, { orderId: id });
  t.is(Date.parse(paid.readyBy!) - house.clock.now.getTime(), Date.parse(readyBy!) - before.getTime());
  house.clock.now = before;
});

test.serial('a notification that never comes is made up for by asking', async (t) => {
  const { customer, order } = await setUp();
  house.sandbox.control.misbehave({ notify: 'never' });
  await pay(house, customer, order.id);
  t.is((await paymentOf(house, order.id))?.state, 'pending');
  t.is((await customer.call(contract.checkPayment, { orderId: order.id })).state, 'new');
});

for (const notify of ['forged', 'stale', 'foreign', 'wrong-amount', 'sign-test'] as const)
  test.serial(`a ${notify} notification is not believed`, async (t) => {
    const { customer, order } = await setUp();
    house.sandbox.control.misbehave({ notify });
    await pay(house, customer, order.id);
    t.is((await paymentOf(house, order.id))?.state, 'pending');
    t.is((await customer.call(contract.getOrder, { orderId: order.id })).state, 'unpaid');
  });

test.serial('an order that is not paid for expires: closed at WeChat first, then its stock is free', async (t) => {
  const { customer, order, product } = await setUp();
  const sheet = await customer.call(contract.payOrder, { orderId: order.id });
  t.is(await reservedOf(product), 1);
  const before = house.clock.now;
  house.clock.advance(15 * 60_000 + 1_000);
  house.sandbox.control.misbehave({ down: true });
  await house.deliver();
  t.is((await customer.call(contract.getOrder, { orderId: order.id })).state, 'unpaid', 'WeChat is away, so nothing is freed yet');
  house.sandbox.control.calm();
  house.clock.advance(60_000);
  await house.deliver();
  t.like(await customer.call(contract.getOrder, { orderId: order.id }), {
    state: 'cancelled',
    ending: { by: 'system' },
    can: { pay: false },
  });
  t.is(await reservedOf(product), 0);
  await refused(t, customer.call(contract.payOrder, { orderId: order.id }), 'order/not-payable');
  const late = await house.sandbox.control.pay(customer.openid, { appid: house.settings.WECHAT_APPID, ...sheet });
  t.not(late.state, 'paid');
  house.clock.now = before;
});

test.serial('a payment that comes after the order was cancelled goes straight back', async (t) => {
  const { customer, order, product } = await setUp();
  house.sandbox.control.misbehave({ notify: 'never' });
  await pay(house, customer, order.id);
  const cancelled = await customer.call(contract.cancelOrder, { orderId: order.id, reason: '不想要了' });
  t.like(cancelled, { state: 'cancelled', refunded: 1_000 });
  house.sandbox.control.calm();
  await settleRefunds();
  t.is((await customer.call(contract.getOrder, { orderId: order.id })).refunds[0]?.state, 'succeeded');
  t.is(await reservedOf(product), 0);
});

test.serial('what WeChat says was paid after we closed it is given back, and head office is told', async (t) => {
  const { customer, order } = await setUp();
  await customer.call(contract.payOrder, { orderId: order.id });
  house.sandbox.control.misbehave({ notify: 'late' });
  await pay(house, customer, order.id);
  await house.transact(async ({ sql }) => {
    await sql.run(`UPDATE payment SET state = 'closed' WHERE order_id = ?`, [order.id]);
    await sql.run(`UPDATE orders SET state = 'cancelled', ended_by = 'system', ending = 'x', ended_at = ? WHERE id = ?`, [
      house.clock.now,
      order.id,
    ]);
    await sql.run(`UPDATE stock SET reserved = 0 WHERE store_id = ?`, [order.store.id]);
    await sql.run(`UPDATE stock_movement SET reserved = 0 WHERE store_id = ?`, [order.store.id]);
  });
  await house.sandbox.clock.advance(6 * 60_000);
  await house.sandbox.control.quiet();
  await settleRefunds();
  const after = await customer.call(contract.getOrder, { orderId: order.id });
  t.like(after, { state: 'cancelled', refunded: 1_000 });
  t.truthy(await house.reads.one(`SELECT id FROM attention WHERE kind = 'paid-late' AND subject = ?`, [order.id]));
});

test.serial('each store’s money goes to its own payee, in every way of payment', async (t) => {
  for (const [index, payee] of house.payees.entries()) {
    const { customer, order } = await setUp({ payee: index });
    await pay(house, customer, order.id);
    const payment = await paymentOf(house, order.id);
    t.deepEqual([payment?.state, payment?.payee_id], ['paid', payee.id], payee.name);
  }
});

test.serial('a refund the merchant has no money for waits for a person, while the customer sees it under way', async (t) => {
  const { store, customer, order } = await setUp();
  const clerk = await aClerk(house, store);
  await pay(house, customer, order.id);
  house.sandbox.control.misbehave({ refund: 'NOT_ENOUGH' });
  await clerk.call(terminal.rejectOrder, { orderId: order.id, reason: '没有货了' });
  await house.deliver();
  t.like(await customer.call(contract.getOrder, { orderId: order.id }), {
    state: 'cancelled',
    refunds: [{ state: 'waiting', amount: 1_000 }],
    ending: { by: 'store', reason: '没有货了' },
  });
  const held = await house.reads.one<{ id: string; state: string }>(
    `SELECT id, state FROM attention WHERE kind = 'refund-held' AND order_id = ?`,
    [order.id],
  );
  t.is(held?.state, 'open');
  const headOffice = (await aStaff(house, { name: 'lin' })).call;
  await headOffice(retryAttention, { attentionId: held!.id });
  await house.deliver();
  t.is((await customer.call(contract.getOrder, { orderId: order.id })).refunds[0]?.state, 'waiting', 'there is still no money');
  house.sandbox.control.calm();
  await headOffice(retryAttention, { attentionId: held!.id });
  house.clock.advance(60_000);
  await settleRefunds();
  t.is((await customer.call(contract.getOrder, { orderId: order.id })).refunds[0]?.state, 'succeeded');
  t.deepEqual(
    (await headOffice(listAttention, {})).items.filter(({ orderId }) => orderId === order.id),
    [],
  );
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

test.serial('a held refund that a person gave back another way is over', async (t) => {
  const { store, customer, order } = await setUp();
  const clerk = await aClerk(house, store);
  await pay(house, customer, order.id);
  house.sandbox.control.misbehave({ refund: 'NOT_ENOUGH' });
  await clerk.call(terminal.rejectOrder, { orderId: order.id, reason: '太忙' });
  await house.deliver();
  const headOffice = (await aStaff(house, { name: 'chen' })).call;
  const held = (await headOffice(listAttention, {})).items.find(({ orderId }) => orderId === order.id);
  await headOffice(settleAttention, { attentionId: held!.id, how: '已在门店退现金' });
  t.is((await customer.call(contract.getOrder, { orderId: order.id })).refunds[0]?.state, 'closed');
});

test.serial('a customer cancels by oneself until the store has taken the order', async (t) => {
  const { store, customer, order } = await setUp();
  const clerk = await aClerk(house, store);
  await pay(house, customer, order.id);
  await clerk.call(terminal.takeOrder, { orderId: order.id });
  await refused(t, customer.call(contract.cancelOrder, { orderId: order.id, reason: '' }), 'state/not-allowed');
  const { id: caseId, lines } = await anAfterSale(customer, order.id);
  await refused(t, anAfterSale(customer, order.id, { lines: [{ no: 1, pieces: null, amount: 1 }] }), 'after-sale/open');
  await clerk.call(acceptStoreAfterSale, { caseId, lines: lines.map(({ no, asked }) => ({ no, amount: asked })), answer: '' });
  const ended = { state: 'cancelled', refunded: 1_000, afterSale: { state: 'refunding', granted: 1_000 } } as const;
  t.like(await customer.call(contract.getOrder, { orderId: order.id }), ended);
  await settleRefunds();
  t.is((await customer.call(contract.getOrder, { orderId: order.id })).refunds[0]?.state, 'succeeded');
});
