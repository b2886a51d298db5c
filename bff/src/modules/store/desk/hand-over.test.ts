import test from 'ava';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import * as contract from '@mendian/shared/store/hand-over.contract.ts';
import { countStores, getStoreDetail } from '@mendian/shared/store/store-desk.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pieces } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const today = () => dayOf(house.clock.now);
const aHandOver = async () => {
  const [former, next, branch] = [await aMerchant(house), await aMerchant(house), await aMerchant(house, 'branch')];
  const store = await aStore(house, { ownerId: former.id, branchId: branch.id });
  const staffOf = (merchantId: string, kind: 'franchisee' | 'store', id: string) =>
    aStaff(house, { merchantId, scope: [{ kind, id }], permissions: ['store.read'] });
  return {
    store,
    asked: { storeId: store.id, ownerId: next.id, branchId: branch.id },
    former: await staffOf(former.id, 'franchisee', former.id),
    named: await staffOf(former.id, 'store', store.id),
    next: await staffOf(next.id, 'franchisee', next.id),
    ids: { former: former.id, next: next.id, branch: branch.id },
    office: await aStaff(house),
  };
};

test.serial('a hand-over is previewed, counts at once when it is today, and the former owner’s accounts lose the store', async (t) => {
  const { store, asked, former, named, next, ids, office } = await aHandOver();
  await aClerk(house, store);
  const order = await anOrder(await aCustomer(house), store, { lines: [pieces(await aProduct(house, store))] });
  const preview = await office.call(contract.previewHandOver, { ...asked, fromDay: today() });
  t.like(preview, { clerks: ['店员小王'], devices: 1, stockedSkus: 1, openOrders: 1 });
  t.deepEqual([preview.from.owner.id, preview.to.owner.id, preview.accounts.length], [ids.former, ids.next, 1]);
  t.is((await named.call(countStores.merchant, {})).stores, 1);

  await office.call(contract.handOverStore, { ...asked, fromDay: today() });
  for (const one of [former, named]) {
    t.is((await one.call(countStores.merchant, {})).stores, 0);
    await refused(t, one.call(getStoreDetail.merchant, { storeId: store.id }), 'thing/not-found');
  }
  t.is((await next.call(countStores.merchant, {})).stores, 1);
  t.is((await house.reads.one<{ owner_id: string }>('SELECT owner_id FROM orders WHERE id = ?', [order.id]))?.owner_id, ids.former);
  await refused(t, office.call(contract.handOverStore, { ...asked, fromDay: today() }), 'hand-over/same-owner');
});

test.serial('a hand-over on a day to come counts from that day’s first minute', async (t) => {
  const { asked, former, named, next, office } = await aHandOver();
  const fromDay = addDays(today(), 1);
  await office.call(contract.handOverStore, { ...asked, fromDay });
  await office.call(contract.handOverStore, { ...asked, fromDay });
  await house.deliver();
  t.is((await named.call(countStores.merchant, {})).stores, 1);
  house.clock.advance(12 * 3_600_000);
  await house.deliver();
  t.is((await former.call(countStores.merchant, {})).stores, 0);
  t.is((await named.call(countStores.merchant, {})).stores, 0);
  t.is((await next.call(countStores.merchant, {})).stores, 1);
});

test.serial('a planned hand-over is cancelled and never happens; one that has begun is not taken back so', async (t) => {
  const { store, asked, named, next, office, ids } = await aHandOver();
  const fromDay = addDays(today(), 1);
  await office.call(contract.handOverStore, { ...asked, fromDay });
  const cancel = (day = fromDay) => office.call(contract.cancelHandOver, { storeId: store.id, fromDay: day });
  await cancel();
  await cancel();
  house.clock.advance(36 * 3_600_000);
  await house.deliver();
  t.deepEqual([(await named.call(countStores.merchant, {})).stores, (await next.call(countStores.merchant, {})).stores], [1, 0]);
  const kept = await house.reads.all(`SELECT 1 FROM audit_log WHERE subject = ? AND action = 'store.hand-over-cancelled'`, [store.id]);
  t.is(kept.length, 1);

  await office.call(contract.handOverStore, { ...asked, fromDay: today() });
  await refused(t, cancel(today()), 'hand-over/begun');
  await refused(t, office.call(contract.cancelHandOver, { storeId: 'nowhere', fromDay: addDays(today(), 1) }), 'thing/not-found');
  const region = await aStaff(house, { scope: [{ kind: 'branch', id: ids.branch }], permissions: ['store.hand-over'] });
  await refused(t, region.call(contract.cancelHandOver, { storeId: store.id, fromDay: addDays(today(), 1) }), 'hand-over/whole-chain');
});

test.serial('the preview counts the prices that are planned: the store’s own stay, those of the owner it leaves end', async (t) => {
  const { store, asked, ids, office } = await aHandOver();
  const plan = (node: string) =>
    house.transact(({ sql, newId, now }) =>
      sql.insert('price_change', [
        {
          ...{ id: newId(), node, store_id: null, valid_from: new Date(now.getTime() + 3_600_000), valid_to: null },
          ...{ prices: '[]', stores: 1, set_by: '店长', set_at: now },
        },
      ]),
    );
  for (const node of [`store:${store.id}`, `franchisee:${ids.former}`, `branch:${ids.branch}`, 'chain']) await plan(node);
  const { plannedPrices } = await office.call(contract.previewHandOver, { ...asked, fromDay: today() });
  t.deepEqual(plannedPrices, { stay: 1, end: 1 });
});

test.serial('a hand-over that cannot be is refused with a sentence', async (t) => {
  const { asked, ids, office, former } = await aHandOver();
  const attempt = (change: object) => office.call(contract.handOverStore, { ...asked, fromDay: today(), ...change });
  await refused(t, attempt({ fromDay: addDays(today(), -1) }), 'hand-over/day-past');
  await refused(t, attempt({ ownerId: 'nobody' }), 'hand-over/no-merchant');
  await refused(t, attempt({ storeId: 'nowhere' }), 'thing/not-found');
  await refused(t, attempt({ branchId: ids.next }), 'hand-over/not-a-branch');
  await refused(t, former.call(contract.handOverStore, { ...asked, fromDay: today() }), 'auth/forbidden');
  const region = await aStaff(house, { scope: [{ kind: 'branch', id: ids.branch }], permissions: ['store.hand-over'] });
  await refused(t, region.call(contract.handOverStore, { ...asked, fromDay: today() }), 'hand-over/whole-chain');
  await refused(t, region.call(contract.listMerchants, {}), 'hand-over/whole-chain');
});
