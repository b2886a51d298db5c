import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { memoryTokenStore } from './token-store.ts';
import type { TokenStore } from './wechat-mini.ts';

/** What is asked of ioredis. */
export type RedisForTokens = {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, px: 'PX', milliseconds: number, nx?: 'NX'): Promise<string | null>;
  del(key: string): Promise<number>;
  eval(script: string, keys: number, ...keysAndValues: string[]): Promise<unknown>;
};

type Settings = { redis: RedisForTokens; now: () => Date; randomText: () => string };

/** Redis may vanish at any moment: a call of it that takes longer counts as gone. */
const redisMs = 200;
const lockMs = 10_000;
const lockPollMs = 100;
const releaseScript = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

const Stored = v.object({ accessToken: v.string(), expiresAtMs: v.number() });

/**
 * Shares access tokens across processes, with this process's own memory behind it: without Redis each process fetches for itself,
 * which stable_token allows (it hands out the same token).
 */
export const redisTokenStore = ({ redis, now, randomText }: Settings): TokenStore => {
  const memory = memoryTokenStore();
  const tokenKey = (key: string) => `wechat:token:${key}`;
  const lockKey = (key: string) => `wechat:token-lock:${key}`;

  return {
    get: async (key) => {
      const stored = await unlessGone(() => redis.get(tokenKey(key)));
      return (stored && readStored(stored)) || memory.get(key);
    },
    set: async (key, token) => {
      await memory.set(key, token);
      if (token === null) return void (await unlessGone(() => redis.del(tokenKey(key))));
      const lifeMs = Math.max(1, token.expiresAtMs - now().getTime());
      await unlessGone(() => redis.set(tokenKey(key), JSON.stringify(token), 'PX', lifeMs));
    },
    lock: (key, step) =>
      memory.lock(key, async () => {
        const mark = randomText();
        const until = now().getTime() + lockMs;
        for (;;) {
          const taken = await unlessGone(() => redis.set(lockKey(key), mark, 'PX', lockMs, 'NX'));
          // Taken, or Redis is gone, or its holder is too slow: in each case go on.
          if (taken !== null || now().getTime() >= until) break;
          await sleep(lockPollMs);
        }
        try {
          return await step();
        } finally {
          await unlessGone(() => redis.eval(releaseScript, 1, lockKey(key), mark));
        }
      }),
  };
};

const gone = Symbol('gone');

/** `undefined` when Redis did not answer in time. */
const unlessGone = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
  const timer = new AbortController();
  const late = sleep(redisMs, gone, { signal: timer.signal }).catch(() => gone);
  const answer = await Promise.race([call().catch(() => gone), late]);
  timer.abort();
  return answer === gone ? undefined : (answer as T);
};

const readStored = (text: string) => {
  try {
    const read = v.safeParse(Stored, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};
