import test from 'ava';
import fc from 'fast-check';
import { erpWrongs } from '../../../sandbox/erp/erp-shape.ts';
import type { ErpControl } from '../../../sandbox/start-sandbox.ts';
import { onMariadb } from '../../../test/database.ts';
import { startHarness, type Harness } from '../../../test/harness.ts';
import type { Erp } from '../../gateways/erp.ts';
import { erpHttp } from '../../gateways/erp-http.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { runKilled } from './killed-for-tests.ts';
import { runSync } from './run-sync.ts';
import { ask, erpOf, runOf, settle, sync, tablesOf } from './sync-for-tests.ts';

/** The chain as one database takes it over undisturbed, and as another does that is killed again and again: both from one ERP. */
const calm = await startHarness({ erp: erpOf(40) });
const killed = await startHarness({
  settings: { ERP_URL: `${calm.sandbox.url}/erp`, ERP_KEY: calm.settings.ERP_KEY!, ERP_SECRET: calm.settings.ERP_SECRET! },
});
test.after.always(async () => {
  await calm.stop();
  await killed.stop();
});
const { erp: control } = calm.sandbox;

let nonces = 0;
const gatewayOf = (harness: Harness): Erp =>
  erpHttp({
    ...{ baseUrl: `${calm.sandbox.url}/erp`, ...calm.sandbox.credentials.erp, noticePath: '/erp/notify', now: () => calm.clock.now },
    randomText: () => `${harness.settings.PORT}x${String((nonces += 1)).padStart(16, '0')}`,
    pageSize: 9,
  });
const erp = gatewayOf(killed);

const codes = calm.sandbox.erp.rows('stores').map(({ code }) => code);
const merchants = calm.sandbox.erp.rows('franchisees').map(({ code }) => code);
const anyCode = fc.constantFrom(...codes, 'N00001', 'N00002');
const anyFranchisee = fc.constantFrom(...merchants, 'F7777', null);

type Change = (erp: ErpControl) => void;
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ code: anyCode, name: fc.constantFrom('甲店', '乙店', '丙店') }).map(
    ({ code, name }) =>
      (at: ErpControl) =>
        at.rename({ list: 'stores', code, name }),
  ),
  fc.record({ code: anyCode, franchiseeCode: anyFranchisee }).map((change) => (at: ErpControl) => at.move(change)),
  fc.record({ code: anyCode, branchCode: fc.constantFrom('B01', 'B02', 'B98') }).map((change) => (at: ErpControl) => at.move(change)),
  anyCode.map((code) => (at: ErpControl) => at.close({ list: 'stores', code })),
  anyCode.map((code) => (at: ErpControl) => at.reopen({ list: 'stores', code })),
  anyCode.map((code) => (at: ErpControl) => at.remove({ list: 'stores', code })),
  anyCode.map((code) => (at: ErpControl) => at.open({ code, name: '新店', like: codes[0]! })),
  fc.record({ code: anyCode, how: fc.constantFrom(...erpWrongs) }).map((change) => (at: ErpControl) => at.spoil(change)),
  fc.constant((at: ErpControl) => at.mend()),
  fc.constantFrom(...merchants).map((code) => (at: ErpControl) => at.close({ list: 'franchisees', code })),
  fc.constantFrom(...merchants).map((code) => (at: ErpControl) => at.reopen({ list: 'franchisees', code })),
);

/** What a person cannot do there, such as rename what is gone, is left out. */
const doing = (change: Change): void => {
  try {
    change(control);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
};

const restart = () => killed.clock.advance(61_000);
const lives = fc.array(fc.oneof(fc.nat(12), fc.nat(80)), { maxLength: 8 });

test.serial('whatever changed, and at whatever points it is killed, a synchronisation ends in the same tables and figures', async (t) => {
  let kills = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyChange, { maxLength: 12 }),
      fc.constantFrom('incremental' as const, 'full' as const),
      lives,
      async (changes, kind, spans) => {
        calm.clock.advance(300_000);
        killed.clock.now = calm.clock.now;
        changes.forEach(doing);
        const expected = await sync(calm, kind);
        const runId = await ask(killed, kind);
        kills += await runKilled({ house: killed.house, erp, runId, restart }, spans);
        // What follows from a change, such as a new owner's prices on a menu, follows by event.
        await killed.deliver();
        const { id: _, ...figures } = (await runOf(killed, runId))!;
        t.like(expected, figures);
        t.deepEqual(await tablesOf(killed), await tablesOf(calm));
      },
    ),
    { numRuns: onMariadb ? 15 : 40 },
  );
  t.true(kills > 5, `it was killed ${kills} times`);
});

test.serial('a look for changes and a comparison asked for at once, by two workers, end in the tables of one', async (t) => {
  for (const code of codes.slice(0, 10)) doing((at) => at.rename({ list: 'stores', code, name: `同时 ${code}` }));
  calm.clock.advance(300_000);
  await sync(calm, 'full');
  killed.clock.now = calm.clock.now;
  await ask(killed, 'full');
  await ask(killed, 'incremental');
  const work = async (runId: string) => {
    const house = killed.house;
    const transact = <T>(step: Parameters<typeof inTransaction<{ kind: 'system'; name: string }, T>>[2]) =>
      inTransaction(house, { kind: 'system', name: 'test' }, step);
    await runSync(erp).handle(
      {
        ...{ now: house.now(), reads: house.database.reads, transact, finish: transact },
        ...{ attempts: 0, progress: null, saveProgress: async () => undefined },
      },
      { runId },
    );
  };
  const runs = await killed.reads.all<{ id: string }>(`SELECT id FROM sync_run WHERE state = 'waiting'`);
  t.is(runs.length, 2);
  await Promise.all(runs.flatMap(({ id }) => [work(id), work(id)]));
  await settle(killed);
  t.deepEqual(await tablesOf(killed), await tablesOf(calm));
});

test.serial('one that slept while another took its place writes nothing of what it had read before', async (t) => {
  calm.clock.advance(300_000);
  killed.clock.now = calm.clock.now;
  const runId = await ask(killed, 'full');
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  const sleeper: Erp = {
    ...erp,
    page: async (list, asked) => {
      const page = await erp.page(list, asked);
      if (list === 'stores') await asleep;
      return page;
    },
  };
  const sleeping = runKilled({ house: killed.house, erp: sleeper, runId, restart }, []);
  await new Promise((resolve) => setTimeout(resolve, 500));
  // One that is taken over as it is: of others, such as those of no branch, the new name would be refused.
  const { refusals } = await tablesOf(killed);
  const refused = new Set((refusals as { code: string }[]).map((refusal) => refusal.code));
  const code = control.rows('stores').find((store) => store.status === 'OPEN' && !refused.has(store.code))!.code;
  doing((at) => at.rename({ list: 'stores', code, name: '睡着时改的名' }));
  restart();
  await runKilled({ house: killed.house, erp, runId, restart }, []);
  const after = await tablesOf(killed);
  t.true(after.stores.some((row) => (row as { name: string }).name === '睡着时改的名'));
  wake();
  await sleeping;
  t.deepEqual(await tablesOf(killed), after);
});
