import test from 'ava';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { buyPass, listPassOffers } from '@mendian/shared/pass/pass.contract.ts';
import * as contract from '@mendian/shared/pass/pass-kind.contract.ts';
import { aCustomer, aProduct, aStaff, aStore } from '../../../test/build.ts';
import { aPassDraft } from '../../../test/build-pass.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const aDesk = async () => {
  const store = await aStore(house);
  const egg = await aProduct(house, store, { name: '卤蛋', price: 300 });
  return { store, egg, office: await aStaff(house), draft: aPassDraft(house, { productIds: [egg.productId] }) };
};

test.serial('written as a draft, changed, put on sale, withdrawn; each step is in the audit log', async (t) => {
  const { office, egg, draft } = await aDesk();
  const { id: kindId } = await office.call(contract.addPassKind, { draft });
  const customer = await aCustomer(house);
  t.deepEqual((await customer.call(listPassOffers, {})).items, []);
  await refused(t, customer.call(buyPass, { kindId, expectedPrice: 9_900 }), 'thing/not-found');
  const edited = await office.call(contract.editPassKind, { kindId, draft: { ...draft, name: '每天一蛋', price: 8_800 } });
  t.like(edited, { state: 'draft', draft: { name: '每天一蛋', price: 8_800 }, sold: 0, received: 0, used: 0, earned: 0 });
  t.deepEqual(edited.names, [{ id: egg.productId, name: '卤蛋' }, { id: house.payees[0]!.id, name: house.payees[0]!.name }]); // prettier-ignore
  t.like(await office.call(contract.movePassKind, { kindId, action: 'start' }), { state: 'live', startedBy: '陈静' });
  t.like((await customer.call(listPassOffers, {})).items[0], { name: '每天一蛋', price: 8_800 });
  await refused(t, office.call(contract.editPassKind, { kindId, draft }), 'pass/not-draft');
  const { message } = await refused(t, office.call(contract.movePassKind, { kindId, action: 'start' }), 'state/not-allowed');
  t.is(message, '“在售”的月卡不能开始售卖');
  await office.call(contract.movePassKind, { kindId, action: 'end' });
  t.deepEqual((await customer.call(listPassOffers, {})).items, []);
  const { items } = await office.call(contract.listPassKinds, { state: 'ended', text: '一蛋' });
  t.like(items[0], { id: kindId, promise: '30 天内可用 30 次，每天 1 次', sold: 0 });
  const { items: done } = await office.call(listAudit.hq, { limit: 10 });
  for (const action of ['pass.kind-added', 'pass.kind-changed', 'pass.kind-moved']) t.true(done.some((entry) => entry.action === action)); // prettier-ignore
});

test.serial('what could never be bought or used is refused', async (t) => {
  const { store, office, draft } = await aDesk();
  const add = (over: Partial<typeof draft>) => office.call(contract.addPassKind, { draft: { ...draft, ...over } });
  const heavy = await aProduct(house, store, { weigh: { min: 100, step: 50, max: 1_000 } });
  await refused(t, add({ productIds: ['nothing'] }), 'pass/goods-unknown');
  await refused(t, add({ productIds: [heavy.productId] }), 'pass/goods-unknown');
  await refused(t, add({ places: ['store:nothing'] }), 'pass/place-unknown');
  await refused(t, add({ payeeId: 'nothing' }), 'pass/payee-unknown');
  for (const over of [{ price: 0 }, { usesPerDay: 31 }, { uses: 31 }, { days: 0 }, { productIds: [] }, { places: [] }] as const)
    await refused(t, add(over as Partial<typeof draft>), 'input/invalid');
});

test.serial('each step wants its own leave, and the whole chain', async (t) => {
  const { office, draft } = await aDesk();
  const { id: kindId } = await office.call(contract.addPassKind, { draft });
  const viewer = await aStaff(house, { permissions: ['pass.view'] });
  t.is((await viewer.call(contract.getPassKind, { kindId })).state, 'draft');
  await refused(t, viewer.call(contract.addPassKind, { draft }), 'auth/forbidden');
  await refused(t, viewer.call(contract.movePassKind, { kindId, action: 'start' }), 'auth/forbidden');
  const part = await aStaff(house, { scope: [{ kind: 'branch', id: 'branch-1' }] });
  await refused(t, part.call(contract.addPassKind, { draft }), 'account/whole-chain');
  await refused(t, part.call(contract.movePassKind, { kindId, action: 'start' }), 'account/whole-chain');
  t.true((await office.call(contract.listPassPayees, {})).items.length > 0);
});
