import test from 'ava';
import { aCustomer, aProduct, aStaff, aStore } from '../../../test/build.ts';
import { aPass, aPassKind } from '../../../test/build-pass.ts';
import { startHarness } from '../../../test/harness.ts';

test('where WeChat waits for it, a pass is reported as delivered, as a virtual good, once it is paid for', async (t) => {
  const house = await startHarness({ realTime: true });
  house.sandbox.control.tradeManaged(true);
  const { productId } = await aProduct(house, await aStore(house));
  const { id: passId } = await aPass(
    house,
    await aCustomer(house),
    await aPassKind(house, await aStaff(house), { productIds: [productId] }),
  );
  await house.deliver();
  const payment = await house.reads.one<{ out_trade_no: string }>('SELECT out_trade_no FROM payment WHERE order_id = ?', [passId]);
  t.deepEqual(
    house.sandbox.control.shippings().map(({ outTradeNo, logisticsType }) => ({ outTradeNo, logisticsType })),
    [{ outTradeNo: payment!.out_trade_no, logisticsType: 3 }],
  );
  await house.stop();
});
