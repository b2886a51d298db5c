import test from 'ava';
import * as contract from '@mendian/shared/till/parked.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { aClerk, aProduct, aStore } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { aTill, pieces, weighed } from '../till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
const weigh = { min: 100, step: 50, max: 5_000 };

test.serial('a ticket is parked at one till and taken at another, once, as it was', async (t) => {
  const { store, clerk } = await aTill(house);
  const beside = await aClerk(house, store);
  const [neck, cola] = [await aProduct(house, store, { price: 4_000, weigh }), await aProduct(house, store, { price: 350 })];
  const lines = [weighed(neck, 265, 15), pieces(cola, 2)];
  const parked = await clerk.call(contract.parkTicket, { lines, note: '红衣服' }, { key: 'park-it-once' });
  t.deepEqual(await clerk.call(contract.parkTicket, { lines, note: '红衣服' }, { key: 'park-it-once' }), parked);
  t.like(parked, { note: '红衣服', clerk: '店员小王', lines: 2, goods: 2_700 });
  t.deepEqual((await beside.call(contract.listParked, {})).items, [parked]);
  t.is((await beside.call(getTill, {})).parked, 1);
  const takes = await Promise.allSettled([clerk, beside, clerk].map(({ call }) => call(contract.takeParked, { ticketId: parked.id })));
  t.deepEqual(takes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), [{ lines }]); // prettier-ignore
  await refused(t, beside.call(contract.takeParked, { ticketId: parked.id }), 'till/parked-gone');
  t.deepEqual((await clerk.call(contract.listParked, {})).items, []);
});

test.serial('what was parked is its store’s and its day’s', async (t) => {
  const { store, clerk } = await aTill(house);
  const elsewhere = await aClerk(house, await aStore(house));
  const cola = await aProduct(house, store);
  const { id: ticketId } = await clerk.call(contract.parkTicket, { lines: [pieces(cola)] });
  t.deepEqual((await elsewhere.call(contract.listParked, {})).items, []);
  await refused(t, elsewhere.call(contract.takeParked, { ticketId }), 'till/parked-gone');
  house.clock.advance(86_400_000);
  const nextDay = await aClerk(house, store);
  t.deepEqual((await nextDay.call(contract.listParked, {})).items, []);
  await refused(t, nextDay.call(contract.takeParked, { ticketId }), 'till/parked-gone');
  await nextDay.call(contract.parkTicket, { lines: [pieces(cola)] });
  t.is((await house.reads.all('SELECT id FROM parked_ticket WHERE store_id = ?', [store.id])).length, 1, 'yesterday’s are gone');
});

test.serial('so many wait at most', async (t) => {
  const { store, clerk } = await aTill(house);
  const cola = await aProduct(house, store);
  for (let count = 0; count < 50; count += 1) await clerk.call(contract.parkTicket, { lines: [pieces(cola)] });
  await refused(t, clerk.call(contract.parkTicket, { lines: [pieces(cola)] }), 'till/parked-full');
});
