import test from 'ava';
import * as contract from '@mendian/shared/order/order.contract.ts';
import { aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { PaidDoors } from '../payment/index.ts';
import { followRefunds } from './follow-refunds.ts';
import { waysBack } from './way-back.ts';

test('a refund through Alipay, which is not set up any more, does not keep those of WeChat from being asked about', async (t) => {
  const house = await startHarness();
  t.teardown(house.stop);
  const store = await aStore(house);
  const product = await aProduct(house, store);
  const refundOf = async (method: string) => {
    const customer = await aCustomer(house);
    const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)] });
    await pay(house, customer, orderId);
    await customer.call(contract.cancelOrder, { orderId, reason: '' });
    await house.deliver();
    house.clock.advance(1_000);
    await house.transact(({ sql }) => sql.run(`UPDATE refund SET state = 'processing', method = ? WHERE order_id = ?`, [method, orderId]));
    return (await house.reads.one<{ out_refund_no: string }>('SELECT out_refund_no FROM refund WHERE order_id = ?', [orderId]))!
      .out_refund_no;
  };
  await refundOf('alipay');
  const waits = await refundOf('jsapi');
  house.clock.advance(10 * 60_000);

  const asked: string[] = [];
  const queryRefund: WechatPay['queryRefund'] = async (_, number) => {
    asked.push(number);
    return null;
  };
  const wayOf = waysBack({ wechatPay: { queryRefund } as WechatPay, alipay: null, notifyUrl: '' });
  const { reads, transact } = house;
  const steps = { now: house.clock.now, reads, transact } as Parameters<ReturnType<typeof followRefunds>['handle']>[0];
  await followRefunds(wayOf, {} as PaidDoors).handle(steps, {});
  t.deepEqual(asked, [waits]);
});
