import { createHash } from 'node:crypto';
import type { Context as Koa } from 'koa';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';

/** A reply that is the same for everyone: which version it is, and how it is built when that version is not at hand. */
export type Cached<Reply> = { readonly key: string; readonly version: string; readonly build: () => Promise<Reply> };

type Kept = { readonly version: string; readonly bytes: Buffer; readonly etag: string };

/** Replies kept in the process, the least lately used leave first: 2,000 menus of 18 KB are 36 MB. */
const keptMax = 2_000;

/** Sends the bytes of a version, built once per change; a client that has them already is told so (304). */
export const bytesSender = <Reply>({ cacheSeconds = 0 }: Endpoint, check: (reply: Reply) => Reply) => {
  const shelf = new Map<string, Kept>();
  const cacheControl = `public, max-age=${cacheSeconds}`;
  return async (koa: Koa, { key, version, build }: Cached<Reply>): Promise<void> => {
    const known = shelf.get(key);
    const kept = known?.version === version ? known : keep(version, check(await build()));
    shelf.delete(key);
    shelf.set(key, kept);
    if (shelf.size > keptMax) shelf.delete(shelf.keys().next().value!);

    const { bytes, etag } = kept;
    koa.res.setHeader('etag', etag);
    koa.res.setHeader('cache-control', cacheControl);
    if (koa.req.headers['if-none-match']?.includes(etag) === true) end(koa, 304);
    else sendJson(koa, bytes);
  };
};

/** Sends JSON that is bytes already. Node drops them by itself where only the headers were asked for. */
export const sendJson = (koa: Koa, bytes: Buffer): void => {
  koa.res.setHeader('content-type', 'application/json; charset=utf-8');
  koa.res.setHeader('content-length', bytes.length);
  end(koa, 200, bytes);
};

/** Past Koa, which looks up, compares and removes headers for an answer that has all of its own. */
const end = (koa: Koa, status: number, bytes?: Buffer): void => {
  koa.respond = false;
  koa.res.statusCode = status;
  koa.res.end(bytes);
};

const keep = (version: string, reply: unknown): Kept => {
  const bytes = Buffer.from(JSON.stringify(reply));
  return { version, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
};
