import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Router from '@koa/router';
import Koa from 'koa';
import { alipayRouter } from './alipay/routes.ts';
import { makeClock } from './clock.ts';
import { makeCredentials } from './credentials.ts';
import { erpControlRouter } from './erp/control-routes.ts';
import { makeErpControl } from './erp/control.ts';
import { emptyChain, makeErpWorld, type ErpWorld } from './erp/erp-world.ts';
import { erpRouter } from './erp/routes.ts';
import type { ErpControl } from './erp/erp-shape.ts';
import { openKeep } from './keep.ts';
import { misbehaving } from './misbehave.ts';
import { resumeNotices } from './pay/notices.ts';
import { payRouter } from './pay/routes.ts';
import { scheduleAllSettling } from './pay/settle-refund.ts';
import { makeControl } from './person/control.ts';
import { personRouter } from './person/routes.ts';
import { readRawBody } from './read-raw-body.ts';
import type { Sandbox, SandboxOptions } from './sandbox-shape.ts';
import { servePage } from './serve-page.ts';
import { makeTokens } from './weixin/tokens.ts';
import { weixinRouter } from './weixin/routes.ts';
import { makeWorld, type World } from './world.ts';

export { makeCredentials, merchantKeys, sandboxPayees, type NamedPayee } from './credentials.ts';
export type * from './erp/erp-shape.ts';
export type * from './sandbox-shape.ts';

/** Starts the stand-ins for the outside: WeChat's API, WeChat Pay, Alipay, the chain's ERP, and pages for the person in front of them, on one port. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { port = 0, host = '127.0.0.1', dataDir, now = () => new Date(), speed = 1, tickMs = 50 } = options;
  const credentials = options.credentials ?? (await makeCredentials({ dataDir, now }));
  const keep = openKeep(dataDir);
  const aheadMs = keep.shelf<number>('clock', 1);
  const clock = makeClock({ now, speed, tickMs, aheadMs: aheadMs.get('ahead') ?? 0, onJump: (ms) => aheadMs.put('ahead', ms) });
  const world = makeWorld({ credentials, clock, wireNow: now, keep });
  const tokens = { mini: makeTokens(world, credentials), official: makeTokens(world, credentials.official) };
  const control = makeControl(world, tokens);
  const erpWorld = makeErpWorld({
    ...{ keys: credentials.erp, chain: options.erp ?? emptyChain, clock, wireNow: now, keep },
    ending: world.ending.signal,
  });
  const erp = makeErpControl(erpWorld);
  const answer = application(
    [payRouter(world), alipayRouter(world), weixinRouter(world, tokens), ...erpRouters(erpWorld, erp), personRouter(world, control)],
    world,
  ).callback();
  const server = createServer((request, response) => void answer(request, response));
  await listen(server, port, host).catch(async (error: unknown) => {
    await clock.stop();
    keep.close();
    throw error;
  });
  resumeNotices(world);
  scheduleAllSettling(world);

  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    credentials,
    clock,
    control,
    erp,
    stop: async () => {
      world.ending.abort();
      await clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      keep.close();
    },
  };
};

const erpRouters = (world: ErpWorld, control: ErpControl): Router[] => [erpRouter(world), erpControlRouter(world, control)];

const application = (routers: readonly Router[], world: World): Koa => {
  const app = new Koa();
  app.use(allowEveryone);
  app.use(readRawBody);
  app.use(misbehaving(world));
  for (const router of routers) app.use(router.routes());
  app.use(servePage);
  return app;
};

/** The demo's pages live on another port. */
const allowEveryone: Koa.Middleware = async (koa, next) => {
  koa.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'content-type',
    'Access-Control-Allow-Methods': 'GET, POST',
  });
  if (koa.method === 'OPTIONS') koa.status = 204;
  else await next();
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
