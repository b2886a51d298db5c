import type Router from '@koa/router';
import type { Redis } from 'ioredis';
import type { Database } from './database.ts';
import type { Metrics } from './metrics.ts';
import { pendingMigrations } from './migrate.ts';

export type HealthParts = {
  readonly house: { readonly database: Database };
  /** Null: this process has none and needs none. */
  readonly redis: Pick<Redis, 'status'> | null;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  /** The process was told to stop: the load balancer should send nobody here any more. */
  readonly isDraining: () => boolean;
};

const answerMsMax = 2_000;

/** `/healthz`: the process is alive. `/readyz`: it can serve. `/metrics`: its figures for Prometheus. */
export const healthRoutes = (router: Router, parts: HealthParts): void => {
  const { database } = parts.house;
  router.get('/healthz', (koa) => {
    koa.body = { alive: true };
  });
  const migrated = migrationsWatch(database);
  router.get('/readyz', async (koa) => {
    const checks = {
      database: await within(database.reads.one('SELECT 1 AS one').then(() => true)),
      migrated: await within(migrated()),
      accepting: !parts.isDraining(),
    };
    const ready = Object.values(checks).every(Boolean);
    koa.status = ready ? 200 : 503;
    koa.set('cache-control', 'no-store');
    // Redis away makes things slower, not wrong: it is told and does not count.
    koa.body = { ready, ...checks, redis: redisState(parts.redis) };
  });
  router.get('/metrics', async (koa) => {
    koa.type = parts.metrics.contentType;
    koa.body = await parts.metrics.text();
  });
};

/** Once the database has all steps it keeps them: later versions only add. */
const migrationsWatch = (database: Database): (() => Promise<boolean>) => {
  let done = false;
  return async () => {
    done ||= (await pendingMigrations(database)).length === 0;
    return done;
  };
};

const redisState = (redis: HealthParts['redis']): 'none' | 'ready' | 'away' =>
  redis === null ? 'none' : redis.status === 'ready' ? 'ready' : 'away';

/** No answer in time, or an error, is a no. */
const within = async (check: Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), answerMsMax);
  });
  try {
    return await Promise.race([check, late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};
