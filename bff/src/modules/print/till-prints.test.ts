import test from 'ava';
import { openSale } from '@mendian/shared/till/till-charge.contract.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import * as shifts from '@mendian/shared/till/till-shift.contract.ts';
import * as contract from '@mendian/shared/print/print.contract.ts';
import { findSale, quoteSale } from '@mendian/shared/till/till.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pay, pieces as inCart } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { anOfflineTill, piecesAt, sold } from '../till/offline/offline-for-tests.ts';
import { aSale, aTill, pieces } from '../till/till-for-tests.ts';
import { aPrinter, done, openIn, paperOf, take } from './print-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

/** A till whose store has a printer beside it, and a device that prints. */
const aCounter = async () => {
  const { store, clerk, shiftId } = await aTill(house);
  const device = house.as((await aClerk(house, store)).secret);
  const printer = await aPrinter(clerk, ['receipt', 'shift'], '前台');
  const cola = await aProduct(house, store, { price: 350, name: '可乐' });
  return { store, clerk, shiftId, device, printer, cola };
};

test.serial('a sale’s receipt comes out once by itself, and once more with a word on it', async (t) => {
  const { clerk, device, cola, printer } = await aCounter();
  const sale = await aSale(clerk, { lines: [pieces(cola, 2)], tendered: 1_000 }, 'sell-it-once');
  t.deepEqual(await aSale(clerk, { lines: [pieces(cola, 2)], tendered: 1_000 }, 'sell-it-once'), sale);
  t.false(sale.printed);
  const [job, ...more] = await openIn(device);
  t.is(more.length, 0);
  t.like(job, { kind: 'receipt', orderId: sale.orderId, saleNumber: sale.number, printerId: printer.id, copy: 0, askedBy: '' });
  await refused(t, clerk.call(contract.printOrder, { orderId: sale.orderId, kind: 'receipt', why: '' }), 'print/waiting');
  await take(device, job!);
  const paper = await paperOf(device, job!);
  for (const text of [`单号 ${sale.number}`, `[二维码 MDO:${sale.orderId}]`, '[切纸]']) t.true(paper.includes(text), paper.join('\n'));
  for (const line of [/^可乐 +￥7\.00$/, /^应收 +￥7\.00$/, /^现金 +￥10\.00$/, /^找零 +￥3\.00$/])
    t.true(paper.some((text) => line.test(text)), `${String(line)}\n${paper.join('\n')}`); // prettier-ignore
  t.false(paper.includes('补打'));
  await done(device, job!);
  t.true((await clerk.call(findSale, { text: sale.number })).printed);
  t.deepEqual(await openIn(device), []);
  const { items } = await clerk.call(contract.printOrder, { orderId: sale.orderId, kind: 'receipt', why: '顾客要' });
  t.like(items, [{ kind: 'receipt', copy: 1, why: '顾客要', askedBy: '店员小王' }]);
  await take(device, items[0]!);
  t.true((await paperOf(device, items[0]!)).includes('补打'));
});

test.serial('what the till printed itself, without a network, does not come out again when it is sent', async (t) => {
  const till = await anOfflineTill(house);
  await aPrinter(till.clerk, ['receipt']);
  const cola = await aProduct(house, till.store, { price: 350, name: '可乐' });
  const action = sold(till, [piecesAt(cola, 350)]);
  t.like(await till.send(action), [{ outcome: 'taken' }]);
  t.deepEqual(await openIn(till.device), []);
  const { items } = await till.clerk.call(contract.printOrder, { orderId: action.id, kind: 'receipt', why: '顾客要' });
  t.is(items.length, 1);
});

test.serial('a receipt that waits says what came back meanwhile, and a sale that is not paid has none', async (t) => {
  const { clerk, device, cola } = await aCounter();
  const sale = await aSale(clerk, { lines: [pieces(cola, 2)] });
  const back = { orderId: sale.orderId, lines: [{ no: 1, quantity: 1 }], reason: '买错了', way: 'cash' as const, expectedAmount: 350 };
  await clerk.call(returnSale, back);
  const [job] = await openIn(device);
  await take(device, job!);
  t.true((await paperOf(device, job!)).some((text) => /^已退 +￥3\.50$/.test(text)));
  await done(device, job!);
  const ask = { lines: [pieces(cola)], guestId: null, usePoints: false, roundDown: 'none' as const };
  const { payable } = await clerk.call(quoteSale, ask);
  const { orderId } = await clerk.call(openSale, { ...ask, couponIds: [], expectedPayable: payable });
  await refused(t, clerk.call(contract.printOrder, { orderId, kind: 'receipt', why: '' }), 'thing/not-found');
  t.deepEqual(await openIn(device), []);
});

test.serial('a closed shift’s report comes out with what was counted, and an open one has none', async (t) => {
  const { clerk, shiftId, device, cola } = await aCounter();
  await aSale(clerk, { lines: [pieces(cola, 4)] });
  for (const job of await openIn(device)) await take(device, job).then(() => done(device, job));
  await clerk.call(shifts.moveCash, { way: 'out', amount: 5_000, reason: '上缴营业款' });
  await refused(t, clerk.call(contract.printShift, { shiftId, why: '' }), 'print/shift-open');
  await refused(t, clerk.call(contract.notePagePrint, { kind: 'shift', shiftId }), 'print/shift-open');
  await clerk.call(shifts.closeShift, { shiftId, counted: 16_300, reason: '找错零' }, { key: 'close-it-once' });
  await clerk.call(shifts.closeShift, { shiftId, counted: 16_300, reason: '找错零' }, { key: 'close-it-once' });
  const [job, ...more] = await openIn(device);
  t.is(more.length, 0);
  t.like(job, { kind: 'shift', orderId: null, saleNumber: null, copy: 0 });
  await take(device, job!);
  const paper = await paperOf(device, job!);
  for (const line of [/^现金 +￥14\.00$/, /^上缴|取出 · 上缴营业款 +-￥50\.00$/, /^钱箱应有 +￥164\.00$/, /^点到 +￥163\.00$/, /差额 少 ￥1\.00/, /原因：找错零/])
    t.true(paper.some((text) => line.test(text)), `${String(line)}\n${paper.join('\n')}`); // prettier-ignore
  await done(device, job!);
  const [closed] = (await clerk.call(shifts.listShifts, {})).items;
  t.true(closed!.closed!.printed);
  const again = await clerk.call(contract.printAgain, { jobId: job!.id, why: '没有看到' });
  t.like(again, { kind: 'shift', copy: 1 });
  await refused(t, clerk.call(contract.printShift, { shiftId, why: '' }), 'print/waiting');
});

test.serial('what a browser printed is in the ledger, and nothing of another store or of an order that is no sale', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const cola = await aProduct(house, store, { price: 350 });
  const sale = await aSale(clerk, { lines: [pieces(cola)] });
  await refused(t, clerk.call(contract.printOrder, { orderId: sale.orderId, kind: 'receipt', why: '' }), 'print/no-printer');
  const note = { kind: 'receipt' as const, orderId: sale.orderId };
  await clerk.call(contract.notePagePrint, note, { key: 'note-it-once' });
  await clerk.call(contract.notePagePrint, note, { key: 'note-it-once' });
  t.is((await clerk.call(contract.listOrderPrints, { orderId: sale.orderId })).items.length, 1);
  t.true((await clerk.call(findSale, { text: sale.number })).printed);
  await clerk.call(shifts.closeShift, { shiftId, counted: 20_350 });
  await clerk.call(contract.notePagePrint, { kind: 'shift', shiftId });
  const elsewhere = await aClerk(house, await aStore(house));
  for (const call of [
    elsewhere.call(contract.notePagePrint, note),
    elsewhere.call(contract.notePagePrint, { kind: 'shift', shiftId }),
    elsewhere.call(contract.printOrder, { orderId: sale.orderId, kind: 'receipt', why: '' }),
    elsewhere.call(contract.printShift, { shiftId, why: '' }),
    clerk.call(contract.printShift, { shiftId: 'nobodys', why: '' }),
  ])
    await refused(t, call, 'thing/not-found');
  const customer = await aCustomer(house);
  const { id: orderId } = await anOrder(customer, store, { lines: [inCart(cola)] });
  await pay(house, customer, orderId);
  await refused(t, clerk.call(contract.notePagePrint, { kind: 'receipt', orderId }), 'thing/not-found');
});
