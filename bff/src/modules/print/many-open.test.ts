import test from 'ava';
import * as contract from '@mendian/shared/print/print.contract.ts';
import * as work from '@mendian/shared/terminal/terminal.contract.ts';
import { startHarness } from '../../../test/harness.ts';
import { aKitchen, aPrinter, openIn } from './print-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);

test.serial('however much waits for a printer that is out of order, what the others are to print is told', async (t) => {
  const { store, clerk, device, order, printer } = await aKitchen(house);
  const dead = await aPrinter(clerk, ['receipt'], '前台小票');
  const first = await order();
  await clerk.call(work.takeOrder, { orderId: first });
  const [shown] = await house.reads.all<Record<string, unknown>>('SELECT * FROM print_job WHERE store_id = ?', [store.id]);
  const stale = Array.from({ length: contract.openPrintsMax + 5 }, (_, place) => ({
    ...shown!,
    ...{
      id: `00000000000000000000000${String(place).padStart(3, '0')}`,
      order_id: null,
      kind: 'receipt',
      printer_id: dead.id,
      state: 'failed',
    },
  }));
  await house.transact(({ sql }) => sql.insert('print_job', stale as never));
  const orderId = await order();
  await clerk.call(work.takeOrder, { orderId });
  const items = await openIn(device);
  t.deepEqual(
    items.filter(({ printerId }) => printerId === printer!.id).map((job) => job.orderId),
    [first, orderId],
  );

  await house.transact(({ sql }) =>
    sql.run(`UPDATE print_job SET printer_id = ?, state = 'held' WHERE printer_id = ?`, [printer!.id, dead.id]),
  );
  const after = (await openIn(device)).filter(({ state }) => state === 'waiting').map((job) => job.orderId);
  t.deepEqual(after, [first, orderId], 'nor does what waits for a person stand before what can be printed');
});
