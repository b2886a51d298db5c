import test from 'ava';
import * as contract from '@mendian/shared/till/till.contract.ts';
import { closeShift, forceCloseShift, listShifts } from '@mendian/shared/till/till-shift.contract.ts';
import { sendOffline as sendContract } from '@mendian/shared/till/offline.contract.ts';
import { listMyListed } from '@mendian/shared/till/offline-desk.contract.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import { aCustomer, aProduct, aStaff } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { newUlid } from '../../../platform/chance.ts';
import { findFaults } from '../../patrol/find-faults.ts';
import { aSale, aTill, pieces } from '../till-for-tests.ts';
import { anOfflineTill, closed, opened, piecesAt, sold, weighedAt } from './offline-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const weigh = { min: 100, step: 50, max: 5_000 };
const onHand = async (storeId: string, skuId: string) =>
  (await house.reads.one<{ on_hand: number }>('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [storeId, skuId]))!.on_hand;

test.serial('a sale made without the server is in the books as it was: prices, time, ticket, drawer, stock', async (t) => {
  const till = await anOfflineTill(house);
  const { store, clerk, send } = till;
  const [neck, cola] = [
    await aProduct(house, store, { price: 3_980, weigh, onHand: 1_000 }),
    await aProduct(house, store, { price: 300, onHand: 1 }),
  ];
  // There was one, and it was dearer then.
  const chosen = [{ id: 'c1', name: '去冰', surcharge: 50 }];
  const sale = sold(till, [weighedAt(neck, 3_980, 318), { ...piecesAt(cola, 350, 3), choices: chosen, amount: 1_200 }], {
    roundedOff: 1,
    tendered: 5_000,
    minutesAgo: 24 * 60,
  });
  t.is(sale.payable, 3_730);
  t.deepEqual(await send(sale), [{ id: sale.id, outcome: 'taken', number: '261119-0001' }]);
  const found = await clerk.call(contract.findSale, { text: '断网 1120-0001' });
  t.like(found, {
    orderId: sale.id,
    number: '261119-0001',
    printedNumber: '断网 1120-0001',
    at: sale.at,
    clerk: '店员小王',
    method: 'cash',
  });
  t.like(found, { goods: 3_731, payable: 3_730, tendered: 5_000, change: 1_270, discounts: [{ name: '抹零', amount: 1 }] });
  t.like(found.lines[1], { price: 350, pieces: 3, amount: 1_200, choices: [{ name: '去冰', surcharge: 50 }] });
  t.is(found.lines.reduce((all, { paid }) => all + paid, 0), 3_730); // prettier-ignore
  for (const text of [`MDO:${sale.id}`, '261119-0001', '断网1120-0001'])
    t.is((await clerk.call(contract.findSale, { text })).orderId, sale.id);
  t.deepEqual([await onHand(store.id, neck.skuId), await onHand(store.id, cola.skuId)], [682, -2]);
  t.like((await clerk.call(contract.getTill, {})).shift, { sales: 1, expected: 23_730 });
  t.like(await house.reads.one('SELECT business_day, channel, state, paid_at, ended_at FROM orders WHERE id = ?', [sale.id]), {
    ...{ business_day: '2026-11-19', channel: 'counter', state: 'completed', paid_at: new Date(sale.at), ended_at: new Date(sale.at) },
  });
  t.like(await house.reads.one('SELECT state, method, amount, transaction_id FROM payment WHERE order_id = ?', [sale.id]), {
    ...{ state: 'paid', method: 'cash', amount: 3_730, transaction_id: null },
  });
  t.is((await house.reads.all('SELECT id FROM weigh_ticket WHERE order_id = ?', [sale.id])).length, 1);
  t.like(
    await clerk.call(returnSale, {
      orderId: sale.id,
      lines: [{ no: 2, quantity: 3 }],
      reason: '买错了',
      way: 'cash',
      expectedAmount: found.lines[1]!.paid,
    }),
    {
      refunded: found.lines[1]!.paid,
    },
  );
});

test.serial('sent again, whole or cut anywhere, at once from two connections, each is entered once, in order', async (t) => {
  const till = await anOfflineTill(house);
  const product = await aProduct(house, till.store, { price: 500, onHand: 100 });
  const sales = Array.from({ length: 6 }, (_, place) => sold(till, [piecesAt(product, 500, place + 1)], { minutesAgo: 6 - place }));
  await till.send(...sales.slice(0, 3));
  const [one, other] = await Promise.all([till.send(...sales), till.send(...sales.slice(2))]);
  t.deepEqual(one.slice(2), other);
  t.deepEqual(await till.send(...sales), one);
  t.deepEqual(one.map((outcome) => outcome.outcome === 'taken' && outcome.number), [1, 2, 3, 4, 5, 6].map((no) => `261120-000${no}`)); // prettier-ignore
  t.is(await onHand(till.store.id, product.skuId), 100 - 21);
  t.like((await till.clerk.call(contract.getTill, {})).shift, { sales: 6, expected: 20_000 + 21 * 500 });
});

test.serial('the till’s call and the sale kept for later race for one id: one sale', async (t) => {
  const till = await anOfflineTill(house);
  const product = await aProduct(house, till.store, { price: 500, onHand: 100 });
  for (let round = 0; round < 5; round += 1) {
    const sale = sold(till, [piecesAt(product, 500)]);
    const online = { guestId: null, lines: [pieces(product)], expectedPayable: 500, tendered: 500, saleId: sale.id };
    const [view, [outcome]] = await Promise.all([till.clerk.call(contract.sellForCash, online), till.send(sale)]);
    t.deepEqual(outcome, { id: sale.id, outcome: 'taken', number: view.number });
    t.is(view.orderId, sale.id);
  }
  t.is(await onHand(till.store.id, product.skuId), 95);
  t.like((await till.clerk.call(contract.getTill, {})).shift, { sales: 5, expected: 22_500 });
});

test.serial('a shift opened and closed without the server counts what was sold in it, however the drawer stood', async (t) => {
  const till = await anOfflineTill(house);
  const { clerk, send, store, shiftId } = till;
  const product = await aProduct(house, store, { price: 500 });
  await clerk.call(closeShift, { shiftId, counted: 20_000 });
  const opening = opened(till, 10_000, 30);
  const shift = { ...till, shiftId: opening.id };
  const sale = sold(shift, [piecesAt(product, 500, 2)], { minutesAgo: 20 });
  const outcomes = await send(opening, sale, closed(shift, 10_900));
  t.deepEqual(outcomes.map(({ outcome }) => outcome), ['taken', 'taken', 'taken']); // prettier-ignore
  t.is((await clerk.call(contract.getTill, {})).shift, null);
  const [latest] = (await clerk.call(listShifts, {})).items.filter(({ id }) => id === opening.id);
  t.like(latest, { openedAt: opening.at, openedBy: '店员小王', openingCash: 10_000, sales: 1, expected: 11_000 });
  t.like(latest!.closed, { counted: 10_900, difference: -100, reason: '', forced: false, late: { sales: 0, amount: 0 } });
});

test.serial('a shift may come to more than any one sale can', async (t) => {
  const till = await anOfflineTill(house);
  const line = piecesAt(await aProduct(house, till.store), 1_000_000_000);
  await till.send(sold(till, [line]), sold(till, [line]));
  const { shift } = await till.clerk.call(contract.getTill, {});
  t.deepEqual(shift?.byMethod, [{ method: 'cash', sales: 2_000_000_000, returns: 0 }]);
  t.like(await till.clerk.call(closeShift, { shiftId: till.shiftId, counted: 0, reason: '试' }), { expected: 2_000_020_000 });
});

test.serial('what the server still has open on the terminal is over when it opened another alone; one opened later stays', async (t) => {
  const till = await anOfflineTill(house);
  const { clerk, send, shiftId } = till;
  house.clock.advance(60_000);
  const opening = opened(till, 5_000);
  await send(opening);
  t.like((await clerk.call(contract.getTill, {})).shift, { id: opening.id, openingCash: 5_000 });
  const { items } = await clerk.call(listShifts, {});
  t.like(items.find(({ id }) => id === shiftId)!.closed, { forced: true, counted: null, reason: '断网时这台终端另开了一班' });
  const earlier = opened(till, 1_000, 10);
  t.like((await send(earlier))[0], { outcome: 'taken' });
  t.like((await clerk.call(contract.getTill, {})).shift, { id: opening.id });
  t.like((await send(closed({ ...till, shiftId: earlier.id }, 1_000)))[0], { outcome: 'taken' });
  t.like((await clerk.call(listShifts, {})).items.find(({ id }) => id === earlier.id)!.closed, { difference: 0, forced: false });
});

test.serial('a sale whose shift was closed by force meanwhile is in it, told as late, until its drawer is counted after all', async (t) => {
  const till = await anOfflineTill(house);
  const { clerk, send, store, shiftId } = till;
  const product = await aProduct(house, store, { price: 500 });
  const { clerk: beside } = await aTill(house, store);
  const shiftNow = async () => (await beside.call(listShifts, {})).items.find(({ id }) => id === shiftId)!;
  await aSale(clerk, { lines: [pieces(product)] });
  await beside.call(forceCloseShift, { shiftId, reason: '终端坏了' });
  await send(sold(till, [piecesAt(product, 500, 3)], { minutesAgo: 30 }));
  t.like(await shiftNow(), { sales: 2, expected: 22_000, closed: { forced: true, late: { sales: 1, amount: 1_500 } } });
  t.like((await send(closed(till, 22_000)))[0], { outcome: 'taken' });
  t.like((await shiftNow()).closed, { forced: false, counted: 22_000, difference: 0, late: { sales: 0, amount: 0 } });
  const again = closed(till, 22_000);
  t.like((await send(again, closed(till, 21_000)))[1], { outcome: 'listed', code: 'offline/shift-closed' });
});

test.serial('a clerk who left, a product that is off the menu, a device bound anew: what was sold was sold', async (t) => {
  const till = await anOfflineTill(house);
  const { store } = till;
  const product = await aProduct(house, store, { price: 500 });
  const again = await anOfflineTill(house, store);
  await house.transact(async ({ sql, now }) => {
    await sql.run('UPDATE clerk SET ended_at = ? WHERE id = ?', [now, till.clerkId]);
    await sql.run('UPDATE product SET on_sale = 0 WHERE id = ?', [product.productId]);
    await sql.run('UPDATE terminal SET ended_at = ? WHERE id = (SELECT terminal_id FROM till_shift WHERE id = ?)', [now, till.shiftId]);
  });
  t.like((await again.send(sold(till, [piecesAt(product, 500)])))[0], { outcome: 'taken' });
  await house.transact(({ sql }) => sql.run('UPDATE product SET on_sale = 1 WHERE id = ?', [product.productId]));
});

test.serial('a store that was handed over meanwhile: sale and shift belong to whoever had it on their day', async (t) => {
  const till = await anOfflineTill(house);
  const product = await aProduct(house, till.store, { price: 500 });
  await house.transact(async ({ sql }) => {
    const entry = (from_day: string, owner_id: string) => ({ store_id: till.store.id, from_day, owner_id, branch_id: 'branch-1' });
    await sql.insert('store_owner', [entry('2026-11-01', 'owner-1'), entry('2026-11-20', 'owner-2')]);
    await sql.run(`UPDATE store SET owner_id = 'owner-2' WHERE id = ?`, [till.store.id]);
  });
  const [before, after] = [sold(till, [piecesAt(product, 500)], { minutesAgo: 24 * 60 }), sold(till, [piecesAt(product, 500)])];
  const openings = [opened(till, 100, 24 * 60), opened(till, 100)] as const;
  await till.send(before, after, ...openings);
  const ownerOf = async (table: 'orders' | 'till_shift', { id }: { id: string }) =>
    (await house.reads.one<{ owner_id: string }>(`SELECT owner_id FROM ${table} WHERE id = ?`, [id]))!.owner_id;
  t.deepEqual([await ownerOf('orders', before), await ownerOf('orders', after)], ['owner-1', 'owner-2']);
  t.deepEqual([await ownerOf('till_shift', openings[0]), await ownerOf('till_shift', openings[1])], ['owner-1', 'owner-2']);
});

test.serial('only a bound device sends, and nothing that is not an action', async (t) => {
  const till = await anOfflineTill(house);
  const sale = sold(till, [piecesAt(await aProduct(house, till.store), 500)]);
  const customer = await aCustomer(house);
  const staff = await aStaff(house);
  for (const call of [customer.call, staff.call]) await refused(t, call(sendContract, { actions: [sale] }), 'auth/forbidden');
  await refused(t, house.as(null)(sendContract, { actions: [sale] }), 'auth/required');
  const wrong = [
    ...[[], Array.from({ length: 51 }, () => sale), [{ ...sale, id: 'x' }], [{ ...sale, lines: [] }], [{ ...sale, payable: -1 }]],
    ...[[{ ...sale, kind: 'given' }], [{ ...sale, number: '断网 😀' }], [{ ...sale, at: 'now' }], [{ ...sale, tendered: 0.5 }]],
    ...['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+14:00', '1969-12-31T23:59:59.999Z'].map((at) => [{ ...sale, at }]),
  ];
  for (const actions of wrong) await refused(t, till.device(sendContract, { actions: actions as never }), 'input/invalid');
  const long = sold(
    till,
    Array.from({ length: 50 }, () => sale.lines[0]!),
  );
  const last = sold(till, sale.lines, { at: '9999-12-31T23:59:59.999Z' });
  t.like(await till.send(last), [{ outcome: 'listed', code: 'offline/time' }]);
  t.deepEqual((await till.device(listMyListed, {})).items.map(({ at }) => at), [last.at]); // prettier-ignore
  t.like((await till.send(...Array.from({ length: 50 }, () => ({ ...long, id: newUlid(house.clock.now) })))).at(-1), { outcome: 'taken' });
});
