import test from 'ava';
import { redisTokenStore, type RedisForTokens } from './redis-token-store.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const token = { accessToken: 'a', expiresAtMs: Date.now() + 7_200_000 };
let marks = 0;
const randomText = (): string => `mark-${(marks += 1)}`;
const storeOn = (redis: RedisForTokens) => redisTokenStore({ redis, now: () => new Date(), randomText });

/** As much of Redis as the store asks for. */
const aRedis = (): RedisForTokens => {
  const values = new Map<string, string>();
  return {
    get: async (key) => values.get(key) ?? null,
    set: async (key, value, _px, _milliseconds, nx) => (nx === 'NX' && values.has(key) ? null : (values.set(key, value), 'OK')),
    del: async (key) => Number(values.delete(key)),
    eval: async (_script, _keys, key = '', mark = '') => (values.get(key) === mark ? Number(values.delete(key)) : 0),
  };
};

test('一个进程放下的令牌，另一个进程拿得到', async (t) => {
  const redis = aRedis();
  await storeOn(redis).set('wx1', token);
  t.deepEqual(await storeOn(redis).get('wx1'), token);
  await storeOn(redis).set('wx1', null);
  t.is(await storeOn(redis).get('wx1'), null);
});

test('同一把锁，两个进程轮流来，用完就放', async (t) => {
  const redis = aRedis();
  const order: string[] = [];
  const hold = (name: string) => async () => {
    order.push(`${name} in`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push(`${name} out`);
  };
  await Promise.all([storeOn(redis).lock('wx1', hold('first')), storeOn(redis).lock('wx1', hold('second'))]);
  t.deepEqual(
    order.map((entry) => entry.split(' ')[1]),
    ['in', 'out', 'in', 'out'],
  );
});

test('锁里出错也放锁', async (t) => {
  const redis = aRedis();
  const store = storeOn(redis);
  await t.throwsAsync(
    store.lock('wx1', async () => Promise.reject(new Error('inside'))),
    { message: 'inside' },
  );
  t.is(await storeOn(redis).lock('wx1', async () => 'next'), 'next');
});

const gone: [string, RedisForTokens][] = [
  [
    '断开了',
    {
      get: () => Promise.reject(new Error('gone')),
      set: () => Promise.reject(new Error('gone')),
      del: () => Promise.reject(new Error('gone')),
      eval: () => Promise.reject(new Error('gone')),
    },
  ],
  ['不说话', { get: never, set: never, del: never, eval: never }],
];
for (const [how, redis] of gone) {
  test(`Redis ${how}：一秒之内改用自己的记忆`, async (t) => {
    const store = storeOn(redis);
    const startedMs = performance.now();
    await store.set('wx1', token);
    t.deepEqual(await store.get('wx1'), token);
    t.is(await store.lock('wx1', async () => 'done'), 'done');
    t.true(performance.now() - startedMs < 1500);
  });
}
