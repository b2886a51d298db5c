import { globSync } from 'node:fs';
import path from 'node:path';
import { startMariadb } from '../../bff/test/services/mariadb.ts';
import type { Service } from '../../bff/test/services/program.ts';
import { startRedis } from '../../bff/test/services/redis.ts';
import { root } from '../build/clients.ts';
import type { Hands } from '../bootstrap/hands.ts';
import { onAnyDatabase } from './any-database.ts';
import type { Check, Outcome } from './check.ts';
import { findChromium } from './machine.ts';
import { readAva } from './read-ava.ts';
import { runProgram } from './run-program.ts';

/**
 * Rules and clients once; everything of the server that takes a database on both. Screens are walked through on SQLite only, since what they
 * ask is tested on both; `*.mariadb.test.ts` needs several processes on one database.
 */
export const testChecks = (hands: Hands, isStrict: boolean): Check[] => {
  const ava = runAva(hands, isStrict);
  return [
    { name: 'tests', run: () => ava(['shared', 'scripts', 'admin-web', 'miniapp'], {}), wants: ['chromium', 'font'] },
    {
      name: 'tests-sqlite',
      run: () => ava(['bff', '!**/*.mariadb.test.ts'], { MENDIAN_TEST_DATABASE: 'sqlite' }),
      wants: ['chromium', 'font'],
    },
    {
      name: 'tests-mariadb',
      run: () => onMariadb((env) => ava(['bff', '!**/*.browser.test.ts', ...onAnyDatabase.map((pattern) => `!${pattern}`)], env)),
      needs: ['mariadb', 'redis'],
      wants: ['chromium', 'font'],
    },
  ];
};

/**
 * Waits for no disk: nobody cuts the power of this MariaDB, and nothing of it outlives the run. A database of ours is two hundred tables,
 * which are made several times as fast in one file as in two hundred.
 */
const forgetful = ['--innodb-flush-method=nosync', '--debug-no-sync', '--innodb-file-per-table=0'];

/** One MariaDB and one Redis for the whole run; each test file makes a database of its own in it. */
const onMariadb = (run: (env: Record<string, string>) => Promise<Outcome>): Promise<Outcome> =>
  using(
    () => startMariadb(forgetful),
    (mariadb) =>
      using(startRedis, (redis) =>
        run({ MENDIAN_TEST_DATABASE: 'mariadb', MENDIAN_TEST_MYSQL_URL: mariadb.url, MENDIAN_TEST_REDIS_URL: redis.url }),
      ),
  );

const using = async <T>(start: () => Promise<Service>, use: (service: Service) => Promise<T>): Promise<T> => {
  const service = await start();
  try {
    return await use(service);
  } finally {
    await service.stop();
  }
};

/** What Node has compiled of each file, so that a process for each test file need not compile it again. */
const compiled = path.join(root, 'node_modules/.cache/compiled');

const runAva =
  ({ say, stopAsked }: Hands, isStrict: boolean) =>
  async (folders: readonly string[], env: Record<string, string>): Promise<Outcome> => {
    const chromium = findChromium();
    const leftOut = chromium === undefined ? ['!**/*.browser.test.ts'] : [];
    const named = folders.filter((folder) => folder.startsWith('!'));
    const patterns = [...folders.filter(hasTests).map((folder) => `${folder}/**/*.test.ts`), ...named, ...leftOut];

    let heard = '';
    const heartbeat = setInterval(() => say(`… ${readAva({ code: 0, output: heard }, true).passed} tests passed so far`), 30_000);
    const browser: Record<string, string> = chromium === undefined ? {} : { MENDIAN_TEST_CHROMIUM: chromium };
    const ended = await runProgram(
      ['node_modules/ava/entrypoints/cli.mjs', ...patterns],
      stopAsked,
      { ...browser, NODE_COMPILE_CACHE: compiled, ...env },
      (output) => (heard = output),
    );
    clearInterval(heartbeat);
    return readAva(ended, !isStrict);
  };

const hasTests = (folder: string): boolean =>
  globSync(`${folder}/**/*.test.ts`, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' }).length > 0;
