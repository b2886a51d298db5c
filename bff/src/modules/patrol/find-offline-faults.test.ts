import test from 'ava';
import { aProduct } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { anOfflineTill, piecesAt, sold } from '../till/offline/offline-for-tests.ts';
import { findFaults } from './find-faults.ts';

test('a sale that was made without a network and counts as entered is listed when its order is not as it should be', async (t) => {
  const house = await startHarness();
  const till = await anOfflineTill(house);
  const sale = sold(till, [piecesAt(await aProduct(house, till.store), 500)], { minutesAgo: 6 * 24 * 60 });
  await till.send(sale);
  await house.deliver();
  house.clock.advance(6 * 60_000);
  const found = async () => (await findFaults(house.reads, house.clock.now)).map(({ subject, storeId }) => [subject, storeId]);
  t.deepEqual(await found(), []);
  await house.transact(({ sql }) => sql.run(`UPDATE orders SET state = 'cancelled' WHERE id = ?`, [sale.id]));
  t.deepEqual(await found(), [[`offline:${sale.id}`, till.store.id]]);
  await house.stop();
});
