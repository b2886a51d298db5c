import test from 'ava';
import { startHarness } from '../../test/harness.ts';
import { purge } from './purge.ts';
import { inTransaction } from './transaction.ts';

const harness = await startHarness();
test.after.always(() => harness.stop());

const hours = (count: number) => new Date(harness.clock.now.getTime() - count * 3_600_000);

/** Runs a night's purge and tells how many rows of each table its largest transaction took away. */
const largest = async (): Promise<Map<string, number>> => {
  const most = new Map<string, number>();
  const { house } = harness;
  await purge.handle(
    {
      ...{ now: house.now(), reads: house.database.reads, attempts: 0, progress: null, saveProgress: () => Promise.resolve() },
      transact: (step) =>
        inTransaction(house, { kind: 'system', name: 'night' }, (ctx) => {
          const run: typeof ctx.sql.run = async (text, values) => {
            const gone = await ctx.sql.run(text, values);
            const table = /^DELETE FROM (\w+)/.exec(text)?.[1] ?? '';
            most.set(table, Math.max(most.get(table) ?? 0, gone));
            return gone;
          };
          return step({ ...ctx, sql: { ...ctx.sql, run } });
        }),
      finish: () => Promise.reject(new Error('not used')),
    },
    {},
  );
  return most;
};

const countOf = async (table: string): Promise<number> =>
  (await harness.house.database.reads.one<{ rows: number }>(`SELECT COUNT(*) AS \`rows\` FROM ${table}`))!.rows;

test('a thousand rows at a time go, however many stores count the same, and what is younger stays', async (t) => {
  await harness.transact(async ({ sql }) => {
    for (let store = 0; store < 6; store += 1) {
      const seqs = Array.from({ length: 500 }, (_, place) => place);
      const old = seqs.map((seq) => ({
        ...{ store_id: `purge-${store}`, seq, kind: 'order', order_id: null },
        created_at: new Date(hours(80).getTime() + store * 500 + seq),
      }));
      await sql.insert('feed_event', [...old, { ...old[0]!, seq: 900, created_at: hours(1) }]);
      await sql.insert(
        'idempotency',
        seqs.map((seq) => ({ actor: `actor-${store}`, request_key: `key-${seq}`, body_hash: '', created_at: old[seq]!.created_at })),
      );
    }
  });
  const before = await countOf('feed_event');
  const most = await largest();
  t.is(before - (await countOf('feed_event')), 3_000);
  t.is(await countOf('idempotency'), 0);
  t.deepEqual([most.get('feed_event'), most.get('idempotency')], [1_000, 1_000]);
});
