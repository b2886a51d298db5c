import { existsSync, symlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
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

export type Shop = Awaited<ReturnType<typeof openShop>>;

/**
 * The demo chain behind the real app with its worker and the built clients, in real time. Every store is open at any hour,
 * so that a walk sees the same at night as at noon.
 * Pictures take seconds to draw, so they are drawn where somebody looks at them.
 */
export const openShop = async ({ pictures = keepsScreenshots, erp }: { pictures?: boolean; erp?: ErpChain } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-walk-'));
  const drawn = layOut(folder, pictures);
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

const layOut = async (folder: string, pictures: boolean): Promise<void> => {
  for (const [name, built] of [
    ['h5', 'miniapp/dist/h5'],
    ['admin-web', 'admin-web/dist'],
  ] as const) {
    if (!existsSync(join(root, built)))
      throw new Error(`The built client ${built} is missing: npm run build -w admin-web, npm run build:h5 -w miniapp.`);
    await mkdir(join(folder, 'web'), { recursive: true });
    symlinkSync(join(root, built), join(folder, 'web', name), 'junction');
  }
  await mkdir(join(folder, 'pictures'));
  if (pictures) await renderPictures(join(folder, 'pictures'));
};
