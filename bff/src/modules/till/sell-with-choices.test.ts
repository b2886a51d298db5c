import test from 'ava';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { listTerminalOrders, listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { scaleCode } from '@mendian/shared/till/scale-code.test-data.ts';
import { newTillSettings } from '@mendian/shared/till/till-settings.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import * as contract from '@mendian/shared/till/till.contract.ts';
import { parkTicket, takeParked } from '@mendian/shared/till/parked.contract.ts';
import { aProduct } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aSale, aTill, pieces, weighed, withPlu } from './till-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, new Date(Date.now() + 6 * 60_000)), []);
});

const weigh = { min: 100, step: 50, max: 5_000 };
const spice = { id: 'spice', name: '辣度', kind: 'one', max: 1, choices: [choice('mild', '微辣'), choice('hot', '特辣')] };
const service = {
  id: 'service',
  name: '代加工',
  kind: 'many',
  max: 2,
  choices: [choice('boned', '去骨', 200), choice('vacuum', '真空', 150)],
};
const options = [spice, service];

function choice(id: string, name: string, surcharge = 0) {
  return { id, name, surcharge };
}

test.serial('choices add to what pieces and grams cost, and are on the receipt and the order', async (t) => {
  const { store, clerk } = await aTill(house);
  const leg = await aProduct(house, store, { price: 1_280, name: '卤鸭腿', options });
  const neck = await aProduct(house, store, { price: 4_000, name: '鸭脖', weigh, onHand: 10_000, options });
  const { items } = await clerk.call(listTerminalProducts, {});
  t.deepEqual(items.find(({ skuId }) => skuId === leg.skuId)?.options as unknown, options);
  const lines = [pieces(leg, 3, ['boned', 'hot']), weighed(neck, 265, 15, ['mild', 'vacuum', 'boned']), pieces(leg, 1, ['mild'])];
  const sale = await aSale(clerk, { lines });
  t.like(sale.lines, [
    { price: 1_280, pieces: 3, amount: 4_440, choices: [{ name: '特辣', surcharge: 0 }, { name: '去骨', surcharge: 200 }] }, // prettier-ignore
    { price: 4_000, grams: 250, amount: 2_350 },
    { pieces: 1, amount: 1_280, choices: [{ name: '微辣', surcharge: 0 }] },
  ]);
  t.is(sale.payable, 4_440 + 2_350 + 1_280);
  const { items: orders } = await clerk.call(listTerminalOrders, { day: dayOf(new Date(sale.at)) });
  t.deepEqual(orders.find(({ id }) => id === sale.orderId)?.lines.map(({ choices }) => choices), [['特辣', '去骨'], ['微辣', '去骨', '真空'], ['微辣']]); // prettier-ignore
});

test.serial('a choice that is missing, too many, unknown or another product’s stands in the line’s way, with its name', async (t) => {
  const { store, clerk } = await aTill(house);
  const leg = await aProduct(house, store, { price: 1_280, name: '卤鸭腿', options });
  const cola = await aProduct(house, store, { price: 350, name: '可乐' });
  const neck = await aProduct(house, store, { name: '鸭脖', weigh, options });
  const wrong = [
    pieces(leg, 1, ['hot', 'mild']),
    pieces(leg, 1, ['hot', 'hot']),
    pieces(leg, 1, ['hot', 'unheard-of']),
    pieces(cola, 1, ['hot']),
  ];
  const lines = [pieces(leg), ...wrong, weighed(neck, 300)];
  const { problems, payable } = await clerk.call(contract.quoteSale, { lines, guestId: null });
  t.deepEqual(problems.map(({ index, code }) => [index, code]), lines.map((_, index) => [index, 'order/choice-invalid'])); // prettier-ignore
  t.is(problems[0]?.message, '请重新选卤鸭腿的选项');
  t.is(payable, 0);
  await refused(t, aSale(clerk, { lines: [pieces(leg)] }), 'order/choice-invalid');
  for (const choices of [Array.from({ length: 21 }, (_, place) => `c${place}`), ['😀']])
    await refused(t, clerk.call(contract.quoteSale, { lines: [pieces(leg, 1, choices)], guestId: null }), 'input/invalid');
});

test.serial('what says nothing of choices sells what offers none, and a label what was packed with them', async (t) => {
  const { store, clerk } = await aTill(house);
  const cola = await aProduct(house, store, { price: 350 });
  await withPlu(house, await aProduct(house, store, { price: 3_980, weigh, onHand: 10_000, options }), '7');
  const label = { kind: 'label' as const, code: scaleCode(newTillSettings.scale!, { plu: '7', amount: 1_990 }) };
  const ask = { lines: [{ kind: 'pieces' as const, skuId: cola.skuId, pieces: 2 }, label], guestId: null };
  const { payable, problems } = await clerk.call(contract.quoteSale, ask);
  t.deepEqual([payable, problems], [2_690, []]);
  const sale = await clerk.call(contract.sellForCash, { ...ask, expectedPayable: payable, tendered: payable });
  t.deepEqual(sale.lines.map(({ choices }) => choices), [[], []]); // prettier-ignore
});

test.serial('a parked ticket keeps its choices, and a return gives back their share', async (t) => {
  const { store, clerk } = await aTill(house);
  const leg = await aProduct(house, store, { price: 1_280, options });
  const parked = [pieces(leg, 2, ['hot', 'boned']), pieces(leg, 1, ['mild'])];
  const { id } = await clerk.call(parkTicket, { lines: parked });
  const { lines } = await clerk.call(takeParked, { ticketId: id });
  t.deepEqual(lines, parked);
  const sale = await aSale(clerk, { lines });
  const back = { orderId: sale.orderId, lines: [{ no: 1, quantity: 1 }], reason: '不要了', way: 'cash' as const };
  t.like(await clerk.call(returnSale, { ...back, expectedAmount: 1_480 }), { refunded: 1_480, lines: [{ returned: 1 }, { returned: 0 }] });
  t.is((await clerk.call(returnSale, { ...back, expectedAmount: 1_480 })).refunded, 2_960);
});

test.serial('a ticket that an earlier version parked is taken without choices', async (t) => {
  const { store, clerk } = await aTill(house);
  const cola = await aProduct(house, store, { price: 350 });
  const { id } = await clerk.call(parkTicket, { lines: [pieces(cola)] });
  const asBefore = JSON.stringify([{ kind: 'pieces', skuId: cola.skuId, pieces: 1 }]);
  await house.transact(({ sql }) => sql.run('UPDATE parked_ticket SET `lines` = ? WHERE id = ?', [asBefore, id]));
  t.deepEqual(await clerk.call(takeParked, { ticketId: id }), { lines: [pieces(cola)] });
});
