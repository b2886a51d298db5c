import { createHash } from 'node:crypto';
import type { Context as Koa, Next } from 'koa';
import type { Objects } from './objects.ts';

/** Pictures kept in the process, the least lately asked for leave first: a chain's sixty products twice over are some 8 MB. */
const keptBytesMax = 64 * 1024 * 1024;
const nameForm = /^\/pictures\/([0-9A-Za-z_-]{1,70}\.webp)$/;

type Kept = { readonly bytes: Buffer; readonly etag: string };

/** Product pictures from where uploaded files lie. A name never gets other bytes, so browsers keep them for a week. */
export const pictureFiles = (objects: Objects) => {
  const kept = new Map<string, Kept>();
  let keptBytes = 0;
  const find = async (name: string): Promise<Kept | null> => {
    const known = kept.get(name);
    const bytes = known?.bytes ?? (await objects.get(`pictures/${name}`));
    if (bytes === null) return null;
    const found = known ?? { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
    if (!kept.delete(name)) keptBytes += bytes.length;
    kept.set(name, found);
    for (const [oldest, { bytes: old }] of kept) {
      if (keptBytes <= keptBytesMax) break;
      kept.delete(oldest);
      keptBytes -= old.length;
    }
    return found;
  };
  return async (koa: Koa, next: Next): Promise<void> => {
    const name = koa.method === 'GET' || koa.method === 'HEAD' ? nameForm.exec(koa.path)?.[1] : undefined;
    const found = name === undefined ? null : await find(name);
    if (found === null) return next() as Promise<void>;
    koa.state['route'] = 'picture';
    koa.set('cache-control', 'public, max-age=604800');
    koa.set('etag', found.etag);
    if (koa.get('if-none-match').includes(found.etag)) {
      koa.status = 304;
      return;
    }
    koa.type = 'image/webp';
    koa.body = found.bytes;
  };
};
