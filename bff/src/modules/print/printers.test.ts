import test from 'ava';
import * as contract from '@mendian/shared/print/print.contract.ts';
import * as printers from '@mendian/shared/print/printer.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aStore } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { aKitchen, aPrinter, done, openIn, paperOf, take } from './print-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

test.serial('printers: a name once, eight at most, a test page; one that goes takes along what waits for it', async (t) => {
  const { clerk, device, printer, order } = await aKitchen(house);
  await refused(t, aPrinter(clerk), 'printer/name-taken');
  const front = await aPrinter(clerk, [], '前台');
  const change = { printerId: front.id, name: '后厨', paperMm: 58 as const, kinds: ['customer' as const] };
  await refused(t, clerk.call(printers.changePrinter, change), 'printer/name-taken');
  t.like(await clerk.call(printers.changePrinter, { ...change, name: '前台二' }), { name: '前台二', paperMm: 58, kinds: ['customer'] });
  t.deepEqual((await clerk.call(terminal.getTerminal, {})).store.networkSlips, ['kitchen', 'customer']);
  const page = await clerk.call(contract.printTestPage, { printerId: front.id });
  await take(device, page);
  t.true((await paperOf(device, page)).includes('前台二 · 58 mm'));
  await done(device, page);
  for (let no = 3; no <= printers.printersPerStoreMax; no += 1) await aPrinter(clerk, [], `第 ${no} 台`);
  await refused(t, aPrinter(clerk, [], '多一台'), 'printer/too-many');

  await clerk.call(terminal.takeOrder, { orderId: await order() });
  await clerk.call(printers.removePrinter, { printerId: printer!.id });
  t.deepEqual(await openIn(device), []);
  await refused(t, clerk.call(printers.removePrinter, { printerId: printer!.id }), 'thing/not-found');
  t.is((await aPrinter(clerk)).name, '后厨');
});

test.serial('printers, tickets and orders of another store are not there', async (t) => {
  const { clerk, printer, order, device } = await aKitchen(house);
  const orderId = await order();
  await clerk.call(terminal.takeOrder, { orderId });
  const [job] = await openIn(device);
  const stranger = await aClerk(house, await aStore(house));
  const jobId = job!.id;
  t.deepEqual(await openIn(stranger.call), []);
  t.deepEqual((await stranger.call(printers.listPrinters, {})).items, []);
  for (const call of [
    stranger.call(contract.takePrint, { jobId }),
    stranger.call(contract.getPrintBytes, { jobId }),
    stranger.call(contract.donePrint, { jobId }),
    stranger.call(contract.failPrint, { jobId, reason: '缺纸', begun: false }),
    stranger.call(contract.cancelPrint, { jobId }),
    stranger.call(contract.printAgain, { jobId, why: '再来' }),
    stranger.call(contract.printOrder, { orderId, kind: 'kitchen', why: '' }),
    stranger.call(contract.listOrderPrints, { orderId }),
    stranger.call(contract.printTestPage, { printerId: printer!.id }),
    stranger.call(printers.changePrinter, { printerId: printer!.id, name: '改', paperMm: 58, kinds: [] }),
    stranger.call(printers.removePrinter, { printerId: printer!.id }),
  ])
    await refused(t, call, 'thing/not-found');
});
