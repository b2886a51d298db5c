import test from 'ava';
import * as mini from '@mendian/shared/store/store.contract.ts';
import * as contract from '@mendian/shared/store/store-desk.contract.ts';
import * as steps from '@mendian/shared/store/store-steps.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aMerchant, aStaff, aStore, openSettings } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const ofMerchant = async (stores = 2) => {
  const merchant = await aMerchant(house);
  const made = [];
  for (let count = 0; count < stores; count += 1)
    made.push(await aStore(house, { ownerId: merchant.id, branchId: `branch-${merchant.id}` }));
  const staff = await aStaff(house, { merchantId: merchant.id, scope: [{ kind: 'franchisee', id: merchant.id }] });
  return { merchant, stores: made, staff };
};

test.serial('a desk lists, counts and shows on the map its own stores and no others, page by page', async (t) => {
  const { merchant, stores, staff } = await ofMerchant(3);
  await ofMerchant(1);
  const ids = stores.map(({ id }) => id).sort();
  const pages: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await staff.call(contract.listStores.merchant, { limit: 2, after });
    pages.push(...page.items.map(({ storeId }) => storeId));
    if (page.next === null) break;
    after = page.next;
  }
  t.deepEqual(pages.sort(), ids);
  t.like(await staff.call(contract.countStores.merchant, {}), { stores: 3, open: 3, closed: 0 });
  t.deepEqual((await staff.call(contract.mapStores.merchant, {})).items.map(({ storeId }) => storeId).sort(), ids); // prettier-ignore
  const places = await staff.call(contract.listStorePlaces.merchant, {});
  t.deepEqual(places.owners.map(({ id }) => id), [merchant.id]); // prettier-ignore
  t.deepEqual(places.regions, [{ province: '江西', city: '南昌', stores: 3 }]);
  const office = await aStaff(house);
  t.is((await office.call(contract.countStores.hq, { ownerId: merchant.id })).stores, 3);
});

test.serial('stores are found by the beginning of a code, by a word, by city, owner and trading status', async (t) => {
  const { merchant } = await ofMerchant(1);
  const store = await aStore(house, { ownerId: merchant.id, name: '百分号50%店', seen: false });
  const office = await aStaff(house);
  const found = async (input: object) =>
    (await office.call(contract.listStores.hq, { ownerId: merchant.id, ...input })).items.map(({ storeId }) => storeId);
  const capitals = `GZ${store.id.slice(-9)}Z`;
  const small = capitals.toLowerCase();
  for (const [code, typed] of [
    [capitals, [capitals, small]],
    [small, [capitals, small]],
    [`gZ${capitals.slice(2)}`, [`gZ${capitals.slice(2)}`]],
  ] as const) {
    await house.transact(({ sql }) => sql.run('UPDATE store SET code = ? WHERE id = ?', [code, store.id]));
    for (const text of typed) t.deepEqual(await found({ text: text.slice(0, -1) }), [store.id], `${text}: ${code}`);
    t.deepEqual(await found({ text: capitals.slice(1) }), [], 'a code is found by its beginning');
  }
  t.deepEqual(await found({ text: '50%' }), [store.id]);
  t.is((await found({ text: '绿茵路' })).length, 2);
  t.is((await found({ city: '南昌' })).length, 2);
  t.deepEqual(await found({ city: '上海' }), []);
  t.deepEqual(await found({ status: 'closed' }), []);
  t.like((await office.call(contract.listStores.hq, { ownerId: merchant.id, text: '50%' })).items[0], { online: false });
});

test.serial('a store of somebody else does not exist, whatever one asks of it', async (t) => {
  const { staff } = await ofMerchant();
  const storeId = (await aStore(house)).id;
  await refused(t, staff.call(contract.getStoreDetail.merchant, { storeId }), 'thing/not-found');
  await refused(t, staff.call(contract.setStoreSettings.merchant, { storeId, settings: openSettings }), 'thing/not-found');
  await refused(t, staff.call(steps.switchTrading.merchant, { storeIds: [storeId], status: 'closed' }), 'thing/not-found');
  await refused(t, staff.call(steps.setPayee, { storeId, payeeId: house.payees[0]!.id }), 'auth/forbidden');
  const reader = await aStaff(house, { permissions: ['store.read'] });
  t.is((await reader.call(contract.getStoreDetail.hq, { storeId })).storeId, storeId);
  await refused(t, reader.call(contract.setStoreSettings.hq, { storeId, settings: openSettings }), 'auth/forbidden');
});

test.serial('new opening hours are what customers see at once; impossible ones are refused with a sentence', async (t) => {
  const { stores, staff } = await ofMerchant(1);
  const storeId = stores[0]!.id;
  await house.as(null)(mini.getStore, { storeId });
  const week = Array.from({ length: 7 }, () => [
    { open: 540, close: 840 },
    { open: 960, close: 1500 },
  ]);
  const settings = { ...openSettings, delivery: null, hours: { week, holidays: [{ day: '2027-02-05', spans: [] }] } };
  await staff.call(contract.setStoreSettings.merchant, { storeId, settings });
  t.like(await house.as(null)(mini.getStore, { storeId }), { hoursText: '09:00–14:00 16:00–次日01:00', delivery: null });
  t.deepEqual((await staff.call(contract.getStoreDetail.merchant, { storeId })).settings, settings);
  const change = (hours: object) =>
    staff.call(contract.setStoreSettings.merchant, { storeId, settings: { ...settings, hours: { ...settings.hours, ...hours } } });
  const everyDay = (spans: object[]) => ({ week: Array.from({ length: 7 }, () => spans) });
  for (const hours of [
    everyDay([{ open: 900, close: 600 }]),
    everyDay([{ open: 540, close: 900 }, { open: 800, close: 1200 }]), // prettier-ignore
    everyDay([{ open: 1500, close: 1600 }]),
    { week: [] },
    { holidays: [{ day: '2027-02-05', spans: [] }, { day: '2027-02-05', spans: [] }] }, // prettier-ignore
  ]) {
    const refusal = await refused(t, change(hours), 'input/invalid');
    t.not(refusal.message, '提交的内容有误，请检查后再试');
  }
  const audited = () => house.reads.all(`SELECT 1 FROM audit_log WHERE action = 'store.settings-changed' AND store_id = ?`, [storeId]);
  t.is((await audited()).length, 1);
  await staff.call(contract.setStoreSettings.merchant, { storeId, settings });
  t.is((await audited()).length, 1, 'the same again is no change');
});

test.serial('one or many stores are switched at once; their terminals and customers follow, and it is kept who did it', async (t) => {
  const { merchant, stores, staff } = await ofMerchant(2);
  const clerk = await aClerk(house, stores[0]!);
  const storeIds = stores.map(({ id }) => id);
  const stop = () => staff.call(steps.switchTrading.merchant, { storeIds: [...storeIds, storeIds[0]!], status: 'closed', delivery: false });
  t.deepEqual(await stop(), { changed: 2, same: 0 });
  t.deepEqual(await stop(), { changed: 0, same: 2 });
  t.like((await clerk.call(terminal.getTerminal, {})).store.trading, {
    status: 'closed',
    pickup: true,
    delivery: false,
    changedBy: '陈静',
  });
  t.is((await house.as(null)(mini.getStore, { storeId: storeIds[1]! })).status, 'closed');
  const told = await house.reads.all(`SELECT 1 FROM feed_event WHERE store_id IN (?) AND kind = 'trading'`, [storeIds]);
  t.is(told.length, 2);
  const detail = await staff.call(contract.getStoreDetail.merchant, { storeId: storeIds[0]! });
  t.like(detail.tradingChanges[0], { by: '陈静', from: 'open', to: 'closed' });
  await refused(t, staff.call(steps.switchTrading.merchant, { status: 'open' }), 'store/choice-missing');
  await refused(t, staff.call(steps.switchTrading.merchant, { within: { stores: 2 }, status: 'open' }), 'store/choice-missing');
  await refused(t, staff.call(steps.switchTrading.merchant, { within: { ownerId: merchant.id, stores: 3 }, status: 'open' }), 'store/count-changed'); // prettier-ignore
  const opened = await staff.call(steps.switchTrading.merchant, { within: { ownerId: merchant.id, stores: 2 }, status: 'open' });
  t.deepEqual(opened, { changed: 2, same: 0 });
  const outcomes = await Promise.all([stop(), stop(), stop()]);
  t.is(outcomes.reduce((sum, { changed }) => sum + changed, 0), 2, 'of several at once each store is switched by one'); // prettier-ignore
});

test.serial('all stores of a merchant stop only when its code is typed; nobody else’s do', async (t) => {
  const { merchant, stores, staff } = await ofMerchant(2);
  const other = await ofMerchant(1);
  const office = await aStaff(house);
  await refused(t, office.call(steps.stopStores, { merchantId: merchant.id, code: other.merchant.code }), 'store/code-differs');
  await refused(t, office.call(steps.stopStores, { merchantId: 'nobody', code: 'X' }), 'thing/not-found');
  await refused(t, staff.call(steps.stopStores, { merchantId: merchant.id, code: merchant.code }), 'auth/forbidden');
  t.deepEqual(await office.call(steps.stopStores, { merchantId: merchant.id, code: merchant.code.toLowerCase() }), { changed: 2, same: 0 });
  t.like(await staff.call(contract.countStores.merchant, {}), { stores: stores.length, closed: 2 });
  t.like(await other.staff.call(contract.countStores.merchant, {}), { closed: 0 });
});

test.serial('head office chooses who receives a store’s money, and it is written down', async (t) => {
  const store = await aStore(house);
  await aStore(house, { payee: 1 });
  const office = await aStaff(house);
  const other = house.payees[1]!;
  t.true((await office.call(steps.listPayees, {})).items.some(({ id }) => id === other.id));
  await office.call(steps.setPayee, { storeId: store.id, payeeId: other.id });
  t.is((await office.call(contract.getStoreDetail.hq, { storeId: store.id })).payee?.id, other.id);
  t.is((await house.reads.all(`SELECT 1 FROM audit_log WHERE action = 'store.payee-changed' AND subject = ?`, [store.id])).length, 1);
  await refused(t, office.call(steps.setPayee, { storeId: store.id, payeeId: 'nobody' }), 'thing/not-found');
});
