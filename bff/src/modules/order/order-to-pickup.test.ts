import test from 'ava';
import * as contract from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, gramsOf, pay, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);

test('an order goes from the cart to the customer’s hand, by weight and by portion', async (t) => {
  const store = await aStore(house);
  const neck = await aProduct(house, store, { price: 3_980, onHand: 5_000, weigh: { min: 100, step: 50, max: 5_000 } });
  const drink = await aProduct(house, store, { price: 600, onHand: 10 });
  const customer = await aCustomer(house);
  const clerk = await aClerk(house, store);

  const placed = await anOrder(customer, store, { lines: [gramsOf(neck, 500), pieces(drink, 2)] });
  t.like(placed, { state: 'unpaid', payable: 3_980 + 1_200, pickupCode: null, can: { pay: true, cancel: true } });
  t.deepEqual((await clerk.call(terminal.getBoard, {})).orders, []);

  await pay(house, customer, placed.id);
  const board = await clerk.call(terminal.getBoard, {});
  t.like(board.orders[0], { id: placed.id, state: 'new', pickupNumber: 'A001', can: { take: true } });

  await clerk.call(terminal.takeOrder, { orderId: placed.id });
  await refused(t, clerk.call(terminal.finishOrder, { orderId: placed.id, weights: [] }), 'order/weight-required');
  const ready = await clerk.call(terminal.finishOrder, { orderId: placed.id, weights: [{ lineNo: 1, grossGrams: 430, tareGrams: 30 }] });
  t.like(ready, { state: 'ready', refunded: 796 });
  await house.deliver();
  await house.sandbox.clock.advance(60_000);
  await house.sandbox.control.quiet();

  const mine = await customer.call(contract.getOrder, { orderId: placed.id });
  t.is(mine.refunds[0]?.state, 'succeeded');
  const done = await clerk.call(terminal.handOver, { code: mine.pickupCode! });
  t.is(done.state, 'completed');
  await refused(t, clerk.call(terminal.handOver, { code: mine.pickupCode! }), 'pickup/code-used');

  const stock = await house.reads.all('SELECT on_hand, reserved FROM stock WHERE store_id = ? ORDER BY on_hand', [store.id]);
  t.deepEqual(stock, [
    { on_hand: 8, reserved: 0 },
    { on_hand: 4_600, reserved: 0 },
  ]);
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

test('a clerk who types a name into the search for numbers finds nothing, and nothing breaks', async (t) => {
  const clerk = await aClerk(house, await aStore(house));
  for (const text of ['卤鸭脖', '😀', "'", '%'])
    t.deepEqual((await clerk.call(terminal.listTerminalOrders, { day: '2026-11-20', text })).items, [], text);
});
