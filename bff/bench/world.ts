import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { makeCredentials, merchantKeys } from '../sandbox/start-sandbox.ts';
import { openDatabase } from '../src/platform/database.ts';
import { migrate } from '../src/platform/migrate.ts';
import { freePort } from '../test/services/free-port.ts';
import { startMariadb } from '../test/services/mariadb.ts';
import type { Service } from '../test/services/program.ts';
import { startRedis } from '../test/services/redis.ts';
import { buildChain, type Chain } from './chain.ts';
import { cpuOf } from './cpu.ts';
import { startNode, type NodeProgram } from './node-program.ts';

/** Everything the rows of the bench run on: private servers, WeChat's stand-in, and a chain's data. */
export type World = {
  readonly folder: string;
  readonly chain: Chain;
  readonly databaseUrl: string;
  readonly redis: Service;
  readonly sandboxUrl: string;
  /** Plain mysql2, as yardsticks use it; also for looking on. */
  readonly plain: mysql.Pool;
  /** The settings of a process of Mendian, as an operator would write them. */
  readonly settings: (port: number) => Record<string, string>;
  readonly databaseCpu: () => number;
  readonly redisCpu: () => number;
  /** Settings given are set over the world's own. */
  readonly startMendian: (over?: Record<string, string>) => Promise<Mendian>;
  readonly stop: () => Promise<void>;
};

export type Mendian = {
  readonly port: number;
  readonly program: NodeProgram;
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
};

export type WorldOptions = { readonly stores: number; readonly say: (text: string) => void };

/** As for a chain: all of its data in memory. Every commit is durable (startMariadb sees to that). */
const databaseSettings = ['--innodb-log-file-size=256M', '--innodb-buffer-pool-size=1G'];

export const openWorld = async ({ stores, say }: WorldOptions): Promise<World> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mendian-bench-'));
  say('starting MariaDB, Redis and the sandbox');
  const [database, redis, credentials] = await Promise.all([
    startMariadb(databaseSettings),
    startRedis(),
    makeCredentials({ dataDir: folder }),
  ]);
  const sandboxPort = await freePort();
  const log = path.join(folder, 'log');
  const sandbox = startNode([path.resolve(import.meta.dirname, '../sandbox/main.ts'), '--port', `${sandboxPort}`, '--data', folder], {
    log,
  });
  const databaseUrl = await emptyDatabase(database);
  say(`making a chain of ${stores} stores`);
  const opened = openDatabase({ url: databaseUrl, replicaUrls: [], connectionsMax: 2 });
  await migrate(opened, () => new Date());
  const chain = await buildChain(opened, stores, credentials);
  await opened.close();
  const merchantsFile = path.join(folder, 'merchants.json');
  await writeFile(merchantsFile, JSON.stringify(merchantKeys(credentials)), { mode: 0o600 });

  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  await until(`${sandboxUrl}/sandbox/state`);
  const plain = openPlain(databaseUrl);
  const settings = (port: number) => ({
    PORT: `${port}`,
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    // Customers come from many addresses, through a proxy.
    TRUST_PROXY: '1',
    WECHAT_API_URL: sandboxUrl,
    WXPAY_API_URL: sandboxUrl,
    WECHAT_APPID: credentials.appid,
    WECHAT_SECRET: credentials.appSecret,
    WECHAT_TEMPLATE_READY: credentials.templates[0]!.id,
    WECHAT_TEMPLATE_ENDED: credentials.templates.at(-1)!.id,
    WXPAY_MERCHANTS_FILE: merchantsFile,
    FILES_DIR: folder,
  });
  return {
    ...{ folder, chain, databaseUrl, redis, sandboxUrl, plain, settings },
    databaseCpu: () => cpuOf(database.pid()),
    redisCpu: () => cpuOf(redis.pid()),
    startMendian: (over = {}) => startMendian((port) => ({ ...settings(port), ...asInTheImage(folder), ...over }), log),
    stop: async () => {
      await plain.end();
      await sandbox.stop();
      await Promise.all([database.stop(), redis.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What the image sets for Node. */
const asInTheImage = (folder: string) => ({
  NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  NODE_OPTIONS: '--max-semi-space-size=16',
});

const startMendian = async (settings: World['settings'], log: string): Promise<Mendian> => {
  const port = await freePort();
  const began = performance.now();
  const program = startNode([path.resolve(import.meta.dirname, '../src/cli.ts'), 'serve'], { environment: settings(port), log });
  await until(`http://127.0.0.1:${port}/readyz`);
  return { port, program, readyMs: performance.now() - began, stop: program.stop };
};

const emptyDatabase = async ({ url }: Service): Promise<string> => {
  const connection = await mysql.createConnection(url);
  await connection.query('CREATE DATABASE bench CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  await connection.end();
  return `${url}bench`;
};

/** Connections set up as ours are, so that the yardstick's statements mean the same. */
const openPlain = (uri: string): mysql.Pool => {
  const pool = mysql.createPool({ uri, connectionLimit: 20, timezone: 'Z', flags: ['+FOUND_ROWS'], charset: 'utf8mb4' });
  pool.on('connection', (connection) => {
    void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    void connection.query("SET SESSION innodb_lock_wait_timeout = 5, time_zone = '+00:00'");
  });
  return pool;
};

const readyMsMax = 30_000;

const until = async (url: string): Promise<void> => {
  const giveUpAt = performance.now() + readyMsMax;
  for (;;) {
    const response = await fetch(url).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok === true) return;
    if (performance.now() > giveUpAt) throw new Error(`${url} was not ready in ${readyMsMax / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
