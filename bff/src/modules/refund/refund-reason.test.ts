import test from 'ava';
import * as order from '@mendian/shared/order/order.contract.ts';
import { aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { shortReason } from './way-back.ts';

test('a reason has 80 bytes at most, and no half of a character', (t) => {
  t.is(shortReason('退'.repeat(60)), '退'.repeat(26));
  t.is(shortReason('😭'.repeat(60)), '😭'.repeat(20));
  t.is(shortReason('a'.repeat(79) + '退'), 'a'.repeat(79));
  t.is(shortReason('点错了\ud83d'), '点错了\ufffd');
  t.is(shortReason('没有货了'), '没有货了');
});

test('whoever cancels with emoji gets the money back as everybody else', async (t) => {
  const house = await startHarness();
  t.teardown(house.stop);
  const [store, customer] = [await aStore(house), await aCustomer(house)];
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(await aProduct(house, store))] });
  await pay(house, customer, orderId);
  const reason = '不好意思点错了😭😭😭今天晚上临时有事不能过来取了，请帮我退款谢谢';
  await customer.call(order.cancelOrder, { orderId, reason });
  await house.deliver();
  await house.sandbox.clock.advance(60_000);
  await house.sandbox.control.quiet();
  t.is((await customer.call(order.getOrder, { orderId })).refunds[0]!.state, 'succeeded');
});
