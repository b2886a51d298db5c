import test from 'ava';
import * as contract from '@mendian/shared/print/print.contract.ts';
import { printLeaseMs } from '@mendian/shared/print/print-status.ts';
import * as work from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk } from '../../../test/build.ts';
import { refused, startHarness, type Call } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aKitchen, done, openIn, paperOf, take } from './print-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

test.serial('an order that is taken has one ticket for the kitchen, however often it is taken, and it is printed once', async (t) => {
  const { clerk, device, order, printer } = await aKitchen(house);
  const orderId = await order();
  t.deepEqual(await openIn(device), []);
  await Promise.all([1, 2, 3].map(() => clerk.call(work.takeOrder, { orderId })));
  const [job, ...more] = await openIn(device);
  t.is(more.length, 0);
  t.like(job, { kind: 'kitchen', state: 'waiting', copy: 0, printerId: printer!.id, printerName: '后厨', orderId, askedBy: '' });

  t.like(await take(device, job!), { state: 'taken', attempts: 1, doubtful: false, device: '前台' });
  const paper = await paperOf(device, job!);
  for (const text of ['后厨单', job!.pickupNumber!, '备注：少放辣', '共 2 件 · 接单 店员小王', `[二维码 MDO:${orderId}]`, '[切纸]'])
    t.true(paper.includes(text), `${text}\n${paper.join('\n')}`);
  t.false(paper.includes('补打'));
  t.like(await done(device, job!), { state: 'printed', can: { cancel: false, retry: false, again: true } });
  t.is((await done(device, job!)).state, 'printed', 'told again, it is answered the same');
  t.deepEqual(await openIn(device), []);
  t.truthy((await clerk.call(work.getTerminalOrder, { orderId })).at.kitchenPrinted);
  await refused(t, take(device, job!), 'print/over');
  await clerk.call(work.takeOrder, { orderId });
  t.deepEqual(await openIn(device), []);
});

test.serial('a ticket that somebody had printed before the order was taken is not made again when it is', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  const orderId = await order();
  const early = (await clerk.call(contract.printOrder, { orderId, kind: 'kitchen', why: '先备起来' })).items[0]!;
  await take(device, early);
  await done(device, early);
  await clerk.call(work.takeOrder, { orderId });
  t.deepEqual(await openIn(device), []);
  t.is((await clerk.call(contract.listOrderPrints, { orderId })).items.length, 1);
});

test.serial('the customer’s slip comes out when the order is ready, where a printer has it', async (t) => {
  const { clerk, device, order } = await aKitchen(house, ['customer']);
  const orderId = await order();
  await clerk.call(work.takeOrder, { orderId });
  t.deepEqual(await openIn(device), []);
  await clerk.call(work.finishOrder, { orderId, weights: [] });
  const [job] = await openIn(device);
  t.is(job?.kind, 'customer');
  await take(device, job!);
  t.true((await paperOf(device, job!)).some((line) => /^实付 +￥20\.00$/.test(line)));
  await done(device, job!);
  t.truthy((await clerk.call(work.getTerminalOrder, { orderId })).at.customerPrinted);
});

test.serial('without a network printer nothing waits, and what the browser printed stands in the ledger', async (t) => {
  const { clerk, device, order } = await aKitchen(house, null);
  const orderId = await order();
  await clerk.call(work.takeOrder, { orderId });
  t.deepEqual(await openIn(device), []);
  t.deepEqual((await clerk.call(work.getTerminal, {})).store.networkSlips, []);
  await refused(t, clerk.call(contract.printOrder, { orderId, kind: 'kitchen', why: '' }), 'print/no-printer');
  await Promise.all([1, 2].map(() => clerk.call(work.markPrinted, { orderId, slip: 'kitchen' })));
  const { items } = await clerk.call(contract.listOrderPrints, { orderId });
  t.deepEqual(items.map(({ copy, state, printerId, endedBy }) => [copy, state, printerId, endedBy]).sort(), [
    [0, 'printed', null, '店员小王'],
    [1, 'printed', null, '店员小王'],
  ]);
  t.truthy((await clerk.call(work.getTerminalOrder, { orderId })).at.kitchenPrinted);
});

/** Both take it at the same moment; the one that got it. */
const winnerOf = async (job: { id: string }, one: Call, another: Call): Promise<Call> => {
  const [first] = await Promise.allSettled([one, another].map((device) => take(device, job)));
  return first?.status === 'fulfilled' ? one : another;
};

test.serial('of several devices at once one has the ticket, and nobody else can say what came of it', async (t) => {
  const { store, clerk, device, order } = await aKitchen(house);
  const other = house.as((await aClerk(house, store)).secret);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [job] = await openIn(device);
  const [mine, theirs] = (await winnerOf(job!, device, other)) === device ? [device, other] : [other, device];
  await refused(t, take(theirs, job!), 'print/taken');
  await refused(t, theirs(contract.getPrintBytes, { jobId: job!.id }), 'print/not-taken');
  await refused(t, done(theirs, job!), 'print/taken');
  await refused(t, theirs(contract.failPrint, { jobId: job!.id, reason: '缺纸', begun: false }), 'print/taken');
  await refused(t, clerk.call(contract.cancelPrint, { jobId: job!.id }), 'print/taken');
  t.is((await done(mine, job!)).state, 'printed');
});

test.serial('a lost answer to taking is asked for again with its key and does not count twice', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [job] = await openIn(device);
  const first = await device(contract.takePrint, { jobId: job!.id }, { key: 'the-first-take' });
  t.deepEqual(await device(contract.takePrint, { jobId: job!.id }, { key: 'the-first-take' }), first);
  t.like((await openIn(device))[0], { attempts: 1, doubtful: false });
});

test.serial('what a device took and said nothing of is taken by another after a minute, and says that it may come twice', async (t) => {
  const { store, clerk, device, order } = await aKitchen(house);
  const other = house.as((await aClerk(house, store)).secret);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [job] = await openIn(device);
  await take(device, job!);
  house.clock.advance(printLeaseMs + 1_000);
  t.like(await take(other, job!), { doubtful: true, attempts: 2 });
  t.true((await paperOf(other, job!)).includes('补打'));
  await refused(t, done(device, job!), 'print/taken');
  t.is((await done(other, job!)).state, 'printed');
});

test.serial('a device that begins anew takes its own ticket again, with the same word on it', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [job] = await openIn(device);
  await take(device, job!);
  t.like(await take(device, job!), { doubtful: true });
});

test.serial('what failed says why, waits in its place and is printed later; it says so only if paper may have come out', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [job] = await openIn(device);
  await take(device, job!);
  const fail = (begun: boolean) => device(contract.failPrint, { jobId: job!.id, reason: '打印机缺纸，请装纸', begun });
  t.like(await fail(false), {
    state: 'failed',
    reason: '打印机缺纸，请装纸',
    doubtful: false,
    can: { cancel: true, retry: true, again: false },
  });
  t.is((await fail(false)).state, 'failed', 'told again, it is answered the same');
  await refused(t, done(device, job!), 'print/not-taken');
  t.is((await openIn(device))[0]?.id, job!.id);
  await take(device, job!);
  t.false((await paperOf(device, job!)).includes('补打'));
  t.like(await fail(true), { doubtful: true });
  await take(device, job!);
  t.true((await paperOf(device, job!)).includes('补打'));
  t.like(await done(device, job!), { state: 'printed', reason: '', attempts: 3 });
});

test.serial('what was begun three times without anybody’s knowing what came of it waits for a person to look', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [{ id: jobId } = { id: '' }] = await openIn(device);
  const failing = { jobId, reason: '打印机在打印途中断开', begun: true };
  for (const state of ['failed', 'failed', 'held'] as const) {
    await device(contract.takePrint, { jobId });
    t.is((await device(contract.failPrint, failing)).state, state);
  }
  await refused(t, device(contract.takePrint, { jobId }), 'print/held');
  t.like((await openIn(device))[0], { state: 'held', can: { cancel: true, retry: true } });
  t.like(await clerk.call(contract.retryPrint, { jobId }), { state: 'waiting', attempts: 0, doubtful: true });
  t.is((await clerk.call(contract.retryPrint, { jobId })).state, 'waiting');
  // A program that dies each time it prints is held back too.
  for (let tries = 0; tries < 3; tries += 1) await device(contract.takePrint, { jobId });
  await refused(t, device(contract.takePrint, { jobId }), 'print/held');
  await refused(t, clerk.call(contract.retryPrint, { jobId }), 'print/taken');
  house.clock.advance(printLeaseMs + 1_000);
  t.is((await clerk.call(contract.retryPrint, { jobId })).state, 'waiting');
});

test.serial('once more is a ticket of its own, with who and why, never while the one before waits', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  const orderId = await order();
  await clerk.call(work.takeOrder, { orderId });
  const [job] = await openIn(device);
  const again = { jobId: job!.id, why: '小票掉地上了' };
  await refused(t, clerk.call(contract.printAgain, again), 'print/waiting');
  await refused(t, clerk.call(contract.printOrder, { orderId, kind: 'kitchen', why: '' }), 'print/waiting');
  await take(device, job!);
  await done(device, job!);
  const copy = await clerk.call(contract.printAgain, again, { key: 'once-more-please' });
  t.like(copy, { copy: 1, askedBy: '店员小王', why: '小票掉地上了', state: 'waiting' });
  t.is((await clerk.call(contract.printAgain, again, { key: 'once-more-please' })).id, copy.id);
  t.is((await openIn(device)).length, 1);
  await take(device, copy);
  t.true((await paperOf(device, copy)).includes('补打'));
  await done(device, copy);
  const { items } = await clerk.call(contract.printOrder, { orderId, kind: 'kitchen', why: '再来一张' });
  t.is(items[0]?.copy, 2);
  t.deepEqual((await clerk.call(contract.listOrderPrints, { orderId })).items.map((one) => one.copy).sort(), [0, 1, 2]);
});

test.serial('what is not needed is cancelled by a clerk, once, and what is over is left alone', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  await clerk.call(work.takeOrder, { orderId: await order() });
  const [job] = await openIn(device);
  t.like(await clerk.call(contract.cancelPrint, { jobId: job!.id }), { state: 'cancelled', endedBy: '店员小王' });
  t.is((await clerk.call(contract.cancelPrint, { jobId: job!.id })).state, 'cancelled');
  await refused(t, take(device, job!), 'print/over');
  t.is((await clerk.call(contract.listEndedPrints, {})).items[0]?.id, job!.id);
});

test.serial('an order that is given up while its ticket waits is not made', async (t) => {
  const { clerk, device, order } = await aKitchen(house);
  const orderId = await order();
  await clerk.call(work.takeOrder, { orderId });
  await clerk.call(work.rejectOrder, { orderId, reason: '卖完了' });
  t.deepEqual(await openIn(device), []);
  t.like((await clerk.call(contract.listOrderPrints, { orderId })).items[0], { state: 'cancelled', endedBy: '订单结束' });
});

test.serial('the patrol misses the ticket of an order that a store with a printer took without one', async (t) => {
  const { clerk, order } = await aKitchen(house);
  const orderId = await order();
  await clerk.call(work.takeOrder, { orderId });
  house.clock.advance(6 * 60_000);
  const subjects = async () => (await findFaults(house.reads, house.clock.now)).map(({ subject }) => subject);
  t.false((await subjects()).includes(`order:${orderId}`));
  await house.transact(({ sql }) => sql.run('DELETE FROM print_job WHERE order_id = ?', [orderId]));
  t.true((await subjects()).includes(`order:${orderId}`));
});
