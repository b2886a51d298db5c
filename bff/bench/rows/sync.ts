import { setTimeout as pause } from 'node:timers/promises';
import { demoChain } from '../../embedded/demo/index.ts';
import { erpChainOf } from '../../embedded/erp-chain.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { askSync } from '../../src/modules/master-data/index.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { spreadOf } from '../measure.ts';
import { spreadText } from '../words.ts';
import type { World } from '../world.ts';
import type { Line, Row } from './row.ts';

const stores = 11_000;
const goals = { first: 60, nightly: 20 };
const giveUpMs = 300_000;

/** The chain's ERP taken over into an empty database, and compared again when nothing changed there. */
export const sync: Row = {
  name: 'merchant',
  run: async (world, { quick }) => {
    const sandbox = await startSandbox({ erp: erpChainOf(demoChain({ stores })) });
    const { key, secret } = sandbox.credentials.erp;
    const first: number[] = [];
    const nightly: number[] = [];
    try {
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        const url = await emptyDatabase(world, `sync_${round}`);
        const database = openDatabase({ url, replicaUrls: [], connectionsMax: 2 });
        await migrate(database, () => new Date());
        const mendian = await world.startMendian({
          ...{ DATABASE_URL: url, ERP_URL: `${sandbox.url}/erp`, ERP_KEY: key, ERP_SECRET: secret, ERP_SYNC_MINUTES: '59' },
        });
        try {
          first.push(await secondsOf(database));
          for (let again = 0; again < 2; again += 1) nightly.push(await secondsOf(database));
        } finally {
          await mendian.stop();
          await database.close();
        }
      }
    } finally {
      await sandbox.stop();
    }
    return [
      lineOf(`first synchronisation of ${stores} stores with the ERP`, first, goals.first),
      lineOf(`nightly comparison of ${stores} stores, nothing changed`, nightly, goals.nightly),
    ];
  },
};

const lineOf = (what: string, seconds: readonly number[], goal: number): Line => ({
  ...{ what, yardstick: '', ours: spreadText(spreadOf(seconds), ' s'), ratio: '', goal: `≤ ${goal} s` },
  met: spreadOf(seconds).median <= goal,
});

const emptyDatabase = async ({ plain, databaseUrl }: World, name: string): Promise<string> => {
  await plain.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return databaseUrl.replace(/[^/]+$/, name);
};

/** Asks for a full run and waits until the server's worker has done it. */
const secondsOf = async (database: Database): Promise<number> => {
  const house = {
    database,
    now: () => new Date(),
    subscribersOf: () => ['master-data.sync'],
    isWatched: () => false,
    wake: () => undefined,
  };
  const id = await inTransaction(house, { kind: 'system', name: 'bench' }, (ctx) => askSync(ctx, 'full', 'bench'));
  for (const began = performance.now(); performance.now() - began < giveUpMs; await pause(50)) {
    const run = await database.reads.one<{ state: string; error: string | null }>('SELECT state, error FROM sync_run WHERE id = ?', [id]);
    if (run?.state === 'done') return (performance.now() - began) / 1000;
    if (run?.state === 'failed') throw new Error(`the synchronisation failed: ${run.error}`);
  }
  throw new Error('the synchronisation did not end');
};
