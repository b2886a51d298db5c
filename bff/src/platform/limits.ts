import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { openFence } from './fence.ts';

/** So many within so many seconds, per key. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

export type Limits = {
  /** Counts one; refuses with 429 when there were too many. */
  take(limit: Limit, key: string): Promise<void>;
  /** Counts nothing; refuses with 429 when nothing is left, and else tells how many are. */
  admit(limit: Limit, key: string): Promise<number>;
  /**
   * Gives what counts one in this process alone, without a trip to Redis, which would cost more than the answer it guards: for
   * fences against floods, where it does not matter that each process has its own. Refuses with 429. `atMs` is of the clock that
   * only runs forward, `performance.now()`. `calls`: 0 only asks whether one more would be refused.
   */
  fence(limit: Omit<Limit, 'name'>): (key: string, atMs: number, calls?: 0 | 1) => void;
};

/** Counted in Redis for all processes together; while Redis is away each process counts for itself. */
export const openLimits = (redis: Redis | null): Limits => {
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterOf = ({ name, points, seconds }: Limit): RateLimiterAbstract => {
    const options = { keyPrefix: `limit:${name}`, points, duration: seconds };
    const known = limiters.get(name);
    if (known) return known;
    const memory = new RateLimiterMemory(options);
    const limiter = redis === null ? memory : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory });
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    take: async (limit, key) => {
      try {
        await limiterOf(limit).consume(key);
      } catch (rejection) {
        if (rejection instanceof Error) return;
        const { msBeforeNext } = rejection as { msBeforeNext: number };
        throw tooMany(msBeforeNext);
      }
    },
    admit: async (limit, key) => {
      const limiter = limiterOf(limit);
      // Hardly anybody has been counted, which is one short question; what is left and until when are more.
      if (redis !== null && (await redis.exists(limiter.getKey(key)).catch(() => 1)) === 0) return limit.points;
      const spent = await limiter.get(key).catch(() => null);
      if (spent === null) return limit.points;
      if (spent.remainingPoints <= 0) throw tooMany(spent.msBeforeNext);
      return spent.remainingPoints;
    },
    fence: (limit) => {
      const count = openFence(limit);
      return (key, atMs, calls) => {
        const waitMs = count(key, atMs, calls);
        if (waitMs > 0) throw tooMany(waitMs);
      };
    },
  };
};

const tooMany = (msBeforeNext: number) => refuse('limit/too-many', { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) });
