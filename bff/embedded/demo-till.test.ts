import test from 'ava';
import { listParked } from '@mendian/shared/till/parked.contract.ts';
import { listShifts } from '@mendian/shared/till/till-shift.contract.ts';
import { aClerk } from '../test/build.ts';
import { startHarness } from '../test/harness.ts';
import { findFaults } from '../src/modules/patrol/find-faults.ts';
import { makeDemoSales } from './demo-till.ts';
import { seed } from './seed.ts';

test('A morning at the demo’s till: some sales, one of which came back, a ticket that waits, and a drawer counted', async (t) => {
  const house = await startHarness({
    realTime: true,
    prepare: (database, credentials) => seed(database, { stores: 3, credentials, now: new Date(), say: () => undefined }),
  });
  const { id } = (await house.reads.one<{ id: string }>(`SELECT id FROM store WHERE code = 'S00001'`))!;
  const clerk = await aClerk(house, { id, latE6: 0, lngE6: 0 });
  await makeDemoSales(clerk.call);
  const { items } = await clerk.call(listShifts, {});
  t.like(items, [{ sales: 3, returns: 1, closed: { difference: -20, reason: '找零时少了两角' } }]);
  t.is((await clerk.call(listParked, {})).items.length, 1);
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, new Date(house.clock.now.getTime() + 60_000)), []);
  await house.stop();
});
