import test from 'ava';
import { startHarness } from '../../../test/harness.ts';
import { aCounter, aPhone, charge, wait } from '../payment/charge/counter-for-tests.ts';
import { findFaults } from './find-faults.ts';

test('A code that pays for nothing, a payment by no code, and a charge that is never known are listed', async (t) => {
  const house = await startHarness({ realTime: true });
  t.teardown(house.stop);
  const { clerk, aSale } = await aCounter(house);
  const [orderId, phone] = [await aSale(), await aPhone(house)];
  await charge(clerk, orderId, phone.code());
  await wait(house, 600);
  const found = async () =>
    (await findFaults(house.reads, house.clock.now)).filter(({ subject }) => subject.startsWith('charge:')).map(({ text }) => text);
  t.deepEqual(await found(), []);

  const set = (text: string) => house.transact(({ sql }) => sql.run(text, [orderId]));
  await set(`UPDATE charge SET state = 'reversing' WHERE order_id = ?`);
  t.deepEqual(await found(), [
    '扫码收款一直没有结果，请到商户平台核对这一笔，并请技术人员查看后台任务',
    '订单记为扫码付款，却没有收到款的扫码记录，请核对商户平台',
  ]);
  await set(`UPDATE charge SET state = 'paid' WHERE order_id = ?`);
  await set(`UPDATE payment SET method = 'cash', out_trade_no = id WHERE order_id = ?`);
  t.deepEqual(await found(), ['扫码收到了款，订单的付款却不是这一笔，请核对商户平台，多收的要退给顾客']);
  await set(`UPDATE charge SET state = 'reversed' WHERE order_id = ?`);
  await set(`UPDATE payment SET state = 'closing' WHERE order_id = ?`);
  t.deepEqual(await found(), ['订单已结束，付款一直没有关闭，请技术人员查看后台任务']);
});
