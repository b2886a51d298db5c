import test from 'ava';
import fc from 'fast-check';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import * as contract from '@mendian/shared/till/till-shift.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { aClerk, aProduct, aStaff } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { aSale, aTill, pieces } from '../till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const into = (amount: number, reason = '补零钱') => ({ way: 'in' as const, amount, reason });
const out = (amount: number, reason = '上缴营业款') => ({ way: 'out' as const, amount, reason });

test.serial('cash that is put in and taken out counts in what should be in the drawer, and is listed with the shift', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  await aSale(clerk, { lines: [pieces(await aProduct(house, store, { price: 1_250 }))] });
  await clerk.call(contract.moveCash, into(5_000));
  // Two of one millisecond have no order.
  house.clock.advance(1_000);
  const moved = await clerk.call(contract.moveCash, out(20_250, '买纸袋 🛍️'));
  t.is(moved.expected, 20_000 + 1_250 + 5_000 - 20_250);
  t.like(moved.cashMoves, [
    { way: 'in', amount: 5_000, reason: '补零钱', clerk: '店员小王' },
    { way: 'out', amount: 20_250, reason: '买纸袋 🛍️' },
  ]);
  t.deepEqual((await clerk.call(getTill, {})).shift, moved);
  t.is((await clerk.call(contract.closeShift, { shiftId, counted: 6_000 })).closed?.difference, 0);
  const { items } = await (await aStaff(house)).call(listAudit.hq, { storeId: store.id });
  t.true(items.some(({ text }) => text === '钱箱取出 202.50 元：买纸袋 🛍️'));
});

test.serial('no more is taken out than should be in it, not even by many at once', async (t) => {
  const { clerk } = await aTill(house);
  const { message } = await refused(t, clerk.call(contract.moveCash, out(20_001)), 'till/drawer-short');
  t.is(message, '钱箱里应有 ¥200.00，取不出这么多，请核对金额');
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => clerk.call(contract.moveCash, out(7_000))));
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 2);
  t.is((await clerk.call(getTill, {})).shift?.expected, 6_000);
  t.is((await clerk.call(contract.moveCash, out(6_000))).expected, 0);
});

test.serial('the same move twice is one move; without a shift, an amount or a reason there is none', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const first = await clerk.call(contract.moveCash, out(500), { key: 'move-it-once' });
  t.deepEqual(await clerk.call(contract.moveCash, out(500), { key: 'move-it-once' }), first);
  t.is(first.cashMoves.length, 1);
  for (const wrong of [into(0), into(-5), into(1.5), into(1_000_000_001), into(5, ' '), into(5, '长'.repeat(61))])
    await refused(t, clerk.call(contract.moveCash, wrong), 'input/invalid');
  await refused(t, (await aClerk(house, store)).call(contract.moveCash, into(5)), 'till/no-shift');
  await clerk.call(contract.closeShift, { shiftId, counted: 19_500 });
  await refused(t, clerk.call(contract.moveCash, into(5)), 'till/no-shift');
});

test.serial('whatever is put in and taken out, the drawer holds the sum of it and is never below nothing', async (t) => {
  const Move = fc.record({ isIn: fc.boolean(), amount: fc.integer({ min: 1, max: 30_000 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(Move, { maxLength: 6 }), async (moves) => {
      const { clerk } = await aTill(house);
      let drawer = 20_000;
      for (const { isIn, amount } of moves) {
        const move = clerk.call(contract.moveCash, isIn ? into(amount) : out(amount));
        if (!isIn && amount > drawer) {
          await refused(t, move, 'till/drawer-short');
          continue;
        }
        drawer += isIn ? amount : -amount;
        t.is((await move).expected, drawer);
      }
    }),
    { numRuns: 8 },
  );
});
