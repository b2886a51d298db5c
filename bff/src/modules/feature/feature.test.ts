import test from 'ava';
import * as feature from '@mendian/shared/feature/feature.contract.ts';
import { isFeatureOn } from '@mendian/shared/feature/features.ts';
import { getWantedVersion } from '@mendian/shared/terminal/device.contract.ts';
import { aClerk, aMerchant, aStaff, aStore } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const key = 'terminal.changes-by-itself';
/** Of all tests, in promises: nothing else may be awaited before they are declared. */
const office = aStaff(house, { name: '林薇' });
const merchant = aMerchant(house);
const aShop = async () => {
  const store = await aStore(house, { ownerId: (await merchant).id });
  const at = house.as((await aClerk(house, store)).secret);
  return { id: store.id, changesByItself: async () => (await at(getWantedVersion, {})).byItself };
};
const list = async () => (await (await office).call(feature.listFeatures, {})).items;
const stage = async (percent: number, { storeIds = [] as string[], halted = false, featureKey = key } = {}) =>
  (await office).call(feature.stageFeature, { featureKey, percent, storeIds, halted });
const inShops = (shops: readonly { changesByItself: () => Promise<boolean> }[]) => Promise.all(shops.map((shop) => shop.changesByItself()));

test.serial('until somebody stages it, terminals change over by themselves; then only those of named stores do', async (t) => {
  const shops = [await aShop(), await aShop()] as const;
  t.is((await list()).find(({ featureKey }) => featureKey === key)?.staged, null);
  t.deepEqual(await inShops(shops), [true, true]);
  const staged = await stage(0, { storeIds: [shops[0].id, shops[0].id] });
  t.deepEqual(staged.staged?.stores.map(({ id }) => id), [shops[0].id]); // prettier-ignore
  t.like(staged.staged, { percent: 0, halted: false, changedBy: '林薇' });
  t.deepEqual(await inShops(shops), [true, false]);
  await stage(0, { storeIds: [shops[1].id] });
  t.deepEqual(await inShops(shops), [false, true], 'who is no longer named has it no longer');
});

test.serial('the percentage grows and keeps the stores that have it; a smaller one is refused until it was halted', async (t) => {
  const shops = await Promise.all(Array.from({ length: 6 }, aShop));
  await stage(0);
  const kept = new Set<string>();
  for (const percent of [20, 60, 60, 100]) {
    await stage(percent);
    for (const shop of shops) {
      const on = await shop.changesByItself();
      t.is(on, isFeatureOn(key, { percent, storeIds: new Set(), halted: false }, shop.id));
      t.true(on || !kept.has(shop.id), 'a store that had it has it still');
      if (on) kept.add(shop.id);
    }
  }
  t.is(kept.size, shops.length);
  await refused(t, stage(99), 'feature/only-grows');
  t.deepEqual(await inShops(shops), shops.map(() => true)); // prettier-ignore
  await stage(100, { halted: true, storeIds: [shops[0]!.id] });
  t.deepEqual(await inShops(shops), shops.map(() => false)); // prettier-ignore
  t.is((await stage(10)).staged?.percent, 10);
});

test.serial('a feature or a store that is not there is refused, and changes nothing', async (t) => {
  const shop = await aShop();
  await stage(0, { halted: true });
  await stage(0, { storeIds: [shop.id] });
  await refused(t, stage(50, { featureKey: 'nobody.knows-it' }), 'thing/not-found');
  await refused(t, stage(50, { featureKey: 'constructor' }), 'thing/not-found');
  await refused(t, stage(50, { storeIds: [shop.id, 'nowhere'] }), 'thing/not-found');
  await refused(t, stage(101), 'input/invalid');
  const [listed] = await list();
  t.like(listed, { staged: { percent: 0, stores: [{ id: shop.id }] } });
});

test.serial('two who stage it at once take turns, and each turn stands in the audit log', async (t) => {
  const turns = () =>
    house.reads.all<{ actor: string; detail: string }>("SELECT actor, detail FROM audit_log WHERE action = 'feature.staged'");
  await house.transact((ctx) => ctx.sql.run('DELETE FROM feature_stage'));
  const before = (await turns()).length;
  const shop = await aShop();
  await Promise.all([stage(30, { storeIds: [shop.id] }), stage(30, { storeIds: [shop.id] })]);
  const after = await turns();
  t.is(after.length, before + 2);
  t.true(after.some(({ actor, detail }) => actor.includes('林薇') && detail.includes('30% 的门店，另点名 1 家')));
});

test.serial('only whoever looks after the whole chain and has leave may see and stage features', async (t) => {
  const part = await aStaff(house, { permissions: ['feature.manage'], scope: [{ kind: 'franchisee', id: (await merchant).id }] });
  await refused(t, part.call(feature.listFeatures, {}), 'account/whole-chain');
  await refused(t, part.call(feature.stageFeature, { featureKey: key, percent: 100, storeIds: [], halted: false }), 'account/whole-chain');
  const other = await aStaff(house, { permissions: ['release.manage'] });
  await refused(t, other.call(feature.listFeatures, {}), 'auth/forbidden');
});
