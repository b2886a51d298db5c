import test from 'ava';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { aCustomer, anOrder, pay, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { stepKilled } from './killed-for-tests.ts';
import { aStoreWithOrders, faultsOf, settleMoney, stockOf, takenOver } from './orders-for-tests.ts';
import { csvOf, doStep, figuresIn, settle, upload, type Row } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
const { objects, wechatPay } = house.running.parts;
const work = (takeOverId: string) =>
  stepKilled({ house: house.house, outside: { objects, wechatPay }, takeOverId, restart: () => undefined }, []);

const rowsOf = async (aPaidRow: (no: number) => Promise<Row>, count: number): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let no = 1; no <= count; no += 1) rows.push(await aPaidRow(no));
  return rows;
};

test.serial('customers order and pay at the store while its orders are taken over: each gets a number and its stock', async (t) => {
  const { call, id, aPaidRow, neck, beef, store } = await aStoreWithOrders(house);
  await upload(call, id, 'orders', csvOf('orders', await rowsOf(aPaidRow, 20)));
  await doStep(house, call, id, 'check');
  await call(contract.startStep, { takeOverId: id, step: 'run' });
  const customers = await Promise.all(Array.from({ length: 6 }, () => aCustomer(house)));
  const buys = customers.map(async (customer) => {
    const lines = [pieces(neck), { ...pieces(beef), grams: 500 }];
    const { id: orderId } = await anOrder(customer, store, { lines });
    await pay(house, customer, orderId);
  });
  await Promise.all([work(id), ...buys]);
  t.deepEqual(figuresIn(await settle(house, call, id), 'orders'), { added: 20 });
  t.deepEqual(await stockOf(house, neck), { on_hand: 100, reserved: 46 });
  const numbers = await house.reads.all<{ number: string }>(
    `SELECT DISTINCT pickup_number AS number FROM orders WHERE store_id = ? AND state = 'new'`,
    [store.id],
  );
  t.is(numbers.length, 26);
  await house.deliver();
  t.deepEqual((await faultsOf(house)).filter(({ subject }) => !subject.startsWith('delivery:')), []); // prettier-ignore
});

test.serial('taken or cancelled in the moment in which it goes back, an order is either here or gone, and never half', async (t) => {
  const made = await takenOver(house, ({ aPaidRow }) => rowsOf(aPaidRow, 12));
  const { call, id, clerk, customer, board, neck } = made;
  const orders = await board();
  await call(contract.startStep, { takeOverId: id, step: 'back' });
  const orGone = (call: Promise<unknown>) =>
    call.catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== 'thing/not-found') throw error;
    });
  await Promise.all([
    ...orders.slice(0, 6).map(({ id: orderId }) => orGone(clerk.call(terminal.takeOrder, { orderId }))),
    work(id),
    ...orders.slice(6, 9).map(({ id: orderId }) => orGone(customer.call(order.cancelOrder, { orderId, reason: '' }))),
  ]);
  const { back = 0, kept = 0 } = figuresIn(await settle(house, call, id), 'orders') as { back?: number; kept?: number };
  t.is(back + kept, 12);
  t.true(back >= 3);
  await settleMoney(house);
  const left = await board();
  t.deepEqual(await stockOf(house, neck), { on_hand: 100, reserved: 2 * left.length });
  t.true(left.every(({ state }) => state === 'preparing'));
  t.deepEqual(await faultsOf(house), []);
});
