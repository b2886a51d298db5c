import test from 'ava';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as desk from '@mendian/shared/order/order-desk.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aCombo } from '../../../test/build-catalogue.ts';
import { startHarness } from '../../../test/harness.ts';
import { faultsOf, payEarlier, settleMoney, stockOf, takenOver } from './orders-for-tests.ts';
import { figuresIn } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const refundsAtWechat = async (outTradeNo: string) => {
  const state = (await (await fetch(`${house.sandbox.url}/sandbox/state`)).json()) as { refunds: { outTradeNo: string }[] };
  return state.refunds.filter((one) => one.outTradeNo === outTradeNo);
};

test.serial('an order that was paid in the earlier system is taken, made, and handed over by its earlier code', async (t) => {
  const { clerk, board, ran, neck, customer } = await takenOver(house, async ({ aPaidRow }) => [await aPaidRow(1)]);
  t.deepEqual([ran.error, figuresIn(ran, 'orders')], [null, { added: 1 }]);
  const [seen] = await board();
  t.like(seen, { state: 'new', pickupNumber: 'A001', payable: 5_600, remark: '少放辣', readyBy: '2026-11-20T04:30:00.000Z' });
  t.deepEqual(seen!.lines[0]!.choices, ['微辣']);
  t.deepEqual(await stockOf(house, neck), { on_hand: 100, reserved: 2 });
  const mine = await customer.call(order.getOrder, { orderId: seen!.id });
  t.like(mine, { pickupCode: '20000001', earlier: true, payment: { state: 'paid' }, can: { cancel: true } });
  await clerk.call(terminal.takeOrder, { orderId: seen!.id });
  await clerk.call(terminal.finishOrder, { orderId: seen!.id, weights: [] });
  t.like(await clerk.call(terminal.handOver, { code: '20000001' }), { id: seen!.id, state: 'completed' });
  t.deepEqual(await stockOf(house, neck), { on_hand: 98, reserved: 0 });
  await settleMoney(house);
  t.deepEqual(await faultsOf(house), []);
});

test.serial('rejected or refunded by line, its money goes back by the number that the earlier system gave it', async (t) => {
  const { clerk, board, call, neck, code } = await takenOver(house, async ({ aPaidRow }) => [await aPaidRow(1), await aPaidRow(2)]);
  const [first, second] = await board();
  const tradeOf = async (orderId: string) =>
    (await house.reads.one<{ number: string }>('SELECT out_trade_no AS number FROM payment WHERE order_id = ?', [orderId]))!.number;
  t.regex(await tradeOf(first!.id), /^OLD/);
  await clerk.call(terminal.rejectOrder, { orderId: first!.id, reason: '今天没有货了' });
  await call(desk.refundOrder.hq, { orderId: second!.id, reason: '少装一份', lines: [{ no: 1, amount: 2_800 }] });
  await settleMoney(house);
  for (const [one, amount] of [
    [first!, 5_600],
    [second!, 2_800],
  ] as const) {
    t.like(await call(desk.getOrder.hq, { orderId: one.id }), { refunded: amount, refunds: [{ amount, state: 'succeeded' }] });
    t.is((await refundsAtWechat(await tradeOf(one.id))).length, 1);
  }
  t.deepEqual(await stockOf(house, neck), { on_hand: 100, reserved: 2 });
  t.deepEqual(await faultsOf(house), []);
  const found = await call(desk.searchOrders.hq, { text: `${code.slice(-8)}-2` });
  t.like(found, { kind: 'earlier', items: [{ id: second!.id }] });
  t.like((await call(desk.getOrder.hq, { orderId: second!.id })).notes[0], {
    by: '数据接管',
    text: `从旧系统接管，原单号 ${code.slice(-8)}-2`,
  });
});

test.serial('several lines are one order: by weight, a combo, with a discount and delivery; what is short goes back by line', async (t) => {
  const { clerk, board, neck, beef } = await takenOver(house, async ({ anOrderRow, neck, beef, customer }) => {
    const name = `双人餐${neck.name}`;
    await aCombo(house, { name, price: 4_000, parts: [{ skuId: neck.skuId, quantity: 3 }] });
    const head = anOrderRow(1, await payEarlier(house, customer.openid, { amount: 10_100 }), {
      ...{ mode: '外送', contact: '陈女士', phone: '13800001111', address: '八一大道 1 号', discount: '10', deliveryFee: '6.00' },
      ...{ goods: beef.name, pieces: '', grams: '650', price: '50', amount: '65.00' },
    });
    const { number } = head;
    return [head, { number: number!, goods: name, pieces: '1', price: '40', amount: '40.00' }];
  });
  const [seen] = await board();
  t.like(seen, { mode: 'delivery', pickupNumber: 'W001', goods: 10_500, discount: 1_000, deliveryFee: 600, payable: 10_100 });
  t.like(seen!.address, { contact: '陈女士', place: '八一大道 1 号' });
  t.deepEqual(seen!.lines.map(({ paid }) => paid), [5_881, 3_619]); // prettier-ignore
  t.deepEqual([await stockOf(house, neck), await stockOf(house, beef)], [{ on_hand: 100, reserved: 3 }, { on_hand: 5_000, reserved: 650 }]); // prettier-ignore
  const orderId = seen!.id;
  await clerk.call(terminal.takeOrder, { orderId });
  t.like(await clerk.call(terminal.finishOrder, { orderId, weights: [{ lineNo: 1, grossGrams: 325, tareGrams: 0 }] }), { refunded: 2_941 });
  await clerk.call(terminal.dispatchOrder, { orderId });
  t.like(await clerk.call(terminal.deliverOrder, { orderId }), { state: 'completed' });
  await settleMoney(house);
  t.deepEqual([await stockOf(house, neck), await stockOf(house, beef)], [{ on_hand: 97, reserved: 0 }, { on_hand: 4_675, reserved: 0 }]); // prettier-ignore
  t.deepEqual(await faultsOf(house), []);
});
