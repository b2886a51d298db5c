import * as attention from '@mendian/shared/head-office/attention.contract.ts';
import * as contract from '@mendian/shared/order/order.contract.ts';
import test from 'ava';
import { aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { lockOrder, orderDoor } from '../order/index.ts';
import { payInCash } from '../payment/index.ts';
import { requestRefund } from './request-refund.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

const anOrderPaid = async (by: 'cash' | 'jsapi') => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 1_000 });
  const customer = await aCustomer(house);
  const { id } = await anOrder(customer, store, { lines: [pieces(product, 2)] });
  if (by === 'jsapi') await pay(house, customer, id);
  else await house.transact((ctx) => payInCash(ctx, orderDoor, { orderId: id, tendered: 5_000 }));
  return { customer, orderId: id };
};

const giveBack = (orderId: string, amount: number, how: { inCash?: true } = {}) =>
  house.transact(async (ctx) => {
    await lockOrder(ctx.sql, orderId);
    const lines = [{ no: 1, amount }];
    await requestRefund(ctx, { orderId, amount, lines, cause: `return-${amount}`, reason: '顾客退货', askedBy: '店员小王', ...how });
  });
const refundsOf = (orderId: string) =>
  house.reads.all('SELECT state, method, amount FROM refund WHERE order_id = ? ORDER BY amount', [orderId]);
const refundCalls = () => house.sandbox.control.calls()['POST /v3/refund/domestic/refunds'] ?? 0;

test.serial('Cash that was handed back is a fact: nothing is sent, and never more than was paid', async (t) => {
  const { orderId } = await anOrderPaid('cash');
  await giveBack(orderId, 700, { inCash: true });
  t.deepEqual(await refundsOf(orderId), [{ state: 'succeeded', method: 'cash', amount: 700 }]);
  await refused(t, giveBack(orderId, 1_301, { inCash: true }), 'order/nothing-to-refund');
  await giveBack(orderId, 1_300, { inCash: true });
  await house.deliver();
  t.is(refundCalls(), 0);
  t.like(await house.reads.one('SELECT refunded FROM orders WHERE id = ?', [orderId]), { refunded: 2_000 });
});

test.serial('What was paid at WeChat may be handed back in cash, and WeChat is not asked', async (t) => {
  const { orderId } = await anOrderPaid('jsapi');
  await giveBack(orderId, 500, { inCash: true });
  await house.deliver();
  t.deepEqual(await refundsOf(orderId), [{ state: 'succeeded', method: 'cash', amount: 500 }]);
  t.is(refundCalls(), 0);
});

test.serial('A refund of cash that nobody hands over waits for a person, who settles it', async (t) => {
  const { customer, orderId } = await anOrderPaid('cash');
  await giveBack(orderId, 2_000);
  await house.deliver();
  t.deepEqual(await refundsOf(orderId), [{ state: 'waiting', method: 'cash', amount: 2_000 }]);
  const { call } = await aStaff(house);
  const listed = (await call(attention.listAttention, {})).items.find((item) => item.orderId === orderId);
  t.is(listed?.text, '顾客付的是现金，要退 ¥20.00：请门店把现金退给顾客，然后标记为已处理');
  await call(attention.settleAttention, { attentionId: listed!.id, how: '店长已退现金' });
  t.deepEqual(await refundsOf(orderId), [{ state: 'closed', method: 'cash', amount: 2_000 }]);
  t.is((await customer.call(contract.getOrder, { orderId })).refunds[0]?.state, 'closed');
  t.is(refundCalls(), 0);
});
