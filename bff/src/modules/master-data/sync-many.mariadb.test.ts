import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import type { ErpStoreRow } from '../../../sandbox/start-sandbox.ts';
import { startProcess } from '../../../test/faults/processes.ts';
import { startHarness } from '../../../test/harness.ts';
import { freePort } from '../../../test/services/free-port.ts';
import { ask, erpOf, runOf, tablesOf, type RunRow } from './sync-for-tests.ts';

const stores = 11_000;
const endMsMax = 200_000;

test('11,000 stores: a worker killed in the middle of the first synchronisation leaves nothing half done, and another finishes it', async (t) => {
  t.timeout(280_000);
  const harness = await startHarness({ realTime: true, erp: erpOf(stores) });
  const { erp } = harness.sandbox;
  const shared = Object.entries(harness.settings).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const worker = await startProcess({
    ...Object.fromEntries(shared),
    ...{ PORT: String(await freePort()), ROLES: 'worker', ERP_SYNC_MINUTES: '59', LOG_LEVEL: 'silent' },
  });
  const until = async (id: string, isThere: (run: RunRow) => boolean): Promise<RunRow> => {
    for (const began = Date.now(); Date.now() - began < endMsMax; await pause(20)) {
      const run = await runOf(harness, id);
      if (run !== null && isThere(run)) return run;
    }
    throw new Error(`the run did not come there: ${JSON.stringify(await runOf(harness, id))}`);
  };
  try {
    const id = await ask(harness, 'full');
    const seen = (await until(id, (run) => run.seen > 4_000)).seen;
    await worker.killAndRestart();
    t.true((await runOf(harness, id))!.seen < stores, `it was killed at ${seen} of ${stores}`);
    const done = await until(id, ({ state }) => state === 'done' || state === 'failed');
    const merchants = erp.rows('branches').length + erp.rows('franchisees').length;
    t.like(done, { state: 'done', seen: stores + merchants, refused: 0 });
    // A scheduled look may come first when the lease of the killed one runs out, and then it adds the rest.
    const added = await harness.reads.one<{ sum: number }>('SELECT CAST(SUM(added) AS SIGNED) AS sum FROM sync_run');
    t.is(added?.sum, stores + merchants, 'each was added by one of the runs');

    const { stores: ours, owners } = await tablesOf(harness);
    const theirs = erp.rows('stores') as ErpStoreRow[];
    t.is(owners.length, stores);
    t.deepEqual(
      (ours as { code: string; name: string; owner: string; branch: string }[]).map(({ code, name, owner, branch }) => ({
        code,
        name,
        owner,
        branch,
      })),
      theirs.map(({ code, name, franchiseeCode, branchCode }) => ({
        code,
        name,
        owner: franchiseeCode ?? branchCode!,
        branch: branchCode!,
      })),
    );

    const again = await until(await ask(harness, 'full'), ({ state }) => state === 'done' || state === 'failed');
    t.like(again, { state: 'done', added: 0, changed: 0, refused: 0 });

    erp.misbehave({ truncated: true });
    const doubted = await until(await ask(harness, 'full'), ({ state }) => state === 'done' || state === 'failed');
    t.is(doubted.state, 'failed', 'a list that lacks most of the chain is not believed');
    t.regex(doubted.error ?? '', /清单不完整/);
    t.deepEqual((await tablesOf(harness)).refusals, []);
  } finally {
    await worker.stop();
    await harness.stop();
  }
});
