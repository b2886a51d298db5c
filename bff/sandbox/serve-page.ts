import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Middleware } from 'koa';

const folder = join(import.meta.dirname, 'page');
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The sandbox's own page, as it lies in the folder. */
export const servePage: Middleware = async (koa, next): Promise<void> => {
  const name = koa.path === '/' ? 'index.html' : koa.path.slice(1);
  const type = types[/^[a-z-]+\.([a-z]+)$/.exec(name)?.[1] ?? ''];
  const file = koa.method !== 'GET' || type === undefined ? null : await readFile(join(folder, name)).catch(() => null);
  if (file === null || type === undefined) {
    await next();
    return;
  }
  koa.set('Cache-Control', 'no-cache');
  koa.type = type;
  koa.body = file;
};
