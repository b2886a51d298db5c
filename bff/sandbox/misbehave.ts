import { setTimeout as sleep } from 'node:timers/promises';
import type { Middleware } from 'koa';
import type { World } from './world.ts';

/** WeChat's own doors, as against the person's. */
const isWeixin = (path: string): boolean => /^\/(v3|cgi-bin|sns|wxa|card)\//.test(path);

/** Counts what the bff asks, and is slow, down or lossy when told so. */
export const misbehaving =
  (world: World): Middleware =>
  async (koa, next): Promise<void> => {
    if (!isWeixin(koa.path)) {
      await next();
      return;
    }
    const name = `${koa.method} ${koa.path.replace(/\/(id|out-trade-no|refunds)\/[^/]+/, '/$1/:number')}`;
    world.calls.set(name, (world.calls.get(name) ?? 0) + 1);

    const { slowMs, down, loseAnswers } = world.misbehaviour;
    if (slowMs > 0) await sleep(slowMs, undefined, { signal: world.ending.signal }).catch(() => undefined);
    if (down) return hangUp(koa);
    await next();
    if (loseAnswers) hangUp(koa);
  };

const hangUp = (koa: { req: { socket: { destroy(): void } }; respond?: boolean }): void => {
  koa.respond = false;
  koa.req.socket.destroy();
};
