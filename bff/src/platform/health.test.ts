import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import test from 'ava';
import Koa from 'koa';
import { emptyDatabase } from '../../test/database.ts';
import { startHarness } from '../../test/harness.ts';
import { openDatabase, type Database } from './database.ts';
import { healthRoutes } from './health.ts';
import { openMetrics } from './metrics.ts';
import { migrate } from './migrate.ts';

const place = await emptyDatabase();
const database = openDatabase({ url: place.url, replicaUrls: [], connectionsMax: 2, sqlite: place.sqlite });
const state = { draining: false, redis: null as { status: 'ready' | 'close' } | null, database: database as Database };
const router = new Router();
healthRoutes(router, {
  house: {
    get database() {
      return state.database;
    },
  },
  get redis() {
    return state.redis;
  },
  metrics: openMetrics(),
  isDraining: () => state.draining,
});
const server = new Koa().use(router.routes()).listen(0, '127.0.0.1');
await once(server, 'listening');
test.after.always(async () => {
  server.close();
  await database.close();
  await place.drop();
});
const get = async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return { status: answer.status, text: await answer.text() };
};
const readiness = async () => {
  const { status, text } = await get('/readyz');
  return { status, ...(JSON.parse(text) as Record<string, unknown>) };
};

test.serial('a process is ready once its database has all tables, not before', async (t) => {
  t.like(await readiness(), { status: 503, ready: false, database: true, migrated: false });
  await migrate(database, () => new Date());
  t.like(await readiness(), { status: 200, ready: true, migrated: true, redis: 'none' });
});

test.serial('it is alive whatever else is the matter', async (t) => {
  state.draining = true;
  t.is((await get('/healthz')).status, 200);
  state.draining = false;
});

test.serial('Redis away is told, and the process serves on', async (t) => {
  state.redis = { status: 'close' };
  t.like(await readiness(), { status: 200, ready: true, redis: 'away' });
  state.redis = { status: 'ready' };
  t.like(await readiness(), { status: 200, redis: 'ready' });
});

test.serial('a process that stops is sent nobody', async (t) => {
  state.draining = true;
  t.like(await readiness(), { status: 503, ready: false, accepting: false });
  state.draining = false;
  t.like(await readiness(), { status: 200 });
});

test.serial('the figures are there for Prometheus, by route and not by address', async (t) => {
  const harness = await startHarness();
  t.teardown(harness.stop);
  await fetch(`${harness.url}/api/mini/stores/some-id-of-a-store`);
  await fetch(`${harness.url}/api/mini/cities`);
  const text = await (await fetch(`${harness.url}/metrics`)).text();
  t.regex(text, /mendian_request_seconds_count\{method="GET",route="\/api\/mini\/stores\/:storeId",status="404"\} 1/);
  t.regex(text, /mendian_request_seconds_count\{method="GET",route="\/api\/mini\/cities",status="200"\} 1/);
  t.false(text.includes('some-id-of-a-store'));
  const within = [
    ...text.matchAll(/mendian_request_seconds_bucket\{le="(.+?)",method="GET",route="\/api\/mini\/cities",status="200"\} (\d)/g),
  ];
  t.deepEqual(
    within.map(([, edge]) => edge),
    ['0.005', '0.02', '0.1', '0.5', '2', '10', '+Inf'],
  );
  t.is(within.at(-1)![2], '1');
});
