import { randomInt } from 'node:crypto';
import test from 'ava';
import { sendOffline } from '@mendian/shared/till/offline.contract.ts';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { findFaults } from '../../src/modules/patrol/find-faults.ts';
import { anOfflineTill, piecesAt, sold } from '../../src/modules/till/offline/offline-for-tests.ts';
import { aProduct } from '../build.ts';
import { startHarness } from '../harness.ts';
import { callsTo, openProcesses } from './crowd.ts';
import { pause } from './processes.ts';

const [batches, batchSize, price] = [20, 10, 500];
/** One of so many answers is lost on its way to the terminal. */
const lostOneIn = 4;

test('processes killed and answers lost while a till sends what it sold alone, on two connections: each sale once, in order', async (t) => {
  t.timeout(600_000);
  const house = await startHarness({ realTime: true });
  const web = await openProcesses(t, house, ['web', 'web']);
  const till = await anOfflineTill(house);
  const product = await aProduct(house, till.store, { price, onHand: 10 });
  const sales = Array.from({ length: batches * batchSize }, (_, place) =>
    sold(till, [piecesAt(product, price)], { minutesAgo: 600 - place, number: `断网 1126-${String(place).padStart(4, '0')}` }),
  );
  // A page that was opened twice: both send all of it, each in order.
  const send = async (size: number): Promise<void> => {
    const call = callsTo(web, till.clerk.secret, lostOneIn);
    for (let from = 0; from < sales.length; from += size) {
      const { outcomes } = await call(sendOffline, { actions: sales.slice(from, from + size) });
      t.true(outcomes.every(({ outcome }) => outcome === 'taken'));
    }
  };
  const kill = async (): Promise<void> => {
    for (const process of [...web, ...web]) {
      await pause(100 + randomInt(900));
      await process.killAndRestart();
    }
  };
  await Promise.all([send(batchSize), send(batchSize + 3), kill()]);
  await house.deliver();

  const rows = await house.reads.all<{ id: string }>(
    'SELECT order_id AS id FROM counter_sale WHERE store_id = ? ORDER BY business_day, number',
    [till.store.id],
  );
  t.deepEqual(rows.map(({ id }) => id), sales.map(({ id }) => id)); // prettier-ignore
  const { shift } = await till.clerk.call(getTill, {});
  t.like(shift, { sales: sales.length, expected: 20_000 + sales.length * price });
  const stock = await house.reads.one('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [till.store.id, product.skuId]);
  t.like(stock, { on_hand: 10 - sales.length });
  t.deepEqual(await findFaults(house.reads, new Date()), []);
});
