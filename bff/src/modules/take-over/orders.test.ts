import test from 'ava';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aStoreWithOrders } from './orders-for-tests.ts';
import { csvOf, doStep, figuresIn, reasonsIn, upload } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

test.serial('an order that was paid in the earlier system is taken, made, and handed over by its earlier code', async (t) => {
  const { call, id, store, aPaidRow } = await aStoreWithOrders(house);
  const clerk = await aClerk(house, store);
  await upload(call, id, 'orders', csvOf('orders', [await aPaidRow(1)]));
  const checked = await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'orders'), ['2 add']);
  t.deepEqual(figuresIn(checked, 'orders'), { add: 1 });
  t.is((await clerk.call(terminal.getBoard, {})).orders.length, 0);
  const ran = await doStep(house, call, id, 'run');
  t.deepEqual([ran.error, figuresIn(ran, 'orders')], [null, { added: 1 }]);
  const [order] = (await clerk.call(terminal.getBoard, {})).orders;
  t.like(order, { state: 'new', pickupNumber: 'A001', payable: 5_600, remark: '少放辣', readyBy: '2026-11-20T04:30:00.000Z' });
  await clerk.call(terminal.takeOrder, { orderId: order!.id });
  await clerk.call(terminal.finishOrder, { orderId: order!.id, weights: [] });
  t.like(await clerk.call(terminal.handOver, { code: '20000001' }), { id: order!.id, state: 'completed' });
  house.clock.advance(6 * 60_000);
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});
