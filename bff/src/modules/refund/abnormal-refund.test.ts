import * as contract from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import * as attention from '@mendian/shared/head-office/attention.contract.ts';
import test from 'ava';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const settle = async () => {
  await house.deliver();
  await house.sandbox.clock.advance(60_000);
  await house.sandbox.control.quiet();
};

/** An order whose refund WeChat could not bring to the customer. */
const anAbnormalRefund = async (index: number) => {
  const store = await aStore(house);
  const sku = await aProduct(house, store);
  const [clerk, customer] = [await aClerk(house, store), await aCustomer(house, index)];
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(sku)] });
  await pay(house, customer, orderId);
  house.sandbox.control.misbehave({ refund: 'ABNORMAL' });
  await clerk.call(terminal.rejectOrder, { orderId, reason: '没有货了' });
  await settle();
  house.sandbox.control.calm();
  const { out_refund_no: outRefundNo } = (await house.reads.one<{ out_refund_no: string }>(
    'SELECT out_refund_no FROM refund WHERE order_id = ?',
    [orderId],
  ))!;
  const headOffice = (await aStaff(house, { name: 'lin' })).call;
  return {
    outRefundNo,
    seen: async () => (await customer.call(contract.getOrder, { orderId })).refunds[0]?.state,
    listed: async () => (await headOffice(attention.listAttention, {})).items.find((item) => item.orderId === orderId),
    headOffice,
  };
};

test.serial('an abnormal refund that WeChat then brings to the customer’s card is a refund like any other', async (t) => {
  const { outRefundNo, seen, listed } = await anAbnormalRefund(0);
  t.is(await seen(), 'waiting');
  t.regex((await listed())?.text ?? '', /用户账户无法入账/);
  house.sandbox.control.sendAbnormalRefund(outRefundNo, 'USER_BANK_CARD');
  await settle();
  t.is(await seen(), 'succeeded');
  t.is(await listed(), undefined);
});

test.serial('money that went back to the merchant is not said to be with the customer, until somebody gave it to them', async (t) => {
  const { outRefundNo, seen, listed, headOffice } = await anAbnormalRefund(1);
  house.sandbox.control.sendAbnormalRefund(outRefundNo, 'MERCHANT_BANK_CARD');
  await settle();
  t.is(await seen(), 'waiting');
  t.regex((await listed())!.text, /没有到顾客手里/);
  await headOffice(attention.retryAttention, { attentionId: (await listed())!.id });
  await settle();
  t.is(await seen(), 'waiting', 'asking again changes nothing');
  const held = (await listed())!;
  t.regex(held.text, /没有到顾客手里.*线下退给顾客/);
  await headOffice(attention.settleAttention, { attentionId: held.id, how: '已转账给顾客' });
  t.is(await seen(), 'closed');
});
