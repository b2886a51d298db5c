import test from 'ava';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { startHarness } from '../../../test/harness.ts';
import { billDue } from '../payment/bill/check-bill.ts';
import { aStoreWithOrders, faultsOf, settleMoney, stockOf, takenOver } from './orders-for-tests.ts';
import { csvOf, doStep, reasonsIn, upload } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
const noon = house.clock.now;
test.beforeEach(() => void (house.clock.now = noon));

test.serial('paid for hours ago it is not refunded for it: its clock begins now and ends no earlier than promised', async (t) => {
  const { board, customer } = await takenOver(house, async ({ aPaidRow }) => {
    const rows = [await aPaidRow(1), await aPaidRow(2)];
    // 14:00: the second was promised for half past twelve.
    house.clock.advance(2 * 3_600_000);
    return [{ ...rows[0]!, promisedAt: '2026-11-20 15:00' }, rows[1]!];
  });
  const [later, late] = await board();
  const states = async () =>
    (await Promise.all([later!, late!].map(({ id }) => customer.call(order.getOrder, { orderId: id })))).map(({ state }) => state);
  house.clock.advance(2 * 60_000);
  await house.deliver();
  t.deepEqual(await states(), ['new', 'new']);
  house.clock.advance(2 * 60_000);
  await house.deliver();
  const listed = await house.reads.all<{ text: string }>(
    `SELECT text FROM attention WHERE kind = 'order-untaken' AND order_id IN (?) ORDER BY text`,
    [[later!.id, late!.id]],
  );
  t.deepEqual(listed.map(({ text }) => text), [
    '测试店的订单 A001 从旧系统接来，还没有接单，请联系门店；到 2026-11-20 15:10 将自动退款',
    '测试店的订单 A002 从旧系统接来，还没有接单，请联系门店；到 2026-11-20 14:10 将自动退款',
  ]); // prettier-ignore
  house.clock.advance(7 * 60_000);
  await house.deliver();
  t.deepEqual(await states(), ['new', 'cancelled']);
  house.clock.advance(60 * 60_000);
  await house.deliver();
  t.deepEqual(await states(), ['cancelled', 'cancelled']);
  await settleMoney(house);
  t.is((await board()).length, 0);
  t.deepEqual(await faultsOf(house), []);
});

test.serial('at a store that is shut the clock waits until it opens', async (t) => {
  const { store, customer, call, id, aPaidRow } = await aStoreWithOrders(house);
  const week = Array.from({ length: 7 }, () => [{ open: 540, close: 1320 }]);
  await house.transact(async ({ sql }) => {
    const row = await sql.one<{ settings: string }>('SELECT settings FROM store WHERE id = ?', [store.id]);
    const settings = { ...(JSON.parse(row!.settings) as object), hours: { week, holidays: [] } };
    await sql.run('UPDATE store SET settings = ? WHERE id = ?', [JSON.stringify(settings), store.id]);
  });
  const row = await aPaidRow(1, { promisedAt: '2026-11-21 09:00' });
  // 23:00; it opens at 9:00.
  house.clock.advance(11 * 3_600_000);
  await upload(call, id, 'orders', csvOf('orders', [row]));
  for (const step of ['check', 'run'] as const) await doStep(house, call, id, step);
  const { id: orderId } = (await customer.call(order.listOrders, {})).items[0]!;
  const state = async () => (await customer.call(order.getOrder, { orderId })).state;
  house.clock.advance(10 * 3_600_000 + 2 * 60_000);
  await house.deliver();
  t.is(await state(), 'new');
  t.is(await house.reads.one(`SELECT id FROM attention WHERE kind = 'order-untaken' AND order_id = ?`, [orderId]), null);
  house.clock.advance(9 * 60_000);
  for (let turn = 0; turn < 2; turn += 1) await house.deliver();
  t.is(await state(), 'cancelled');
});

test.serial(
  'stock that is short is reserved all the same, nothing more of it can be ordered, and what is handed over asks for a count',
  async (t) => {
    const { clerk, board, call, id, neck, customer, store } = await takenOver(house, async ({ aPaidRow }) => [await aPaidRow(1)], {
      onHand: 1,
    });
    t.deepEqual(await stockOf(house, neck), { on_hand: 1, reserved: 2 });
    const cart = {
      storeId: store.id,
      mode: 'pickup' as const,
      slotStart: null,
      lines: [{ skuId: neck.skuId, pieces: 1, grams: null, choices: [] }],
    };
    t.is((await customer.call(order.quoteOrder, cart)).problems[0]?.code, 'order/not-enough');
    t.deepEqual(await reasonsIn(call, id, 'orders'), ['2 added']);
    const { id: orderId } = (await board())[0]!;
    await clerk.call(terminal.takeOrder, { orderId });
    await clerk.call(terminal.finishOrder, { orderId, weights: [] });
    await clerk.call(terminal.handOver, { code: '20000001' });
    t.deepEqual(await stockOf(house, neck), { on_hand: -1, reserved: 0 });
    const moves = await house.reads.all('SELECT kind, on_hand, reserved, reason FROM stock_movement WHERE sku_id = ? ORDER BY kind', [
      neck.skuId,
    ]);
    t.deepEqual(moves, [
      { kind: 'consume', on_hand: -2, reserved: -2, reason: null },
      { kind: 'count', on_hand: 1, reserved: 0, reason: null },
      { kind: 'reserve', on_hand: 0, reserved: 2, reason: '从旧系统接管的订单' },
    ]);
    await house.deliver();
    t.deepEqual(await faultsOf(house), []);
  },
);

test.serial('a code that does not fit or is somebody’s is another one, which the report tells', async (t) => {
  const { call, aPaidRow, customer } = await takenOver(house, async (made) => [await made.aPaidRow(1)]);
  const { id: other } = await call(contract.addTakeOver, { name: '第二批' });
  const rows = [
    await aPaidRow(2, { code: '20000001' }),
    await aPaidRow(3, { code: 'A12' }),
    await aPaidRow(4, { code: '' }),
    await aPaidRow(5, { code: '30000000' }),
    await aPaidRow(6, { code: '30000000' }),
  ];
  await upload(call, other, 'orders', csvOf('orders', rows));
  await doStep(house, call, other, 'check');
  t.deepEqual(await reasonsIn(call, other, 'orders'), [
    '2 add 取货码 20000001 已有人用，将换新码',
    '3 add 取货码 A12 不是 8 位数字，将换新码',
    '4 add 没有取货码，将有新码',
    '5 add',
    '6 add',
  ]);
  await doStep(house, call, other, 'run');
  const told = await reasonsIn(call, other, 'orders');
  t.regex(told[0]!, /^2 added 原取货码 20000001，新取货码 \d{8}$/);
  t.regex(told[1]!, /^3 added 原取货码 A12，新取货码 \d{8}$/);
  t.regex(told[2]!, /^4 added 取货码 \d{8}$/);
  t.is(told[3], '5 added');
  t.regex(told[4]!, /^6 added 原取货码 30000000，新取货码 \d{8}$/);
  const [, newCode] = /新取货码 (\d{8})/.exec(told[1]!)!;
  const mine = await house.reads.one<{ id: string }>('SELECT id FROM orders WHERE pickup_code = ?', [newCode!]);
  t.is((await customer.call(order.getOrder, { orderId: mine!.id })).pickupCode, newCode!);
});

test.serial('WeChat’s bill of the day on which it was paid lists no difference', async (t) => {
  const { customer } = await takenOver(house, async ({ aPaidRow }) => [await aPaidRow(1)]);
  const { payees } = house;
  t.is((await customer.call(order.listOrders, {})).items.length, 1);
  house.clock.advance(24 * 3_600_000);
  await house.transact(async (ctx) => ctx.emit(billDue({ payeeId: payees[0]!.id, day: '2026-11-20' })));
  await house.deliver();
  const listed = await house.reads.all<{ text: string }>(`SELECT text FROM attention WHERE kind = 'bill-difference'`);
  t.deepEqual(listed, []);
  t.like(await house.reads.one('SELECT COUNT(*) AS checks FROM bill_check WHERE payee_id = ?', [payees[0]!.id]), { checks: 1 });
});
