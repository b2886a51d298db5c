import { existsSync, symlinkSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { brandName, demoPeople } from '../../embedded/demo/index.ts';
import { homeStoreSettings } from '../../embedded/demo/store-settings.ts';
import { renderPictures } from '../../embedded/pictures.ts';
import { markPresent, pretendPresence } from '../../embedded/pretend-presence.ts';
import { seed } from '../../embedded/seed.ts';
import { makeTerminalCode } from '../../src/modules/terminal/index.ts';
import type { Database } from '../../src/platform/database.ts';
import { aStaff } from '../build.ts';
import type { ErpChain } from '../../sandbox/start-sandbox.ts';
import { startHarness, type Harness } from '../harness.ts';
import { keepsScreenshots } from './screenshot.ts';

/** Enough for a search to have something to leave out. */
export const stores = 60;
const root = resolve(import.meta.dirname, '../../..');

type ShopGiven = {
  pictures?: boolean;
  erp?: ErpChain;
  /** Another version of the terminal's page that the server has besides the built one. */
  newTerminal?: string;
};
export type Shop = Awaited<ReturnType<typeof openShop>>;

/**
 * The demo chain behind the real app with its worker and the built clients, in real time. Every store is open at any hour,
 * so that a walk sees the same at night as at noon.
 * Pictures take seconds to draw, so they are drawn where somebody looks at them.
 */
export const openShop = async ({ pictures = keepsScreenshots, erp, newTerminal }: ShopGiven = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-walk-'));
  await layOutClients(folder, newTerminal);
  const drawn = drawPictures(folder, pictures);
  const house = await startHarness({
    worker: true,
    realTime: true,
    ...(erp === undefined ? {} : { erp }),
    settings: (sandboxUrl) => ({ SANDBOX_URL: sandboxUrl, BRAND: brandName, FILES_DIR: folder, WEB_DIR: join(folder, 'web') }),
    prepare: async (database, credentials) => {
      await seed(database, { stores, credentials, now: new Date(), say: () => undefined });
      await openAtAnyHour(database);
      await markPresent(database, new Date());
    },
  });
  const stopPretending = pretendPresence(house.house.database, () => house.clock.now);
  await drawn;
  const store = await house.reads.one<{ id: string; name: string }>(`SELECT id, name FROM store WHERE code = 'S00001'`);
  return {
    house,
    url: house.url,
    store: store!,
    clerk: demoPeople().clerks[0]!,
    /** Opens the terminal's page bound to the home store; `base` when it is reached another way than straight. */
    terminalUrl: async (base = house.url) => `${base}/terminal/#bind=${await terminalCode(house, store!.id)}&auto=1`,
    headOfficeUrl: async () => `${house.url}/admin/hq/#token=${await headOfficeToken(house)}`,
    /** Stops the app alone; what is at its address then is another's. */
    stopServer: async () => {
      stopPretending();
      await house.stopServer();
    },
    stop: async () => {
      stopPretending();
      await house.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const openAtAnyHour = ({ transaction }: Database): Promise<void> =>
  transaction(async (sql) => {
    const { hours } = homeStoreSettings();
    for (const { id, settings } of await sql.all<{ id: string; settings: string }>('SELECT id, settings FROM store')) {
      const opened: StoreSettingsData = { ...(JSON.parse(settings) as StoreSettingsData), hours };
      await sql.run('UPDATE store SET settings = ? WHERE id = ?', [JSON.stringify(opened), id]);
    }
  });

const terminalCode = (house: Harness, storeId: string) => house.transact((ctx) => makeTerminalCode(ctx, storeId));
const headOfficeToken = async (house: Harness) => (await aStaff(house)).token;

const layOutClients = async (folder: string, newTerminal: string | undefined): Promise<void> => {
  for (const [name, built] of [
    ['h5', 'miniapp/dist/h5'],
    ['admin-web', 'admin-web/dist'],
  ] as const) {
    if (!existsSync(join(root, built)))
      throw new Error(`The built client ${built} is missing: npm run build -w admin-web, npm run build:h5 -w miniapp.`);
    await mkdir(join(folder, 'web'), { recursive: true });
    if (name === 'admin-web' && newTerminal !== undefined) await layOutTwice(join(root, built), join(folder, 'web', name), newTerminal);
    else symlinkSync(join(root, built), join(folder, 'web', name), 'junction');
  }
};

const drawPictures = async (folder: string, pictures: boolean): Promise<void> => {
  await mkdir(join(folder, 'pictures'));
  if (pictures) await renderPictures(join(folder, 'pictures'));
};

/** The built desk and terminal, with the terminal's page a second time as another version: as builds lie that are copied over one another. */
const layOutTwice = async (built: string, web: string, version: string): Promise<void> => {
  await cp(built, web, { recursive: true });
  const page = await readFile(join(web, 'terminal/index.html'), 'utf8');
  await mkdir(join(web, 'terminal', version));
  await writeFile(join(web, 'terminal', version, 'index.html'), page.replace(/(<meta name="version" content=")[^"]*/, `$1${version}`));
};
