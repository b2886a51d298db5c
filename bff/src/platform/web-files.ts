import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context as Koa, Next } from 'koa';
import { claimCodeIn } from '@mendian/shared/coupon/claim-link.ts';
import type { Settings } from './config.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.ico': 'image/x-icon',
};

type Place = { readonly prefix: string; readonly folder: string };

/** The built clients. Names with a hash in them are kept by browsers; pages are asked for anew. */
export const webFiles = ({ WEB_DIR }: Settings) => {
  const places: Place[] =
    WEB_DIR === undefined
      ? []
      : [
          { prefix: '/m/', folder: join(WEB_DIR, 'h5') },
          { prefix: '/', folder: join(WEB_DIR, 'admin-web') },
        ];
  return async (koa: Koa, next: Next): Promise<void> => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') return next() as Promise<void>;
    if (/^\/(m|terminal|admin|admin\/hq)$/.test(koa.path)) return koa.redirect(`${koa.path}/`);
    const code = /^\/j\/([0-9A-Z]{8})$/.exec(koa.path)?.[1];
    // What stands on a registration poster: in WeChat it opens the mini-program, in a browser the web's.
    if (code !== undefined) return koa.redirect(`/m/?brought=${code}`);
    const claimCode = claimCodeIn(koa.path);
    // As with a poster: in WeChat it opens the mini-program's coupon centre.
    if (claimCode !== null && koa.path.startsWith('/c/')) return koa.redirect(`/m/#/pages/coupons/centre?code=${claimCode}`);
    for (const place of places) {
      const file = koa.path.startsWith(place.prefix) ? await find(place, koa.path) : null;
      if (file !== null) return send(koa, file);
    }
    return next() as Promise<void>;
  };
};

type Found = { readonly path: string; readonly size: number; readonly modified: Date };

const find = async ({ prefix, folder }: Place, path: string): Promise<Found | null> => {
  let name: string;
  try {
    name = decodeURIComponent(path.slice(prefix.length));
  } catch {
    return null;
  }
  if (name.includes('\0')) return null;
  const wanted = normalize(join(folder, name.endsWith('/') || name === '' ? `${name}index.html` : name));
  if (!wanted.startsWith(folder + sep)) return null;
  const found = await stat(wanted).catch(() => null);
  return found?.isFile() ? { path: wanted, size: found.size, modified: found.mtime } : null;
};

const send = (koa: Koa, { path, size, modified }: Found): void => {
  koa.state['route'] = 'file';
  koa.set('cache-control', /[.-][0-9a-zA-Z_-]{8,}\.\w+$/.test(path) ? 'public, max-age=604800' : 'no-cache');
  koa.lastModified = modified;
  koa.status = 200;
  if (koa.fresh) {
    koa.status = 304;
    return;
  }
  koa.type = types[extname(path)] ?? 'application/octet-stream';
  koa.length = size;
  if (koa.method === 'GET') koa.body = createReadStream(path);
};
