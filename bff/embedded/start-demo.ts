import { makeCredentials } from '../sandbox/start-sandbox.ts';
import { startMendian } from '../src/main.ts';
import { makeTerminalCode } from '../src/modules/terminal/index.ts';
import { openDatabase, type Database } from '../src/platform/database.ts';
import { migrate } from '../src/platform/migrate.ts';
import { inTransaction, type House } from '../src/platform/transaction.ts';
import { countKept } from './count-kept.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { demoDesk } from './demo-desk.ts';
import { makeDemoOrders } from './demo-orders.ts';
import { startDemoPrinter } from './demo-printer.ts';
import { demoStaffTokens } from './demo-staff.ts';
import { keepSettings, lastSandboxPort } from './kept-settings.ts';
import { storesByDefault, type Options } from './options.ts';
import { renderPictures } from './pictures.ts';
import { markPresent, pretendPresence } from './pretend-presence.ts';
import { runSandbox, type RunningSandbox } from './run-sandbox.ts';
import type { Say } from './say.ts';
import { countStores, seed } from './seed.ts';
import { sqliteDialect } from './sqlite/dialect.ts';

export type RunningDemo = {
  readonly url: string;
  readonly sandboxUrl: string;
  /** Resolves when the sandbox ended without being asked to. */
  readonly sandboxEnded: Promise<unknown>;
  readonly stop: () => Promise<void>;
};

type Stops = (() => unknown)[];

/** Brings up everything that `npm start` shows. What was begun is ended again when something fails on the way. */
export const startDemo = async (options: Options, say: Say): Promise<RunningDemo> => {
  const stops: Stops = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const data = openDataFolder(options.folder, options.fresh);
    stops.push(data.close);
    return { ...(await bringUp(options, data, say, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const bringUp = async (options: Options, data: DataFolder, say: Say, stops: Stops): Promise<Omit<RunningDemo, 'stop'>> => {
  const now = () => new Date();
  const credentials = await makeCredentials({ dataDir: data.sandbox });
  const pictures = renderPictures(data.pictures);
  pictures.catch(() => undefined);
  const stores = countKept(data.database) || (options.stores ?? storesByDefault);
  const sandboxStarting = runSandbox(data.sandbox, lastSandboxPort(data), stores);
  const sqlite = sqliteDialect();
  const [sandbox] = await bothOrNeither(sandboxStarting, prepareData(options, data, { credentials, now, say }));
  stops.push(sandbox.stop);
  const made = await pictures;
  if (made > 0) say(`Rendered ${made} pictures.`);

  const settings = keepSettings(data, { port: options.port, sandboxUrl: sandbox.url, credentials });
  const { house, stop, url, hqToken, storeId } = await serve(settings, { sqlite, now, sandboxUrl: sandbox.url });
  stops.push(() => sqlite.closeFiles(), stop, pretendPresence(house.database, now));
  if ((await house.database.reads.one('SELECT 1 AS one FROM orders LIMIT 1')) === null) {
    const bindCode = await inTransaction(house, { kind: 'system', name: 'demo' }, (ctx) => makeTerminalCode(ctx, storeId));
    await makeDemoOrders({ ...{ url, storeId, bindCode, hqToken }, sandboxUrl: sandbox.url });
  }
  stops.push(await startDemoPrinter({ house, url, storeId, folder: options.folder }));
  await tellErp(sandbox.url, url);
  return { url, sandboxUrl: sandbox.url, sandboxEnded: sandbox.ended };
};

/** The ERP tells Mendian of changes from now on, as a chain sets it in its own. */
const tellErp = (sandboxUrl: string, url: string): Promise<unknown> =>
  fetch(`${sandboxUrl}/sandbox/erp/webhook`, { method: 'POST', body: JSON.stringify({ url: `${url}/erp/notify` }) });

/** Should the data fail, the sandbox that was started meanwhile must not stay behind. */
const bothOrNeither = async (sandbox: Promise<RunningSandbox>, data: Promise<void>): Promise<[RunningSandbox]> => {
  const [started, prepared] = await Promise.allSettled([sandbox, data]);
  if (started.status === 'rejected') throw started.reason;
  if (prepared.status === 'fulfilled') return [started.value];
  await started.value.stop();
  throw prepared.reason;
};

type Needs = { readonly credentials: Awaited<ReturnType<typeof makeCredentials>>; readonly now: () => Date; readonly say: Say };

const prepareData = async ({ stores }: Options, data: DataFolder, { credentials, now, say }: Needs): Promise<void> => {
  const sqlite = sqliteDialect();
  const database = openDatabase({ url: `sqlite:${data.database}`, replicaUrls: [], connectionsMax: 1, sqlite });
  await migrate(database, now);
  const there = await countStores(database);
  if (there === 0) {
    const wanted = stores ?? storesByDefault;
    say(`Making the demo chain: ${wanted} stores …`);
    await seed(database, { stores: wanted, credentials, now: now(), say });
    say('The demo chain is there.');
  } else if (stores !== null && stores !== there)
    say(`The data here has ${there} stores and stays as it is; add --fresh to begin anew with ${stores}.`);
  await markPresent(database, now());
  // The folder is this process's alone, so whatever process left its beat here is gone.
  await database.transaction((sql) => sql.run('DELETE FROM process'));
  await database.close();
  sqlite.closeFiles();
};

type Serving = { readonly sqlite: object; readonly now: () => Date; readonly sandboxUrl: string };

const serve = async (settings: ReturnType<typeof keepSettings>, { sqlite, now, sandboxUrl }: Serving) => {
  const opened = openDatabase({ url: settings.DATABASE_URL, replicaUrls: [], connectionsMax: 1, sqlite });
  const storeId = (await homeStore(opened)) ?? '';
  await opened.close();
  let house: House | null = null;
  let deskTokens = { hq: '', merchant: '' };
  const extra = demoDesk({ house: () => house!, storeId, sandboxUrl, deskTokens: () => deskTokens });
  const running = await startMendian({ settings, sqlite, extra, now });
  house = running.parts.house;
  deskTokens = await demoStaffTokens(house, storeId);
  return { house, storeId, hqToken: deskTokens.hq, url: running.url, stop: running.stop };
};

const homeStore = async ({ reads }: Database): Promise<string | null> =>
  (await reads.one<{ id: string }>('SELECT id FROM store ORDER BY code LIMIT 1'))?.id ?? null;
