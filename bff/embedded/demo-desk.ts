import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context as Koa } from 'koa';
import type { Extra } from '../src/app.ts';
import { readStore } from '../src/modules/store/index.ts';
import { makeTerminalCode } from '../src/modules/terminal/index.ts';
import type { House } from '../src/platform/transaction.ts';
import { inTransaction } from '../src/platform/transaction.ts';
import { brandName, demoPeople } from './demo/index.ts';
import { demoStaff } from './demo-staff.ts';

export type Desk = {
  readonly house: () => House;
  readonly storeId: string;
  readonly sandboxUrl: string;
  readonly deskTokens: () => Record<'hq' | 'merchant', string>;
};

const folder = join(import.meta.dirname, 'desk');
const types: Record<string, string> = {
  '.html': 'html',
  '.css': 'css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
};

/** The demo desk at `/`, and `/demo.json`, which tells it where everything is. */
export const demoDesk =
  (desk: Desk): Extra =>
  (router) => {
    const freshCode = terminalCodes(desk);
    router.get('/', (koa) => sendFile(koa, 'index.html'));
    router.get('/desk/:name', (koa) => sendFile(koa, String(koa.params['name'])));
    router.get('/demo.json', async (koa) => {
      const store = await readStore(desk.house().database.reads, desk.storeId);
      const [clerk] = demoPeople().clerks;
      koa.set('cache-control', 'no-store');
      koa.body = {
        brand: brandName,
        h5Url: '/m/',
        sandboxUrl: desk.sandboxUrl,
        terminalUrl: `/terminal/#bind=${await freshCode()}&auto=1`,
        desks: {
          hq: { url: `/admin/hq/#token=${desk.deskTokens().hq}`, ...signInOf('hq') },
          merchant: { url: `/admin/#token=${desk.deskTokens().merchant}`, ...signInOf('merchant') },
        },
        docsUrl: '/docs',
        clerk: clerk && { number: clerk.number, name: clerk.name, pin: clerk.pin },
        store: store && {
          id: store.id,
          code: store.code,
          name: store.name,
          address: store.address,
          latE6: store.latE6,
          lngE6: store.lngE6,
        },
        note: '这里的微信是沙盒：登录、付款和通知都是模拟的，不会动真钱。',
      };
    });
  };

const signInOf = (desk: 'hq' | 'merchant') => ({ username: demoStaff[desk].username, password: demoStaff[desk].password });

/** How long a code is handed out again: well within the ten minutes that it is valid. */
const codeMsMax = 5 * 60_000;

/** A code that binds the desk's terminal: the same for a while, a new one once it was used. */
const terminalCodes = ({ house, storeId }: Desk): (() => Promise<string>) => {
  let kept: { readonly code: string; readonly madeAt: Date } | null = null;
  return async () => {
    const now = house().now();
    if (kept !== null && now.getTime() - kept.madeAt.getTime() < codeMsMax && !(await wasUsedSince(house(), storeId, kept.madeAt)))
      return kept.code;
    const code = await inTransaction(house(), { kind: 'system', name: 'demo' }, (ctx) => makeTerminalCode(ctx, storeId));
    kept = { code, madeAt: now };
    return code;
  };
};

const wasUsedSince = async ({ database }: House, storeId: string, since: Date): Promise<boolean> =>
  (await database.reads.one('SELECT 1 AS one FROM terminal_code WHERE store_id = ? AND used_at >= ? LIMIT 1', [storeId, since])) !== null;

const sendFile = async (koa: Koa, name: string): Promise<void> => {
  if (!/^[\w.-]+$/.test(name) || name.startsWith('.')) return;
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (bytes === null) return;
  koa.set('cache-control', 'no-cache');
  koa.type = types[extname(name)] ?? 'application/octet-stream';
  koa.body = bytes;
};
