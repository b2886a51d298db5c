import test from 'ava';
import fc from 'fast-check';
import { levelsOfStore } from '@mendian/shared/catalog/level.ts';
import { priceAt, type PriceEntry } from '@mendian/shared/catalog/price-at.ts';
import { cancelPriceChange } from '@mendian/shared/catalog/price.contract.ts';
import { aStaff } from '../../../../test/build.ts';
import { onMariadb } from '../../../../test/database.ts';
import { startHarness } from '../../../../test/harness.ts';
import { plansChanged } from '../menu-version.ts';
import { aChain, minuteMs, onMenu, paidIn, set } from './chain-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

/** What somebody does at a desk: sets a price at a level for a time, in minutes from the beginning; or takes the last plan back. */
type Deed = {
  readonly level: number;
  readonly amount: number | null;
  readonly in: number;
  readonly lasts: number | null;
  readonly takenBack: boolean;
};
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    level: fc.integer({ min: 0, max: 3 }),
    amount: fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: null, freq: 4 }),
    in: fc.integer({ min: 0, max: 6 }),
    lasts: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    takenBack: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
);

test('Whatever is set, planned and cancelled, in any order: the order is charged the nearest price that counts at that minute, and the menu shows it', async (t) => {
  const { branch, franchisee, store, sku } = await aChain(house);
  const { call } = await aStaff(house);
  const nodes = levelsOfStore({ storeId: store.id, branchId: branch, ownerId: franchisee });
  await fc.assert(
    fc.asyncProperty(deeds, async (done) => {
      await house.transact(async (ctx) => {
        await ctx.sql.run('DELETE FROM price');
        await plansChanged(ctx);
      });
      house.clock.now = new Date(Math.ceil(house.clock.now.getTime() / minuteMs) * minuteMs + 60 * minuteMs);
      const entries = nodes.map((): PriceEntry[] => []);
      for (const deed of done) {
        if (deed.level === 0 && deed.amount === null) continue;
        const now = house.clock.now.getTime();
        const from = deed.in === 0 ? null : new Date((Math.floor(now / minuteMs) + deed.in) * minuteMs);
        const begins = from ?? house.clock.now;
        const to = deed.lasts === null ? null : new Date((Math.floor(begins.getTime() / minuteMs) + deed.lasts) * minuteMs);
        const { id: changeId, canCancel } = await set(call, nodes[deed.level]!, sku, deed.amount, from, to);
        if (deed.takenBack && canCancel) await call(cancelPriceChange.hq, { changeId });
        else entries[deed.level]!.push({ amount: deed.amount, from: begins, to });
        house.clock.advance(1_000);
      }
      for (let minute = 0; minute < 10; minute += 1) {
        const levels = nodes.map((node, level) => ({ node, entries: entries[level]! }));
        const expected = priceAt(levels, 1_000, house.clock.now).amount;
        t.is(await paidIn(house, store, sku), expected);
        t.is(await onMenu(house, store), expected);
        house.clock.now = new Date((Math.floor(house.clock.now.getTime() / minuteMs) + 1) * minuteMs);
      }
    }),
    { numRuns: onMariadb ? 8 : 25 },
  );
});
