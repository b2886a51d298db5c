import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { caller, type CallOptions, type Send } from '@mendian/shared/kernel/caller.ts';
import type { Endpoint, ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import {
  merchantKeys,
  sandboxPayees,
  startSandbox,
  type ErpChain,
  type Sandbox,
  type SandboxCredentials,
} from '../sandbox/start-sandbox.ts';
import { startMendian } from '../src/main.ts';
import { readSettings, type Settings } from '../src/platform/config.ts';
import type { Context } from '../src/platform/context.ts';
import { openDatabase, type Database } from '../src/platform/database.ts';
import { inTransaction } from '../src/platform/transaction.ts';
import { deliverDue } from '../src/platform/worker.ts';
import { purge } from '../src/platform/purge.ts';
import { freePort } from './services/free-port.ts';
import { redisUrl, type TestDatabase } from './database.ts';
import { keptCredentials } from './kept-credentials.ts';
import { migratedDatabase } from './migrated-database.ts';

export type Call = <E extends Endpoint>(endpoint: E, input: RequestOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>;

/** Tests set the clock; it stands still unless they move it. It begins on a Friday at noon in Shanghai. */
export type TestClock = { now: Date; advance: (ms: number) => void };

type Options = {
  /** Roles of the process; tests deliver events themselves with `deliver()` unless they ask for a worker. */
  readonly worker?: boolean;
  /** Let time run instead of standing still; `clock.advance` then brings it ahead of the machine's. */
  readonly realTime?: boolean;
  /** The chain's ERP begins with this; left out: this Mendian has no ERP. */
  readonly erp?: ErpChain;
  /** Settings over the harness's own; what has to know where the sandbox listens is made from its address. */
  readonly settings?: Extra | ((sandboxUrl: string) => Extra);
  /** Puts data into the database, whose tables are empty, before the app starts. */
  readonly prepare?: Prepare;
};
type Extra = Record<string, string>;
type Prepare = (database: Database, credentials: SandboxCredentials) => Promise<void>;

/** The real app on an empty database of its own, with the sandbox as WeChat: what tests go through. */
export const startHarness = async ({ worker = false, realTime = false, settings: asked = {}, erp, prepare }: Options = {}) => {
  const clock = realTime ? runningClock() : standingClock();
  const now = () => clock.now;
  const folder = await mkdtemp(join(tmpdir(), 'mendian-harness-'));
  const sandbox = await startSandbox({ credentials: await keptCredentials(now), now, ...(erp === undefined ? {} : { erp }) });
  const database = await migratedDatabase();
  const extra = { ...(erp === undefined ? {} : erpSettings(sandbox)), ...(typeof asked === 'function' ? asked(sandbox.url) : asked) };
  const settings = await settingsFor({ folder, sandbox, database, extra });
  if (prepare !== undefined) await onDatabase(settings, database, (made) => prepare(made, sandbox.credentials));
  const running = await startMendian({ settings: worker ? settings : { ...settings, ROLES: ['web'] }, sqlite: database.sqlite, now });
  const { house, log } = running.parts;
  const subscribers = [...running.app.modules.flatMap((module) => module.subscribers ?? []), purge];
  const send = senderTo(settings.PUBLIC_URL);
  let serverStopped: Promise<void> | null = null;
  const stopServer = (): Promise<void> => (serverStopped ??= running.stop());
  return {
    url: settings.PUBLIC_URL,
    clock,
    sandbox,
    running,
    house,
    settings,
    payees: sandboxPayees(sandbox.credentials),
    sqlite: database.sqlite,
    /** Calls as the owner of a token; null: as nobody. */
    as: (token: string | null): Call => caller(send(token), () => randomBytes(16).toString('hex')),
    reads: house.database.reads,
    /** One transaction as the system, for what a test has to arrange. */
    transact: <T>(step: (ctx: Context) => Promise<T>): Promise<T> => inTransaction(house, { kind: 'system', name: 'test' }, step),
    /** Hands over everything that is due, until nothing is. */
    deliver: async (): Promise<void> => {
      while ((await deliverDue(house, { subscribers, log, atOnceMax: 4 })) > 0);
    },
    /** Stops the app alone, so that a process of its own may take its place at the same address and database. */
    stopServer,
    stop: async (): Promise<void> => {
      await stopServer();
      await sandbox.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const erpSettings = ({ url, credentials: { erp } }: Sandbox): Extra => ({
  ERP_URL: `${url}/erp`,
  ERP_KEY: erp.key,
  ERP_SECRET: erp.secret,
});

const standingClock = (): TestClock => {
  const clock = {
    now: new Date('2026-11-20T04:00:00.000Z'),
    advance: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)),
  };
  return clock;
};

const runningClock = (): TestClock => {
  let aheadMs = 0;
  return {
    get now() {
      return new Date(Date.now() + aheadMs);
    },
    set now(instant) {
      aheadMs = instant.getTime() - Date.now();
    },
    advance: (ms) => void (aheadMs += ms),
  };
};

type Place = { folder: string; sandbox: Sandbox; database: TestDatabase; extra: Extra };

const settingsFor = async ({ folder, sandbox, database, extra }: Place): Promise<Settings> => {
  const keysFile = join(folder, 'merchants.json');
  await writeFile(keysFile, JSON.stringify(merchantKeys(sandbox.credentials)));
  const alipayFile = join(folder, 'alipay.json');
  await writeFile(alipayFile, JSON.stringify(sandbox.credentials.alipay.app));
  const port = await freePort();
  return readSettings({
    PORT: String(port),
    HOST: '127.0.0.1',
    TRUST_PROXY: '1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    LOG_LEVEL: process.env['MENDIAN_TEST_LOG'] ?? 'silent',
    WECHAT_API_URL: sandbox.url,
    WXPAY_API_URL: sandbox.url,
    WECHAT_APPID: sandbox.credentials.appid,
    WECHAT_SECRET: sandbox.credentials.appSecret,
    WECHAT_OFFICIAL_APPID: sandbox.credentials.official.appid,
    WECHAT_OFFICIAL_SECRET: sandbox.credentials.official.appSecret,
    WECHAT_TEMPLATE_READY: 'sandbox_order_ready_0001',
    WECHAT_TEMPLATE_ENDED: 'sandbox_order_cancel_0003',
    WECHAT_TEMPLATE_REFUND: 'sandbox_refund_done_0004',
    WECHAT_TEMPLATE_PASS_SOLD: 'sandbox_pass_sold_0006',
    WECHAT_TEMPLATE_PASS_ENDING: 'sandbox_pass_ending_0007',
    WXPAY_MERCHANTS_FILE: keysFile,
    ALIPAY_API_URL: sandbox.url,
    ALIPAY_APP_FILE: alipayFile,
    FILES_DIR: folder,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    ...extra,
  });
};

const onDatabase = async (settings: Settings, { sqlite }: TestDatabase, prepare: (database: Database) => Promise<void>): Promise<void> => {
  const database = openDatabase({ url: settings.DATABASE_URL, replicaUrls: [], connectionsMax: 2, sqlite });
  await prepare(database);
  await database.close();
};

/** Each harness asks from an address of its own, so that limits, which all of a run count in one Redis, do not meet. */
const senderTo = (url: string) => {
  const address = `10.${[...randomBytes(3)].join('.')}`;
  return (token: string | null): Send =>
    async ({ method, path, body, headers }) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...headers,
          'x-forwarded-for': address,
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: body === undefined ? undefined : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
      }).catch((error: Error) => {
        // fetch says only "fetch failed"; why is in its cause.
        throw new Error(`${method} ${url}${path}: ${String(error.cause)}`, { cause: error });
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    };
};

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** Asserts that a call is refused with this code; gives the refusal. */
export const refused = async (t: ExecutionContext, call: Promise<unknown>, code: string): Promise<DomainError> => {
  const error = await t.throwsAsync(call, { instanceOf: DomainError });
  t.is(error?.code, code, error?.message);
  t.regex(error?.message ?? '', /[一-鿿]/);
  return error as DomainError;
};
