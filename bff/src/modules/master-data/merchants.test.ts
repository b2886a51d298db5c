import * as contract from '@mendian/shared/master-data/merchant.contract.ts';
import test from 'ava';
import { aMerchant, aStaff, aStore } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
const [branch, other] = [await aMerchant(house, 'branch', '江西分公司'), await aMerchant(house, 'branch', '湖南分公司')];
const [first, second] = [await aMerchant(house, 'franchisee', '甲加盟商'), await aMerchant(house, 'franchisee', '乙加盟商')];
const stores = [
  await aStore(house, { ownerId: first.id, branchId: branch.id }),
  await aStore(house, { ownerId: first.id, branchId: other.id }),
  await aStore(house, { ownerId: second.id, branchId: other.id }),
];
test.after.always(house.stop);

const listedBy = async (scope: Parameters<typeof aStaff>[1]) => {
  const { call } = await aStaff(house, { permissions: ['merchant.view'], ...scope });
  return { call, names: (await call(contract.listMerchants, {})).items.map(({ name, stores: count }) => `${name} ${count}`).sort() };
};

test('head office sees all merchants, with the stores that each owns', async (t) => {
  const { names, call } = await listedBy({});
  t.deepEqual(names, ['乙加盟商 1', '江西分公司 0', '湖南分公司 0', '甲加盟商 2'].sort());
  t.like(await call(contract.getMerchant, { merchantId: first.id }), {
    stores: 2,
    closedStores: 0,
    branches: [{ stores: 1 }, { stores: 1 }],
  });
});

test('who looks after a region sees who has stores there, and counts only those', async (t) => {
  const { names, call } = await listedBy({ scope: [{ kind: 'branch', id: branch.id }] });
  t.deepEqual(names, ['江西分公司 0', '甲加盟商 1'].sort());
  t.like(await call(contract.getMerchant, { merchantId: first.id }), { stores: 1, branches: [{ name: '江西分公司', stores: 1 }] });
  await refused(t, call(contract.getMerchant, { merchantId: second.id }), 'thing/not-found');
});

test('overlapping parts of a scope count a store once', async (t) => {
  const scope = [
    { kind: 'franchisee', id: first.id } as const,
    { kind: 'store', id: stores[0]!.id } as const,
    { kind: 'branch', id: branch.id } as const,
  ];
  t.true((await listedBy({ scope })).names.includes('甲加盟商 2'));
});

test('a merchant is found by the beginning of its code, or by any part of its name', async (t) => {
  const { call } = await listedBy({});
  const found = async (text: string) => (await call(contract.listMerchants, { text })).items.map(({ merchantId }) => merchantId);
  t.deepEqual(await found(first.code.slice(0, 8).toLowerCase()), [first.id]);
  t.deepEqual(await found('乙加'), [second.id]);
  t.deepEqual(await found('%'), []);
  const [page] = [await call(contract.listMerchants, { limit: 2 })];
  const rest = await call(contract.listMerchants, { limit: 2, after: page.next! });
  t.is(new Set([...page.items, ...rest.items].map(({ code }) => code)).size, 4);
  t.is(rest.next, null);
});
