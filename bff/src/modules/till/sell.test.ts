import test from 'ava';
import { listTerminalOrders } from '@mendian/shared/terminal/terminal.contract.ts';
import { newTillSettings } from '@mendian/shared/till/till-settings.ts';
import * as contract from '@mendian/shared/till/till.contract.ts';
import { parkTicket } from '@mendian/shared/till/parked.contract.ts';
import { openSale } from '@mendian/shared/till/till-charge.contract.ts';
import { closeShift } from '@mendian/shared/till/till-shift.contract.ts';
import { scaleCode } from '@mendian/shared/till/scale-code.test-data.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pieces as inCart } from '../../../test/build.ts';
import { aCombo } from '../../../test/build-catalogue.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { menuChanged } from '../catalog/index.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { newUlid } from '../../platform/chance.ts';
import { aSale, aTill, pieces, weighed, withPlu } from './till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const weigh = { min: 100, step: 50, max: 5_000 };
const today = '2026-11-20';
const stockOf = (storeId: string, skuId: string) =>
  house.reads.one('SELECT on_hand, reserved FROM stock WHERE store_id = ? AND sku_id = ?', [storeId, skuId]);
const scale = newTillSettings.scale!;

test.serial('what was weighed, what was counted and a label are sold for cash in one go, with change, ticket and stock', async (t) => {
  const { store, clerk } = await aTill(house);
  const neck = await withPlu(house, await aProduct(house, store, { price: 3_980, weigh, onHand: 10_000, name: '鸭脖' }), '1');
  const cola = await aProduct(house, store, { price: 350, name: '可乐' });
  const label = { kind: 'label' as const, code: scaleCode(scale, { plu: '1', amount: 1_990 }) };
  const quote = await clerk.call(contract.quoteSale, { lines: [weighed(neck, 330, 12), pieces(cola, 2), label], guestId: null });
  t.like(quote.lines, [
    { name: '鸭脖', soldBy: 'weight', grams: 318, amount: 2_531, paid: 2_531, priceNow: null },
    { name: '可乐', grams: null, pieces: 2, amount: 700 },
    { name: '鸭脖', grams: 250, amount: 1_990, priceNow: null },
  ]);
  t.like(quote, { goods: 5_221, payable: 5_221, discounts: [], coupons: [], problems: [], obstacle: null });

  const sale = await aSale(clerk, { lines: [weighed(neck, 330, 12), pieces(cola, 2), label], roundDown: 'jiao', tendered: 10_000 });
  t.like(sale, { number: '261120-0001', clerk: '店员小王', goods: 5_221, payable: 5_220, method: 'cash', tendered: 10_000, change: 4_780 });
  t.deepEqual(sale.discounts, [{ name: '抹零', amount: 1 }]);
  t.is(sale.lines.reduce((sum, { paid }) => sum + paid, 0), 5_220); // prettier-ignore
  t.deepEqual(sale.member, { name: '', phone: '' });
  t.like(await stockOf(store.id, neck.skuId), { on_hand: 10_000 - 318 - 250, reserved: 0 });
  t.like(await stockOf(store.id, cola.skuId), { on_hand: 98, reserved: 0 });
  const ticket = await house.reads.one<{ clerk: string; lines: string }>('SELECT * FROM weigh_ticket WHERE order_id = ?', [sale.orderId]);
  t.is(ticket!.clerk, '店员小王');
  t.like(JSON.parse(ticket!.lines), [
    { net: 318, gross: 330, tare: 12, paid: sale.lines[0]!.paid },
    { pieces: 2, net: null },
    { net: 250 },
  ]);
  const { items } = await clerk.call(listTerminalOrders, { day: today });
  t.like(items, [{ id: sale.orderId, mode: 'counter', state: 'completed', pickupNumber: null, customer: { name: '', phone: '' } }]);
});

test.serial('a second sale counts on; each is found by its number or the code on its receipt, in its own store only', async (t) => {
  const { store, clerk } = await aTill(house);
  const cola = await aProduct(house, store, { price: 350 });
  const first = await aSale(clerk, { lines: [pieces(cola)] });
  const second = await aSale(clerk, { lines: [pieces(cola, 3)] });
  t.deepEqual([first.number, second.number], ['261120-0001', '261120-0002']);
  t.deepEqual((await clerk.call(contract.listSales, { day: today })).items, [second, first]);
  for (const text of ['261120-0002', '2611200002', `MDO:${second.orderId}`])
    t.deepEqual(await clerk.call(contract.findSale, { text }), second);
  for (const text of ['261120-0003', '261119-0001', 'MDO:nothing', '7'])
    await refused(t, clerk.call(contract.findSale, { text }), 'thing/not-found');
  const elsewhere = await aTill(house);
  await refused(t, elsewhere.clerk.call(contract.findSale, { text: `MDO:${second.orderId}` }), 'thing/not-found');
  t.deepEqual((await elsewhere.clerk.call(contract.listSales, { day: today })).items, []);
});

test.serial('a day’s sales page by their numbers, and nothing else is a place in them', async (t) => {
  const { store, clerk } = await aTill(house);
  const product = await aProduct(house, store, { price: 500 });
  for (let count = 0; count < 2; count += 1) await aSale(clerk, { lines: [pieces(product)] });
  const page = (after?: string) => clerk.call(contract.listSales, { day: today, limit: 1, ...(after === undefined ? {} : { after }) });
  const first = await page();
  const second = await page(first.next!);
  t.deepEqual([first.items[0]?.number, second.items[0]?.number, second.next], ['261120-0002', '261120-0001', null]);
  for (const wrong of ['Infinity', '-Infinity', '1e999', 'x', '']) await refused(t, page(wrong), 'input/invalid');
});

test.serial('the price a clerk saw is the price, or the sale is refused with the new one', async (t) => {
  const { store, clerk } = await aTill(house);
  const product = await aProduct(house, store, { price: 2_000 });
  const lines = [pieces(product)];
  const { details } = await refused(t, aSale(clerk, { lines, expectedPayable: 1_900 }), 'order/price-changed');
  t.deepEqual(details, { payable: 2_000 });
  await refused(t, aSale(clerk, { lines, tendered: 1_999 }), 'payment/cash-short');
  await refused(t, aSale(clerk, { lines, roundDown: 'yuan' }), 'till/round-down-too-far');
  t.deepEqual((await clerk.call(contract.listSales, { day: today })).items, []);
  t.like(await stockOf(store.id, product.skuId), { on_hand: 100 });
});

test.serial('a lost answer and a second tap sell once; two terminals count on together and sell what there is not', async (t) => {
  const { store, clerk } = await aTill(house);
  const { clerk: beside } = await aTill(house, store);
  const product = await aProduct(house, store, { price: 500, onHand: 3 });
  const ask = { guestId: null, couponIds: [], expectedPayable: 1_000, tendered: 1_000, lines: [pieces(product, 2)] };
  const first = await clerk.call(contract.sellForCash, ask, { key: 'the-first-tap' });
  t.deepEqual(await clerk.call(contract.sellForCash, ask, { key: 'the-first-tap' }), first);
  await refused(t, clerk.call(contract.sellForCash, { ...ask, tendered: 2_000 }, { key: 'the-first-tap' }), 'input/key-reused');
  const more = await Promise.all([clerk, beside, clerk, beside].map(({ call }) => call(contract.sellForCash, ask)));
  t.deepEqual(more.map(({ number }) => number).sort(), ['261120-0002', '261120-0003', '261120-0004', '261120-0005']);
  t.like(await stockOf(store.id, product.skuId), { on_hand: -7, reserved: 0 });
  await refused(t, anOrder(await aCustomer(house), store, { lines: [inCart(product)], expectedPayable: 500 }), 'order/not-enough');
});

test.serial('a sale that its terminal gave an id is sold once, whichever key, clerk or shift it comes with again', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const product = await aProduct(house, store, { price: 500, onHand: 10 });
  const saleId = newUlid(house.clock.now);
  const ask = { guestId: null, couponIds: [], expectedPayable: 1_000, tendered: 1_000, lines: [pieces(product, 2)], saleId };
  const tries = await Promise.all([1, 2, 3, 4].map(() => clerk.call(contract.sellForCash, ask)));
  t.deepEqual(new Set(tries.map(({ orderId, number }) => `${orderId} ${number}`)), new Set([`${saleId} 261120-0001`]));
  await clerk.call(closeShift, { shiftId, counted: 21_000 });
  t.is((await clerk.call(contract.sellForCash, { ...ask, tendered: 5_000 })).tendered, 1_000);
  t.like(await stockOf(store.id, product.skuId), { on_hand: 8 });
});

test.serial('an id of something else, or of a time that cannot be, sells nothing', async (t) => {
  const { store, clerk } = await aTill(house);
  const elsewhere = await aTill(house);
  const product = await aProduct(house, store, { price: 500 });
  const sell = (saleId: string, count = 1) =>
    clerk.call(contract.sellForCash, {
      ...{ guestId: null, lines: [pieces(product, count)], saleId },
      ...{ expectedPayable: 500 * count, tendered: 500 * count },
    });
  const { orderId: foreign } = await aSale(elsewhere.clerk, { lines: [pieces(await aProduct(house, elsewhere.store, { price: 500 }))] });
  const { id: placed } = await anOrder(await aCustomer(house), store, { lines: [inCart(product)], expectedPayable: 500 });
  const { orderId: unpaid } = await clerk.call(openSale, { guestId: null, lines: [pieces(product)], expectedPayable: 500 });
  const { orderId: ours } = await sell(newUlid(house.clock.now));
  for (const id of [foreign, placed, unpaid]) await refused(t, sell(id), 'till/sale-id-taken');
  await refused(t, sell(ours, 2), 'till/sale-id-taken');
  const minutes = (count: number) => new Date(house.clock.now.getTime() + count * 60_000);
  for (const at of [minutes(11), minutes(-8 * 24 * 60)]) await refused(t, sell(newUlid(at)), 'till/sale-id-time');
  await refused(t, sell('7ZZZZZZZZZZZZZZZZZZZZZZZZZ'), 'till/sale-id-time');
  for (const id of ['', 'x', '01ARZ3NDEKTSV4RRFFQ69G5FAU', '😀'.repeat(13)]) await refused(t, sell(id), 'input/invalid');
  t.is((await sell(newUlid(minutes(9)))).payable, 500);
});

test.serial('what cannot be read or is not sold stands in the sale’s way, line by line', async (t) => {
  const { store, clerk } = await aTill(house);
  const neck = await withPlu(house, await aProduct(house, store, { price: 3_980, weigh }), '1');
  const cola = await withPlu(house, await aProduct(house, store), '2');
  const elsewhere = await aProduct(house, await aStore(house));
  const label = (plu: string, amount: number) => ({ kind: 'label' as const, code: scaleCode(scale, { plu, amount }) });
  const good = label('1', 1_990);
  const lines = [
    ...[good, { ...good, code: good.code.slice(0, -1) + ((Number(good.code.at(-1)) + 1) % 10) }, { ...good, code: '6901234567892' }],
    ...[label('99', 100), label('1', 0), label('2', 500), pieces(neck), weighed(cola, 100), pieces(elsewhere)],
  ];
  const quote = await clerk.call(contract.quoteSale, { lines, guestId: null });
  t.deepEqual(
    quote.problems.map(({ index, code }) => [index, code]),
    [
      [1, 'till/label-misread'],
      [2, 'till/label-foreign'],
      [3, 'till/plu-unknown'],
      [4, 'till/label-empty'],
      [5, 'till/by-piece'],
      [6, 'till/by-weight'],
      [7, 'till/by-piece'],
      [8, 'till/not-sold-here'],
    ],
  );
  t.like(quote, { lines: [{ index: 0, amount: 1_990 }], payable: 1_990 });
  for (const line of lines.slice(1)) await t.throwsAsync(aSale(clerk, { lines: [good, line] }));
  for (const line of [
    { ...pieces(cola), pieces: 0 },
    { ...pieces(cola), pieces: -1 },
    weighed(neck, 100, 100),
    weighed(neck, 0),
    weighed(neck, -5),
  ])
    await refused(t, aSale(clerk, { lines: [line] }), 'input/invalid');
  await refused(t, aSale(clerk, { lines: [] }), 'input/invalid');
});

test.serial('a price with zeros too many is told as such, however it is asked about', async (t) => {
  const { store, clerk } = await aTill(house);
  const lines = [pieces(await aProduct(house, store, { price: 20_000_000, onHand: 99 }), 99)];
  const ask = { guestId: null, lines, expectedPayable: 1_000_000_000 };
  for (const call of [
    () => clerk.call(contract.quoteSale, { guestId: null, lines }),
    () => clerk.call(contract.sellForCash, { ...ask, tendered: 1_000_000_000 }),
    () => clerk.call(openSale, ask),
    () => clerk.call(parkTicket, { lines }),
  ])
    await refused(t, call(), 'order/too-much');
});

test.serial('a label’s amount stands, and where it says another price than the store’s that is told', async (t) => {
  const both = { layout: 'FFWWWWWEEEEENNNNNC', prefix: '26' } as const;
  const store = await aStore(house, { settings: { till: { scale: both, rounding: 'jiao-down', roundDown: 'none' } } });
  const { clerk } = await aTill(house, store);
  const neck = await withPlu(house, await aProduct(house, store, { price: 4_000, weigh }), '1');
  const label = (amount: number, grams: number) => ({ kind: 'label' as const, code: scaleCode(both, { plu: '1', amount, grams }) });
  const quote = await clerk.call(contract.quoteSale, { lines: [label(1_900, 250), label(2_000, 250), weighed(neck, 333)], guestId: null });
  t.like(quote.lines, [{ amount: 1_900, grams: 250, priceNow: 2_000 }, { amount: 2_000, priceNow: null }, { amount: 2_660 }]);
});

test.serial('a combo takes the stock of its parts; what was never counted gets its row', async (t) => {
  const { store, clerk } = await aTill(house);
  const [cola, egg] = [await aProduct(house, store, { onHand: 10 }), await aProduct(house, store, { onHand: 10 })];
  const combo = await aCombo(house, { price: 1_500, parts: [{ skuId: cola.skuId, quantity: 1 }, { skuId: egg.skuId, quantity: 2 }] }); // prettier-ignore
  await aSale(clerk, { lines: [pieces(combo, 2), pieces(cola)] });
  t.like(await stockOf(store.id, cola.skuId), { on_hand: 7 });
  t.like(await stockOf(store.id, egg.skuId), { on_hand: 6 });
  await house.transact(async (ctx) => {
    const { sql, now } = ctx;
    await sql.run('DELETE FROM stock_movement WHERE store_id = ? AND sku_id = ?', [store.id, egg.skuId]);
    await sql.run('DELETE FROM stock WHERE store_id = ? AND sku_id = ?', [store.id, egg.skuId]);
    await sql.insert('assortment', [{ node: `store:${store.id}`, product_id: egg.productId, sells: 1, set_by: '', set_at: now }]);
    await menuChanged(ctx, store.id);
  });
  await aSale(clerk, { lines: [pieces(egg, 3)] });
  t.like(await stockOf(store.id, egg.skuId), { on_hand: -3, reserved: 0 });
});

test.serial('only a clerk at a till whose shift is open takes cash', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store);
  const clerk = await aClerk(house, store);
  await refused(t, aSale(clerk, { lines: [pieces(product)] }), 'till/no-shift');
  t.like(await clerk.call(contract.getTill, {}), { shift: null, parked: 0, settings: newTillSettings });
  await refused(t, (await aCustomer(house)).call(contract.getTill, {}), 'auth/forbidden');
});
