import type Router from '@koa/router';
import { readBytes } from './read-body.ts';

/** An address that is fixed for the outside: given headers and bytes as they came, because signatures are over them. */
export type Outside = {
  readonly path: string;
  readonly handle: (
    headers: Readonly<Record<string, string | string[] | undefined>>,
    bytes: Buffer,
  ) => Promise<{ status: number; body?: unknown }>;
};

const bytesMax = 256 * 1024;

/** Puts fixed addresses for the outside on the wire: the handler gets headers and bytes as they came. */
export const outsideRoutes = (router: Router, routes: readonly Outside[]): void => {
  for (const { path, handle } of routes)
    router.post(path, async (koa) => {
      koa.state['route'] = path;
      const { status, body } = await handle(koa.headers, await readBytes(koa.req, bytesMax));
      koa.status = status;
      if (body !== undefined) koa.body = body;
    });
};
