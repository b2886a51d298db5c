import test from 'ava';
import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import * as contract from '@mendian/shared/till/shift-desk.contract.ts';
import * as shifts from '@mendian/shared/till/till-shift.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { aClerk, aMerchant, aProduct, aStaff, aStore } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { aSale, aTill, pieces } from '../till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const days = { from: '2026-11-20', to: '2026-11-20' };

/** A merchant with a store whose till is open, and somebody at its desk. */
const aBusiness = async () => {
  const merchant = await aMerchant(house);
  const store = await aStore(house, { ownerId: merchant.id });
  const scope = [{ kind: merchant.kind, id: merchant.id } as const];
  const staff = await aStaff(house, { merchantId: merchant.id, scope });
  return { merchant, scope, ...(await aTill(house, store)), staff };
};

test.serial('a desk lists the shifts of its stores with what was counted, and finds those that differ', async (t) => {
  const { store, clerk, shiftId, staff } = await aBusiness();
  await aSale(clerk, { lines: [pieces(await aProduct(house, store, { price: 1_250 }))] });
  await clerk.call(shifts.moveCash, { way: 'out', amount: 1_000, reason: '买耗材' });
  const closed = await clerk.call(shifts.closeShift, { shiftId, counted: 20_000, reason: '找错零' });
  house.clock.advance(60_000);
  const { id: open } = await clerk.call(shifts.openShift, { openingCash: 500 });
  const ask = (input: RequestOf<typeof contract.listDeskShifts.merchant>) => staff.call(contract.listDeskShifts.merchant, input);
  const list = (given: Partial<Parameters<typeof ask>[0]> = {}) => ask({ ...days, ...given });
  const { items } = await list();
  t.deepEqual(items.map(({ id }) => id), [open, shiftId]); // prettier-ignore
  t.deepEqual(items[1], { storeId: store.id, storeName: items[1]!.storeName, ...closed });
  t.like(items[1], { expected: 20_250, closed: { counted: 20_000, difference: -250 }, cashMoves: [{ amount: 1_000, reason: '买耗材' }] });
  const idsOf = async (standing: contract.ShiftStanding) => (await list({ standing })).items.map(({ id }) => id);
  t.deepEqual([await idsOf('open'), await idsOf('off'), await idsOf('forced')], [[open], [shiftId], []]);
  const first = await list({ limit: 1 });
  t.deepEqual([first.items[0]?.id, (await list({ limit: 1, after: first.next! })).items[0]?.id], [open, shiftId]);
  t.deepEqual((await list({ from: '2026-11-21', to: '2026-11-21' })).items, []);
  t.deepEqual((await list({ storeId: 'nobodys' })).items, []);
  for (const wrong of [
    { from: '2026-11-21', to: '2026-11-20' },
    { from: '2026-10-01', to: '2026-11-20' },
    { ...days, after: '昨天' },
  ])
    await refused(t, ask(wrong), 'input/invalid');
});

test.serial('a shift is closed at the desk that looks after its store, with a reason, once', async (t) => {
  const { clerk, store, shiftId, staff } = await aBusiness();
  const other = await aBusiness();
  const force = (by: typeof staff, key?: string) =>
    by.call(contract.forceCloseDeskShift.merchant, { shiftId, reason: '店员已离职' }, key === undefined ? {} : { key });
  await refused(t, force(other.staff), 'thing/not-found');
  const done = await force(staff, 'force-it-once');
  t.deepEqual(await force(staff, 'force-it-once'), done);
  t.like(done, { storeId: store.id, closed: { by: '陈静', counted: null, difference: null, reason: '店员已离职', forced: true } });
  await refused(t, force(staff), 'till/shift-closed');
  t.is((await clerk.call(getTill, {})).shift, null);
  const head = await aStaff(house);
  const { items } = await head.call(contract.listDeskShifts.hq, { ...days, standing: 'forced', storeId: store.id });
  t.deepEqual(items.map(({ id }) => id), [shiftId]); // prettier-ignore
});

test.serial('a store that changes hands leaves its shifts with who owned it, and a desk needs leave to see and to close', async (t) => {
  const { store, shiftId, staff, merchant, scope } = await aBusiness();
  const next = await aBusiness();
  await house.transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', [next.merchant.id, store.id]));
  const idsOf = async (by: typeof staff) => (await by.call(contract.listDeskShifts.merchant, days)).items.map(({ id }) => id);
  t.deepEqual(await idsOf(staff), [shiftId]);
  t.deepEqual(await idsOf(next.staff), [next.shiftId]);
  house.clock.advance(60_000);
  const { id: later } = await (await aClerk(house, store)).call(shifts.openShift, { openingCash: 0 });
  t.deepEqual(await idsOf(next.staff), [later, next.shiftId]);
  const some = await aStaff(house, { merchantId: merchant.id, scope, permissions: ['shift.see'] });
  t.deepEqual(await idsOf(some), [shiftId]);
  await refused(t, some.call(contract.forceCloseDeskShift.merchant, { shiftId, reason: '试' }), 'auth/forbidden');
  const none = await aStaff(house, { merchantId: merchant.id, scope, permissions: ['order.see'] });
  await refused(t, none.call(contract.listDeskShifts.merchant, days), 'auth/forbidden');
});
