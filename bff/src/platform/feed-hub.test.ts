import { setTimeout as delay } from 'node:timers/promises';
import test from 'ava';
import { aClerk, aStore } from '../../test/build.ts';
import { startHarness } from '../../test/harness.ts';
import { connect, numbers, startHub, type FeedClient } from './feed-client-for-tests.ts';
import { inTransaction } from './transaction.ts';

const house = await startHarness();
const { log, metrics, news } = house.running.parts;
const parts = { house: house.house, log, metrics, news };
test.after.always(house.stop);

let orders = 0;
/** Changes of different orders, so that none is folded into another. */
const change = (storeId: string, count = 1) =>
  house.transact(async ({ tell }) => {
    for (let index = 0; index < count; index += 1) tell(storeId, { kind: 'order', orderId: `order-${(orders += 1)}` });
  });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a terminal hears of each change once and in order', async (t) => {
  const { url, seen } = await startHub(t, parts);
  const store = await aStore(house);
  const { secret } = await aClerk(house, store);
  const client = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  t.deepEqual(await client.until('welcome'), [{ kind: 'welcome', seq: 0 }]);
  for (let index = 0; index < 5; index += 1) await change(store.id);
  await client.until('products', 5);
  t.deepEqual(numbers(client), upTo(5));
  t.true(seen.includes(store.id), 'and its store counts as being there');
});

test('a terminal that was away says where it stopped and gets the rest', async (t) => {
  const { url } = await startHub(t, parts);
  const store = await aStore(house);
  const { token } = await aClerk(house, store);
  await change(store.id, 7);
  const client = await connect(url, { kind: 'terminal', token, seq: 4 });
  await client.until('products', 3);
  t.deepEqual(numbers(client), [5, 6, 7]);
});

test('several changes of one order come as one message with the last number', async (t) => {
  const { url } = await startHub(t, parts);
  const store = await aStore(house);
  const { token } = await aClerk(house, store);
  await house.transact(async ({ tell }) => {
    for (const orderId of ['x', 'y', 'x', 'x']) tell(store.id, { kind: 'order', orderId });
  });
  const client = await connect(url, { kind: 'terminal', token, seq: 0 });
  await client.until('products', 2);
  t.deepEqual(numbers(client), [2, 4]);
});

test('a terminal whose place is no longer kept, or lies ahead of ours, is told to begin anew, and then goes on', async (t) => {
  const { url } = await startHub(t, parts);
  const store = await aStore(house);
  const { token } = await aClerk(house, store);
  await change(store.id, 6);
  await house.transact(({ sql }) => sql.run('DELETE FROM feed_event WHERE store_id = ? AND seq <= 4', [store.id]));
  for (const seq of [2, 99]) {
    const client = await connect(url, { kind: 'terminal', token, seq });
    await client.until('reset');
    t.deepEqual(client.messages[0], { kind: 'welcome', seq: 6 });
  }
  const kept = await connect(url, { kind: 'terminal', token, seq: 4 });
  await kept.until('products', 2);
  t.deepEqual(numbers(kept), [5, 6]);

  const begunAnew = await connect(url, { kind: 'terminal', token, seq: 0 });
  await begunAnew.until('reset');
  await change(store.id);
  await begunAnew.until('products');
  t.deepEqual(numbers(begunAnew), [7]);
});

test('with many transactions at once nobody misses a change, and the numbers have no gaps', async (t) => {
  const { url } = await startHub(t, parts);
  const store = await aStore(house);
  const { secret } = await aClerk(house, store);
  const first = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  const late: FeedClient[] = [];
  const writers = Array.from({ length: 60 }, async (_, index) => {
    await delay(index * 3);
    await house.transact(async ({ tell, sql }) => {
      tell(store.id, { kind: 'order', orderId: `order-${(orders += 1)}` });
      await sql.one('SELECT 1 AS one');
      await delay(index % 7);
    });
    if (index % 10 === 0) late.push(await connect(url, { kind: 'terminal', token: secret, seq: index % 5 }));
  });
  await Promise.all(writers);
  await first.until('products', 60);
  t.deepEqual(numbers(first), upTo(60));
  for (const client of late) {
    const last = () => numbers(client).at(-1) ?? 0;
    for (let waitedMs = 0; waitedMs < 5_000 && last() < 60; waitedMs += 10) await delay(10);
    const heard = numbers(client);
    t.deepEqual(heard, upTo(60).slice(60 - heard.length), 'no gap and no repetition up to the end');
    t.true(heard[0]! <= 5);
  }
});

test('one read serves all terminals of a store, however many listen', async (t) => {
  let reads = 0;
  const { database, now } = house.house;
  const counted = {
    now,
    database: {
      ...database,
      reads: {
        ...database.reads,
        all: <Row>(text: string, values?: Parameters<typeof database.reads.all>[1]) => {
          if (text.includes('FROM feed_event')) reads += 1;
          return database.reads.all<Row>(text, values);
        },
      },
    },
  };
  let presented = 0;
  const { url } = await startHub(t, parts, {
    house: counted,
    presentChange: async (_storeId, { seq }) => ((presented += 1), { kind: 'products', seq }),
  });
  const store = await aStore(house);
  const { secret } = await aClerk(house, store);
  const clients = await Promise.all(Array.from({ length: 30 }, () => connect(url, { kind: 'terminal', token: secret, seq: 0 })));
  await Promise.all(clients.map((client) => client.until('welcome')));
  await delay(100);
  reads = 0;
  await change(store.id);
  await Promise.all(clients.map((client) => client.until('products')));
  t.true(reads <= 2, `${reads} reads`);
  t.is(presented, 1);
});

test('a change that no wake told of is found by the sweep', async (t) => {
  const { url, hub } = await startHub(t, parts);
  const store = await aStore(house);
  const { secret } = await aClerk(house, store);
  const client = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  await client.until('welcome');
  await delay(50);
  const silent = { ...house.house, wake: () => undefined };
  await inTransaction(silent, { kind: 'system', name: 'test' }, async ({ tell }) => tell(store.id, { kind: 'products' }));
  await delay(100);
  t.deepEqual(numbers(client), []);
  await hub.sweep();
  await client.until('products');
  t.deepEqual(numbers(client), [1]);
});

test('while Redis is away, changes of other processes are found within seconds', async (t) => {
  const { url } = await startHub(t, parts, { redis: { status: 'close' } });
  const store = await aStore(house);
  const { secret } = await aClerk(house, store);
  const client = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  await client.until('welcome');
  const elsewhere = { ...house.house, wake: () => undefined };
  await inTransaction(elsewhere, { kind: 'system', name: 'test' }, async ({ tell }) => tell(store.id, { kind: 'products' }));
  await client.until('products');
  t.deepEqual(numbers(client), [1]);
});

test('a store hears nothing of another store', async (t) => {
  const { url } = await startHub(t, parts);
  const [mine, other] = [await aStore(house), await aStore(house)];
  const { secret } = await aClerk(house, mine);
  const client = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  await client.until('welcome');
  await change(other.id, 3);
  await change(mine.id);
  await client.until('products');
  t.deepEqual(numbers(client), [1]);
});
