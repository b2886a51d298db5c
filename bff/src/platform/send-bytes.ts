import { createHash } from 'node:crypto';
import type { Context as Koa } from 'koa';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';

/** A reply that is the same for everyone: which version it is, and how it is built when that version is not at hand. */
export type Cached<Reply> = { readonly key: string; readonly version: string; readonly build: () => Promise<Reply> };

type Kept = {
  readonly version: string;
  readonly bytes: Buffer;
  readonly etag: string;
  /** Asked for again since it was built, or last passed over. */ isWanted: boolean;
};

/** Replies kept in the process: 2,000 menus of 18 KB are 36 MB. */
const keptMax = 2_000;

/** Sends the bytes of a version, built once per change; a client that has them already is told so (304). */
export const bytesSender = <Reply>({ cacheSeconds = 0 }: Endpoint, check: (reply: Reply) => Reply) => {
  const shelf = new Map<string, Kept>();
  const cacheControl = `public, max-age=${cacheSeconds}`;
  const send = (koa: Koa, kept: Kept): void => {
    const { bytes, etag } = kept;
    koa.res.setHeader('etag', etag);
    koa.res.setHeader('cache-control', cacheControl);
    if (koa.req.headers['if-none-match']?.includes(etag) === true) end(koa, 304);
    else sendJson(koa, bytes);
  };
  const buildAndSend = async (koa: Koa, { key, version, build }: Cached<Reply>): Promise<void> => {
    const made = keep(version, check(await build()));
    shelve(shelf, key, made);
    send(koa, made);
  };
  return (koa: Koa, cached: Cached<Reply>): void | Promise<void> => {
    const known = shelf.get(cached.key);
    if (known?.version !== cached.version) return buildAndSend(koa, cached);
    known.isWanted = true;
    send(koa, known);
  };
};

/** The first that nobody asked for again makes room, and those before it go to the end: a reply that is asked for costs no move. */
const shelve = (shelf: Map<string, Kept>, key: string, kept: Kept): void => {
  shelf.set(key, kept);
  if (shelf.size <= keptMax) return;
  for (const [oldest, one] of shelf) {
    shelf.delete(oldest);
    if (!one.isWanted) return;
    one.isWanted = false;
    shelf.set(oldest, one);
  }
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
  return { version, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`, isWanted: false };
};
