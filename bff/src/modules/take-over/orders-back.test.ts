import test from 'ava';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { dropEarlierOrders } from '../order/index.ts';
import { aStoreWithOrders, faultsOf, payEarlier, settleMoney, stockOf, takenOver } from './orders-for-tests.ts';
import { allTables, csvOf, doStep, figuresIn, reasonsIn, upload, type Row } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

/** What tells of what happened, and is not undone: numbers that were called out, movements of stock, what terminals were told. */
const tells = /^(store_day|stock_movement|feed_event|feed_counter|menu_version|slot)$/;
const tables = async () => Object.fromEntries(Object.entries(await allTables(house)).filter(([name]) => !tells.test(name)));

const slotsOf = ({ id }: { id: string }) => house.reads.all('SELECT starts_at, taken FROM slot WHERE store_id = ?', [id]);

test.serial('checked, run, run again, compared and taken back: nothing is left but what tells of it', async (t) => {
  const { call, id, aPaidRow, code, neck, store, customer } = await aStoreWithOrders(house);
  const clerk = await aClerk(house, store);
  const rows = [await aPaidRow(1), await aPaidRow(2), await aPaidRow(3, { paid: '1' })];
  await upload(call, id, 'orders', csvOf('orders', rows));
  const before = await tables();
  await doStep(house, call, id, 'check');
  t.deepEqual(await tables(), before);
  await doStep(house, call, id, 'run');
  const once = await allTables(house);
  await doStep(house, call, id, 'run');
  t.deepEqual(await allTables(house), once);

  t.deepEqual(await slotsOf(store), [{ starts_at: new Date('2026-11-20T04:30:00.000Z'), taken: 2 }]);

  const compared = await doStep(house, call, id, 'compare');
  t.deepEqual(figuresIn(compared, 'orders'), { added: 2, refused: 1, compared: { same: 2, differing: 0, missing: 0 } });
  t.deepEqual((await call(contract.listStoreSums, { takeOverId: id })).items, [
    { storeCode: code, storeName: '测试店', file: { orders: 2, amount: 11_200 }, here: { orders: 2, amount: 11_200 } },
  ]);
  const { id: again } = await call(contract.addTakeOver, { name: '再来一次' });
  await upload(call, again, 'orders', csvOf('orders', [rows[0]!, { ...rows[1]!, remark: '多放辣' }]));
  await doStep(house, call, again, 'check');
  t.deepEqual(await reasonsIn(call, again, 'orders'), ['2 same', '3 refused 这里已接管这一单，备注与文件不同；请在这里处理']);

  // A terminal rings by itself, and head office's list fills by itself.
  const { id: rung } = (await clerk.call(terminal.getBoard, {})).orders[0]!;
  await clerk.call(terminal.markRung, { orderId: rung });
  house.clock.advance(4 * 60_000);
  await house.deliver();
  t.deepEqual(figuresIn(await doStep(house, call, id, 'back'), 'orders'), { back: 2, refused: 1 });
  t.deepEqual(await tables(), before);
  t.deepEqual(await stockOf(house, neck), { on_hand: 100, reserved: 0 });
  t.deepEqual(await slotsOf(store), [{ starts_at: new Date('2026-11-20T04:30:00.000Z'), taken: 0 }]);
  t.deepEqual((await clerk.call(terminal.getBoard, {})).orders, []);
  t.deepEqual((await customer.call(order.listOrders, {})).items, []);
  t.deepEqual((await call(contract.listStoreSums, { takeOverId: id })).items, []);
  house.clock.advance(24 * 3_600_000);
  await settleMoney(house);
  t.deepEqual(await faultsOf(house), []);
  t.like(await house.reads.one(`SELECT COUNT(*) AS waiting FROM delivery WHERE state = 'waiting'`), { waiting: 0 });

  house.clock.now = new Date('2026-11-20T04:00:00.000Z');
  await doStep(house, call, id, 'check');
  t.deepEqual(figuresIn(await doStep(house, call, id, 'run'), 'orders'), { added: 2, refused: 1 });
});

test.serial('what somebody worked with since stays, with the reason, and is refunded or handed over here', async (t) => {
  const { call, id, clerk, board, customer, neck } = await takenOver(house, async ({ aPaidRow }) => {
    const rows: Row[] = [];
    for (let no = 1; no <= 5; no += 1) rows.push(await aPaidRow(no));
    return rows;
  });
  const [taken, rejected, cancelled, printed] = await board();
  await clerk.call(terminal.takeOrder, { orderId: taken!.id });
  await clerk.call(terminal.rejectOrder, { orderId: rejected!.id, reason: '今天没有货了' });
  await customer.call(order.cancelOrder, { orderId: cancelled!.id, reason: '' });
  await clerk.call(terminal.markPrinted, { orderId: printed!.id, slip: 'kitchen' });
  t.deepEqual(figuresIn(await doStep(house, call, id, 'back'), 'orders'), { back: 1, kept: 4 });
  t.deepEqual(await reasonsIn(call, id, 'orders'), [
    '2 kept 接管之后改过',
    '3 kept 订单已有退款',
    '4 kept 订单已有退款',
    '5 kept 订单打过小票',
    '6 back',
  ]);
  t.deepEqual(await stockOf(house, neck), { on_hand: 100, reserved: 4 });
  await clerk.call(terminal.finishOrder, { orderId: taken!.id, weights: [] });
  t.like(await clerk.call(terminal.handOver, { code: '20000001' }), { state: 'completed' });
  await settleMoney(house);
  t.deepEqual(await faultsOf(house), []);
});

test.serial('the comparison adds up by store, and finds what is missing or otherwise', async (t) => {
  const { call, id, code } = await takenOver(house, async ({ aPaidRow }) => [await aPaidRow(1), await aPaidRow(2), await aPaidRow(3)]);
  await house.transact(async (ctx) => {
    const { sql } = ctx;
    const rows = await sql.all<{ order_id: string }>(
      `SELECT e.order_id FROM earlier_order e JOIN orders o ON o.id = e.order_id WHERE o.pickup_code IN ('20000001', '20000002') AND e.number LIKE ? ORDER BY e.number`,
      [`${code.slice(-8)}%`],
    );
    await dropEarlierOrders(ctx, [rows[0]!.order_id]);
    await sql.run('UPDATE orders SET payable = 5000 WHERE id = ?', [rows[1]!.order_id]);
  });
  t.deepEqual(figuresIn(await doStep(house, call, id, 'compare'), 'orders'), {
    ...{ added: 3, compared: { same: 1, differing: 1, missing: 1 } },
  });
  const expected = [{ storeCode: code, storeName: '测试店', file: { orders: 3, amount: 16_800 }, here: { orders: 2, amount: 10_600 } }];
  t.deepEqual((await call(contract.listStoreSums, { takeOverId: id, differing: 1 })).items, expected);
  await doStep(house, call, id, 'compare');
  t.deepEqual((await call(contract.listStoreSums, { takeOverId: id })).items, expected, 'compared again, it is not added twice');
});

test.serial('orders of many lines are read whole, however the file is cut', async (t) => {
  const { call, id, anOrderRow, neck, customer, store } = await aStoreWithOrders(house, { onHand: 10_000 });
  const rows: Row[] = [];
  for (const [no, lines] of [30, 45, 1, 50, 2, 44].entries()) {
    const paid = await payEarlier(house, customer.openid, { amount: 100 * lines });
    const head = anOrderRow(no + 1, paid, { pieces: '1', price: '1', amount: '1' });
    const { number } = head;
    rows.push(
      head,
      ...Array.from({ length: lines - 1 }, () => ({ number: number!, goods: neck.name, pieces: '1', price: '1', amount: '1' })),
    );
  }
  await upload(call, id, 'orders', csvOf('orders', rows), 700);
  t.deepEqual(figuresIn(await doStep(house, call, id, 'check'), 'orders'), { add: 6 });
  t.deepEqual(await reasonsIn(call, id, 'orders'), ['2 add', '32 add', '77 add', '78 add', '128 add', '130 add']);
  await doStep(house, call, id, 'run');
  const counts = await house.reads.all<{ lines: number }>(
    'SELECT COUNT(*) AS "lines" FROM order_line l JOIN orders o ON o.id = l.order_id WHERE o.store_id = ? GROUP BY o.id, o.payable ORDER BY o.payable',
    [store.id],
  );
  t.deepEqual(counts.map(({ lines }) => lines), [1, 2, 30, 44, 45, 50]); // prettier-ignore
});

test.serial('a line of an order that says otherwise, is broken or one too many is told by its number', async (t) => {
  const { call, id, anOrderRow, aPaidRow, neck } = await aStoreWithOrders(house);
  const more = (no: number, given: Row): Row => ({ number: anOrderRow(no, { outTradeNo: '', amount: 0, mchid: '' })['number']!, goods: neck.name, pieces: '1', price: '1', amount: '1', ...given }); // prettier-ignore
  const rows = [
    await aPaidRow(1),
    more(1, { remark: '别的' }),
    await aPaidRow(2),
    more(2, { amount: '一块' }),
    await aPaidRow(3),
    ...Array.from({ length: 50 }, () => more(3, { price: '0', amount: '0' })),
    await aPaidRow(4),
    more(1, {}),
  ];
  await upload(call, id, 'orders', csvOf('orders', rows));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'orders'), [
    '2 refused 第 3 行的备注与这一单的第一行不同',
    '4 refused 第 5 行：金额应是元，如 38.60',
    '6 refused 一单最多 50 行',
    '57 add',
    '58 refused 没有写门店编码',
  ]);
});
