import test from 'ava';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { getOrder } from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

test('an order that takes from stock which is not kept any more is not handed over, and nothing of it is written', async (t) => {
  const house = await startHarness();
  const store = await aStore(house);
  const [customer, clerk] = [await aCustomer(house), await aClerk(house, store)];
  const [kept, gone] = [await aProduct(house, store), await aProduct(house, store)];
  const { id } = await anOrder(customer, store, { lines: [pieces(kept), pieces(gone, 2)] });
  await pay(house, customer, id);
  await clerk.call(terminal.takeOrder, { orderId: id });
  await clerk.call(terminal.finishOrder, { orderId: id, weights: [] });
  const { pickupCode } = await customer.call(getOrder, { orderId: id });
  await house.transact(({ sql }) => sql.run('DELETE FROM stock WHERE sku_id = ?', [gone.skuId]));
  const standing = () => house.reads.all('SELECT sku_id, on_hand, reserved FROM stock WHERE store_id = ? ORDER BY sku_id', [store.id]);
  const movements = () => house.reads.all('SELECT id FROM stock_movement WHERE order_id = ?', [id]);
  const before = [await standing(), await movements()];
  await refused(t, clerk.call(terminal.handOver, { code: pickupCode! }), refuse('server/fault').code);
  t.deepEqual([await standing(), await movements()], before);
  t.is((await house.reads.one<{ state: string }>('SELECT state FROM orders WHERE id = ?', [id]))?.state, 'ready');
  await house.stop();
});
