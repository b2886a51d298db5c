import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { cancelOrder } from '@mendian/shared/order/order.contract.ts';
import { startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { openSheets, statesOf } from './sheets-for-tests.ts';

const house = await startHarness();
const { control } = house.sandbox;
test.after.always(house.stop);

test('payments that are told of all at once, each twice, are recorded once each, beside others that are not as they should be', async (t) => {
  const orders = await openSheets(house, 40, 3);
  const cancelled = orders.slice(0, 4);
  const paid = orders.slice(4);
  for (const { id, customer } of cancelled.slice(0, 2)) await customer.call(cancelOrder, { orderId: id, reason: '不想要了' });
  // Of two it is said that another sum was paid.
  control.misbehave({ notify: 'wrong-amount' });
  for (const { pay } of cancelled.slice(2)) await pay();
  await control.quiet();
  control.calm();
  control.misbehave({ notifyTimes: 2 });
  await Promise.all(paid.map(({ pay }) => pay()));
  await control.quiet();
  // A busy machine may still be at those that WeChat waits for no longer.
  const ids = paid.map(({ id }) => id);
  for (const began = Date.now(); Date.now() - began < 20_000 && (await statesOf(house, ids))[0] !== 'new 36';) await pause(50);

  t.deepEqual(await statesOf(house, ids), ['new 36']);
  t.deepEqual(
    await statesOf(
      house,
      cancelled.map(({ id }) => id),
    ),
    ['cancelled 2', 'unpaid 2'],
  );
  for (const storeId of new Set(orders.map((order) => order.storeId))) {
    const sent = await house.reads.all<{ pickup_number: string }>(
      `SELECT pickup_number FROM orders WHERE store_id = ? AND state = 'new' ORDER BY pickup_number`,
      [storeId],
    );
    t.deepEqual(
      sent.map((row) => row.pickup_number),
      sent.map((_, index) => `A${String(index + 1).padStart(3, '0')}`),
      'each store calls its own out, one after the other',
    );
    const told = await house.reads.all<{ seq: number }>('SELECT seq FROM feed_event WHERE store_id = ? ORDER BY seq', [storeId]);
    t.deepEqual(told.map(({ seq }) => seq), told.map((_, index) => index + 1)); // prettier-ignore
  }
  const clocks = await house.reads.one<{ number: number }>(`SELECT COUNT(*) AS number FROM delivery WHERE subscriber = 'order.untaken'`);
  t.is(clocks?.number, paid.length, 'and each has its clock once');
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});
