import test from 'ava';
import * as contract from '@mendian/shared/order/order-desk.contract.ts';
import { aStaff } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { aCounter, aPhone, charge, payCash } from '../payment/charge/counter-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

test('A desk sees how a sale was paid, and finds it by the number of a code that paid nothing, too', async (t) => {
  const { clerk, aSale } = await aCounter(house);
  const { call } = await aStaff(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  house.sandbox.control.misbehave({ charge: 'not-enough' });
  const refused = (await charge(clerk, orderId, phone.code())).charge!.chargeId;
  house.sandbox.control.calm();
  const paid = (await charge(clerk, orderId, phone.code('alipay'))).charge!.chargeId;

  const order = await call(contract.getOrder.hq, { orderId });
  t.like(order.payment, { state: 'paid', method: 'alipay', tendered: null, outTradeNo: paid });
  t.truthy(order.payment.transactionId);
  for (const text of [paid, refused, order.payment.transactionId!]) {
    const { kind, items } = await call(contract.searchOrders.hq, { text });
    t.deepEqual([kind, items.map(({ id }) => id)], ['payment', [orderId]]);
  }

  const cash = await aSale();
  await payCash(house, cash, 2_000);
  t.like((await call(contract.getOrder.hq, { orderId: cash })).payment, { method: 'cash', tendered: 2_000, payerTotal: 1_850 });
});
