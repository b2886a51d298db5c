import test from 'ava';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { listAttention, listMerchantAttention, settleAttention } from '@mendian/shared/head-office/attention.contract.ts';
import * as contract from '@mendian/shared/till/offline-desk.contract.ts';
import { listShifts } from '@mendian/shared/till/till-shift.contract.ts';
import { aMerchant, aProduct, aStaff, aStore } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { findFaults } from '../../patrol/find-faults.ts';
import { anOfflineTill, closed, opened, piecesAt, sold } from './offline-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

/** A store of a merchant with a till, somebody of that merchant, and head office. */
const aDesk = async () => {
  const owner = await aMerchant(house);
  const store = await aStore(house, { ownerId: owner.id });
  const till = await anOfflineTill(house, store);
  const [merchant, office] = [await aStaff(house, { merchantId: owner.id, name: '老板' }), await aStaff(house)];
  return { till, store, merchant: merchant.call, office: office.call, product: await aProduct(house, store, { price: 500, onHand: 10 }) };
};

test.serial('once its cause is mended it is entered, once, whoever presses however often; then nothing waits', async (t) => {
  const { till, store, merchant, office, product } = await aDesk();
  const elsewhere = await anOfflineTill(house);
  // Somebody of another store helped out, without the server's knowing.
  const opening = { ...opened(till, 10_000, 60), clerkId: elsewhere.clerkId };
  const shift = { ...till, shiftId: opening.id };
  const sale = sold(shift, [piecesAt(product, 600, 2)], { minutesAgo: 50 });
  const closing = closed(shift, 11_200);
  await till.send(opening, sale, closing);
  const { items, waiting } = await merchant(contract.listOffline.merchant, {});
  t.is(waiting, 3);
  const idOf = (kind: string) => items.find((one) => one.kind === kind)!.id;
  const [openingId, saleId, closingId] = [idOf('shift-opened'), idOf('sold'), idOf('shift-closed')];
  t.like(
    items.find(({ id }) => id === openingId),
    { clerk: '', terminalName: '前台', code: 'offline/clerk-unknown', amount: 10_000 },
  );

  const { message } = await refused(t, merchant(contract.enterOffline.merchant, { actionId: saleId }), 'offline/shift-unknown');
  t.is(message, '没有它的班次，请先把这个班次的开班入账');
  t.like(await office(contract.enterOffline.hq, { actionId: openingId }), { state: 'entered', settled: { by: '陈静', note: '' } });
  const presses = [merchant(contract.enterOffline.merchant, { actionId: saleId }), office(contract.enterOffline.hq, { actionId: saleId })];
  for (const file of await Promise.all(presses)) t.like(file, { state: 'entered', orderId: sale.id, shift: { closedAt: null } });
  t.like(await merchant(contract.enterOffline.merchant, { actionId: saleId }), { state: 'entered' });
  t.like(await merchant(contract.getOffline.merchant, { actionId: saleId }), {
    ...{ state: 'entered', number: '断网 1120-0001', amount: 1_200 },
    sale: { lines: [{ pieces: 2, grams: null, price: 600, amount: 1_200 }], roundedOff: 0, payable: 1_200, tendered: 1_200 },
  });
  await merchant(contract.enterOffline.merchant, { actionId: closingId });
  t.like(
    (await till.clerk.call(listShifts, {})).items.find(({ id }) => id === opening.id),
    {
      ...{ sales: 1, expected: 11_200, openedBy: '店员小王' },
      closed: { difference: 0, late: { sales: 0, amount: 0 } },
    },
  );
  t.like(await house.reads.one('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [store.id, product.skuId]), { on_hand: 8 });
  t.deepEqual(await till.send(sale), [{ id: sale.id, outcome: 'taken', number: '261120-0001' }]);
  t.like(await merchant(contract.listOffline.merchant, {}), { items: [], waiting: 0 });
  t.is((await merchant(contract.listOffline.merchant, { state: 'entered' })).items.length, 3);
  t.deepEqual(
    (await office(listAttention, { kind: 'offline-listed' })).items.filter(({ storeId }) => storeId === store.id),
    [],
  );
  const { items: log } = await office(listAudit.hq, { storeId: store.id });
  t.is(log.filter(({ text }) => text === '断网收银再入账').length, 3);
});

test.serial('what is not to be entered is taken off with a reason, and stays so', async (t) => {
  const { till, store, merchant, office, product } = await aDesk();
  const sale = sold(till, [piecesAt(product, 500)], { tendered: 100 });
  const before = await till.send(sale);
  const { items } = await office(contract.listOffline.hq, { storeId: store.id });
  const actionId = items[0]!.id;
  await refused(t, office(contract.enterOffline.hq, { actionId }), 'offline/sums');
  await refused(t, merchant(contract.dismissOffline.merchant, { actionId, reason: ' ' }), 'input/invalid');
  const reason = '练习时误收 😀';
  const dismissed = await merchant(contract.dismissOffline.merchant, { actionId, reason });
  t.like(dismissed, { state: 'dismissed', orderId: null, settled: { by: '老板', note: reason } });
  t.deepEqual(await merchant(contract.dismissOffline.merchant, { actionId, reason }), dismissed);
  await refused(t, office(contract.dismissOffline.hq, { actionId, reason: '别的' }), 'offline/dismissed');
  await refused(t, office(contract.enterOffline.hq, { actionId }), 'offline/dismissed');
  t.deepEqual(await till.send(sale), before);
  t.is(await house.reads.one('SELECT id FROM orders WHERE id = ?', [sale.id]), null);
  const { items: log } = await office(listAudit.hq, { storeId: store.id });
  t.true(log.some(({ text }) => text === `断网收银不入账：${reason}`));
});

test.serial('two people, one entering and one dismissing: one of them wins, and the other learns it', async (t) => {
  const { till, merchant, office, product } = await aDesk();
  await till.send(sold(till, [piecesAt(product, 500)], { minutesAgo: 8 * 24 * 60 }));
  const [item] = (await merchant(contract.listOffline.merchant, {})).items;
  const ends = await Promise.allSettled([
    office(contract.enterOffline.hq, { actionId: item!.id }),
    merchant(contract.dismissOffline.merchant, { actionId: item!.id, reason: '不认' }),
  ]);
  t.is(ends.filter(({ status }) => status === 'fulfilled').length, 1);
  const file = await office(contract.getOffline.hq, { actionId: item!.id });
  t.is(file.state, ends[0]!.status === 'fulfilled' ? 'entered' : 'dismissed');
});

test.serial('head office and whoever has the store see it; to others it is not there, and only who may settles it', async (t) => {
  const { till, store, merchant, office, product } = await aDesk();
  await till.send(sold(till, [piecesAt(product, 500)], { clerkId: 'nobody' }));
  const [item] = (await merchant(contract.listOffline.merchant, {})).items;
  const actionId = item!.id;
  const other = (await aStaff(house, { merchantId: (await aMerchant(house)).id })).call;
  t.like(await other(contract.listOffline.merchant, {}), { items: [], waiting: 0 });
  await refused(t, other(contract.getOffline.merchant, { actionId }), 'thing/not-found');
  await refused(t, other(contract.enterOffline.merchant, { actionId }), 'thing/not-found');
  await refused(t, other(contract.dismissOffline.merchant, { actionId, reason: '看看' }), 'thing/not-found');
  const onlooker = (await aStaff(house, { permissions: ['offline.see'] })).call;
  t.like(await onlooker(contract.getOffline.hq, { actionId }), { message: '本店没有这个店员，请核对是谁收的，属实再入账' });
  await refused(t, onlooker(contract.enterOffline.hq, { actionId }), 'auth/forbidden');
  await refused(t, onlooker(contract.dismissOffline.hq, { actionId, reason: '看看' }), 'auth/forbidden');

  const [attention] = (await merchant(listMerchantAttention, {})).items;
  t.like(attention, { kind: 'offline-listed', storeId: store.id, can: { settle: false, retry: false } });
  t.deepEqual((await other(listMerchantAttention, {})).items, []);
  const { items } = await office(listAttention, { kind: 'offline-listed' });
  const seen = items.find(({ storeId }) => storeId === store.id)!;
  const { message } = await refused(t, office(settleAttention, { attentionId: seen.id, how: '看过' }), 'state/not-allowed');
  t.is(message, '请在“断网收银”里逐笔处理');
  await merchant(contract.dismissOffline.merchant, { actionId, reason: '查无此人' });
  t.deepEqual((await merchant(listMerchantAttention, {})).items, []);
});
