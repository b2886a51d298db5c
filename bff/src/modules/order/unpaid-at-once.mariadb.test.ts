import test from 'ava';
import { aCustomer, anOrder, aProduct, aStore, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

test.serial('of many orders that a member places at once no more than three wait to be paid', async (t) => {
  const store = await aStore(house);
  const product = await aProduct(house, store, { onHand: 1_000 });
  const customer = await aCustomer(house);
  const placed = await Promise.allSettled(Array.from({ length: 20 }, () => anOrder(customer, store, { lines: [pieces(product)] })));
  t.is(placed.filter(({ status }) => status === 'fulfilled').length, 3);
  const refusals = placed.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
  t.deepEqual([...new Set(refusals)], ['order/too-many-unpaid']);
  t.is((await house.reads.all(`SELECT id FROM orders WHERE state = 'unpaid'`)).length, 3);
});
