import test from 'ava';
import { startHarness } from '../../test/harness.ts';
import { inTransaction } from './transaction.ts';

const harness = await startHarness();
test.after.always(harness.stop);
const system = { kind: 'system', name: 'test' } as const;

test('a lost race is run once more and then finds the winner; a deadlock is tried again several times', async (t) => {
  const failingTimes = (times: number, code: string) => {
    let runs = 0;
    return async () => {
      runs += 1;
      if (runs <= times) throw Object.assign(new Error(code), { code });
      return runs;
    };
  };
  t.is(await inTransaction(harness.house, system, failingTimes(1, 'ER_DUP_ENTRY')), 2);
  t.is(await inTransaction(harness.house, system, failingTimes(1, 'SQLITE_CONSTRAINT_PRIMARYKEY')), 2);
  await t.throwsAsync(inTransaction(harness.house, system, failingTimes(2, 'ER_DUP_ENTRY')), { code: 'ER_DUP_ENTRY' });
  t.is(await inTransaction(harness.house, system, failingTimes(5, 'ER_LOCK_DEADLOCK')), 6);
  await t.throwsAsync(inTransaction(harness.house, system, failingTimes(9, 'ER_LOCK_DEADLOCK')), { code: 'ER_LOCK_DEADLOCK' });
  let runs = 0;
  await t.throwsAsync(
    inTransaction(harness.house, system, async () => Promise.reject(new Error(`run ${(runs += 1)}`))),
    { message: 'run 1' },
  );
});

test('a store’s numbers are given in the order of the commits, without gaps, and none is lost with a failed transaction', async (t) => {
  await harness.transact(({ sql }) => sql.insert('feed_counter', [{ store_id: 'store-1', seq: 0 }]));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      inTransaction(harness.house, system, async ({ tell }) => {
        for (let told = 0; told <= index % 3; told += 1) tell('store-1', { kind: 'order', orderId: `order-${index}` });
        if (index % 10 === 9) throw new Error('changed my mind');
      }),
    ),
  );
  t.is(outcomes.filter(({ status }) => status === 'rejected').length, 4);
  const rows = await harness.reads.all<{ seq: number; order_id: string }>(
    `SELECT seq, order_id FROM feed_event WHERE store_id = 'store-1' ORDER BY seq`,
  );
  t.deepEqual(
    rows.map(({ seq }) => seq),
    rows.map((_, index) => index + 1),
  );
  t.is((await harness.reads.one<{ seq: number }>(`SELECT seq FROM feed_counter WHERE store_id = 'store-1'`))?.seq, rows.length);
  t.is(new Set(rows.map((row) => row.order_id)).size, 36);
  for (const [index, row] of rows.entries())
    if (rows[index + 1] && rows[index + 1]!.order_id !== row.order_id)
      t.is(rows.filter((one) => one.order_id === row.order_id).at(-1)?.seq, row.seq, 'a transaction’s numbers lie together');
});

test('a store without a counter cannot be told anything: that would be lost', async (t) => {
  await t.throwsAsync(
    inTransaction(harness.house, system, async ({ tell }) => tell('nowhere', { kind: 'products' })),
    { message: /seq/ },
  );
});
