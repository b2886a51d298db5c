import test from 'ava';
import * as contract from '@mendian/shared/till/till-shift.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { aClerk, aProduct, aStaff, aStore, type ClerkMade } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { aSale, aTill, pieces } from '../till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

test.serial('a shift counts what its terminal sold, and closes with a count of the drawer that agrees', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const { clerk: beside } = await aTill(house, store);
  const product = await aProduct(house, store, { price: 1_250 });
  await aSale(clerk, { lines: [pieces(product)], tendered: 5_000 });
  await aSale(clerk, { lines: [pieces(product, 2)] });
  await aSale(beside, { lines: [pieces(product, 10)] });
  const { shift } = await clerk.call(getTill, {});
  t.like(shift, { id: shiftId, terminalName: '前台', openedBy: '店员小王', openingCash: 20_000, sales: 2, returns: 0, expected: 23_750 });
  t.deepEqual(shift!.byMethod, [{ method: 'cash', sales: 3_750, returns: 0 }]);
  const closed = await clerk.call(contract.closeShift, { shiftId, counted: 23_750 });
  t.like(closed.closed, { by: '店员小王', counted: 23_750, difference: 0, reason: '', forced: false });
  t.is((await clerk.call(getTill, {})).shift, null);
  await refused(t, aSale(clerk, { lines: [pieces(product)] }), 'till/no-shift');
  await refused(t, clerk.call(contract.closeShift, { shiftId, counted: 23_750 }), 'till/shift-closed');
  const { items } = await beside.call(contract.listShifts, {});
  t.deepEqual(items.find(({ id }) => id === shiftId), closed); // prettier-ignore
  t.is(items.length, 2);
});

test.serial('a difference is told, and kept only with a reason', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  await aSale(clerk, { lines: [pieces(await aProduct(house, store, { price: 1_250 }))] });
  const { message, details } = await refused(
    t,
    clerk.call(contract.closeShift, { shiftId, counted: 21_000 }),
    'till/difference-unexplained',
  );
  t.deepEqual(details, { expected: 21_250, difference: -250 });
  t.is(message, '钱箱应有 ¥212.50，少了 ¥2.50。请复点；确实不一致请写明原因');
  t.not((await clerk.call(getTill, {})).shift, null);
  const closed = await clerk.call(contract.closeShift, { shiftId, counted: 21_000, reason: '找错零' });
  t.like(closed.closed, { counted: 21_000, difference: -250, reason: '找错零' });
});

test.serial('a terminal has one open shift; two taps and a lost answer open one', async (t) => {
  const store = await aStore(house);
  const clerk = await aClerk(house, store);
  const first = await clerk.call(contract.openShift, { openingCash: 10_000 }, { key: 'open-at-ten' });
  t.deepEqual(await clerk.call(contract.openShift, { openingCash: 10_000 }, { key: 'open-at-ten' }), first);
  await refused(t, clerk.call(contract.openShift, { openingCash: 10_000 }), 'till/shift-open');
  await clerk.call(contract.closeShift, { shiftId: first.id, counted: 10_000 });
  const tries = await Promise.allSettled([1, 2, 3].map(() => clerk.call(contract.openShift, { openingCash: 0 })));
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 1);
});

test.serial('a sale and the count at the same moment: it is in the shift, or refused', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const product = await aProduct(house, store, { price: 1_000 });
  const sales = Array.from({ length: 4 }, () => aSale(clerk, { lines: [pieces(product)] }));
  const [close, ...sold] = await Promise.allSettled([
    clerk.call(contract.closeShift, { shiftId, counted: 20_000, reason: '赶时间' }),
    ...sales,
  ]);
  t.is(close!.status, 'fulfilled');
  const done = sold.filter(({ status }) => status === 'fulfilled').length;
  const { items } = await clerk.call(contract.listShifts, {});
  t.like(items[0], { sales: done, expected: 20_000 + done * 1_000, closed: { difference: 0 - done * 1_000 } });
});

test.serial('a shift whose terminal is gone is closed by force, with a reason and without a count', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const beside = await aClerk(house, store);
  const elsewhere = await aClerk(house, await aStore(house));
  const force = (by: ClerkMade, reason = '终端坏了') => by.call(contract.forceCloseShift, { shiftId, reason });
  await seen(shiftId, 9);
  const { message } = await refused(t, force(beside), 'till/terminal-in-use');
  t.regex(message, /10 分钟内还在用/);
  await seen(shiftId, 11);
  await refused(t, force(clerk), 'till/terminal-in-use');
  await refused(t, force(elsewhere), 'thing/not-found');
  await refused(t, elsewhere.call(contract.closeShift, { shiftId, counted: 0, reason: '看看' }), 'thing/not-found');
  await refused(t, force(beside, ' '), 'input/invalid');
  await seen(shiftId, 11);
  t.like((await force(beside)).closed, { counted: null, difference: null, reason: '终端坏了', forced: true });
  await refused(t, force(beside), 'till/shift-closed');
  t.is((await clerk.call(getTill, {})).shift, null);
  const head = await aStaff(house);
  const { items } = await head.call(listAudit.hq, { storeId: store.id });
  t.true(items.some(({ text }) => text === '强制交班：终端坏了'));
});

test.serial('a terminal that was never heard of is not in use', async (t) => {
  const { store, shiftId } = await aTill(house);
  const beside = await aClerk(house, store);
  await house.transact(({ sql }) => sql.run(`DELETE FROM terminal_seen WHERE terminal_id = ${ofShift}`, [shiftId]));
  t.true((await beside.call(contract.forceCloseShift, { shiftId, reason: '终端坏了' })).closed?.forced);
});

const ofShift = '(SELECT terminal_id FROM till_shift WHERE id = ?)';

/** The shift's terminal was heard of so many minutes ago, and not since. */
const seen = (shiftId: string, minutes: number) =>
  house.transact(async ({ sql }) => {
    const shift = await sql.one<{ terminal_id: string }>('SELECT terminal_id FROM till_shift WHERE id = ?', [shiftId]);
    const row = { terminal_id: shift!.terminal_id, seen_at: new Date(house.clock.now.getTime() - minutes * 60_000) };
    await sql.upsert('terminal_seen', [row], ['terminal_id'], ['seen_at']);
  });
