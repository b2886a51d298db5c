import { Redis } from 'ioredis';
import type { Log } from './log.ts';

/** A command in a request's path fails after this time and the request goes on by SQL. */
const commandMsMax = 200;

/** Redis for caches, limits and wakes: never the only copy of anything. Null without `REDIS_URL`. */
export const openRedis = (url: string | null, log: Log): Redis | null => {
  if (url === null) return null;
  const redis = new Redis(url, {
    commandTimeout: commandMsMax,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) log.warn({ err: error }, 'Redis is away: going on by SQL');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  return redis;
};

/** What Redis would answer, or null when it is away or late. */
export const orNull = async <T>(answer: Promise<T> | undefined): Promise<T | null> => {
  try {
    return (await answer) ?? null;
  } catch {
    return null;
  }
};
