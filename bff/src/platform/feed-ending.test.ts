import { setTimeout as delay } from 'node:timers/promises';
import { feedPath } from '@mendian/shared/feed/feed.contract.ts';
import test from 'ava';
import { aClerk, aStore } from '../../test/build.ts';
import { startHarness } from '../../test/harness.ts';
import { connect, startHub } from './feed-client-for-tests.ts';

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

test('whoever signed out, or whose terminal was ended, is cut off at the next sweep', async (t) => {
  const { url, hub } = await startHub(t, parts);
  const store = await aStore(house);
  const clerk = await aClerk(house, store);
  const device = await connect(url, { kind: 'terminal', token: clerk.secret, seq: 0 });
  const person = await connect(url, { kind: 'terminal', token: clerk.token, seq: 0 });
  await Promise.all([device.until('welcome'), person.until('welcome')]);
  await hub.sweep();
  t.is(person.closed, null);

  await house.transact(({ sql, now }) =>
    sql.run('UPDATE session SET ended_at = ? WHERE terminal_id IN (SELECT id FROM terminal WHERE store_id = ?)', [now, store.id]),
  );
  await hub.sweep();
  t.is(await person.gone(), 4401);
  t.like(person.messages.at(-1), { kind: 'refused', code: 'auth/required' });
  t.is(device.closed, null, 'the terminal itself goes on');

  await house.transact(({ sql, now }) => sql.run('UPDATE terminal SET ended_at = ? WHERE store_id = ?', [now, store.id]));
  await hub.sweep();
  t.is(await device.gone(), 4401);
});

test('without a token that is good, there is no feed', async (t) => {
  const { url } = await startHub(t, parts);
  for (const [hello, code] of [
    [{ kind: 'terminal', token: 'nobody', seq: 0 }, 4401],
    [{ kind: 'customer', token: 'c.nobody', orderId: 'x' }, 4401],
    [{ kind: 'terminal', seq: 0 }, 4400],
    ['not JSON', 4400],
  ] as const) {
    const client = await connect(url, hello);
    t.is(await client.gone(), code);
    t.like(client.messages[0], { kind: 'refused' });
  }
  const talker = await connect(url, 'x'.repeat(5_000));
  t.is(await talker.gone(), 1009);
});

test('who says nothing within five seconds is cut off', async (t) => {
  const { url } = await startHub(t, parts);
  const began = performance.now();
  const client = await connect(url);
  t.is(await client.gone(), 4400);
  const tookMs = performance.now() - began;
  t.true(tookMs > 3_900 && tookMs < 20_000, `${tookMs} ms`);
});

test('a client that does not read is cut off and not kept in memory', async (t) => {
  const { url } = await startHub(t, parts, {
    presentChange: async (_storeId, { seq }) => ({
      kind: 'trading',
      seq,
      trading: { status: 'open', pickup: true, delivery: true, changedBy: 'x'.repeat(200_000), changedAt: null },
    }),
  });
  const store = await aStore(house);
  const { secret } = await aClerk(house, store);
  const client = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  await client.until('welcome');
  client.socket.pause();
  for (let round = 0; round < 10; round += 1) await change(store.id, 20);
  await delay(200);
  client.socket.resume();
  t.is(await client.gone(), 1006);
});

test('stopping says that the server goes away, so that clients come back elsewhere', async (t) => {
  const { url, hub } = await startHub(t, parts);
  const { secret } = await aClerk(house, await aStore(house));
  const client = await connect(url, { kind: 'terminal', token: secret, seq: 0 });
  const silent = await connect(url);
  await client.until('welcome');
  await Promise.all([hub.stop(), hub.stop()]);
  t.is(await client.gone(), 1001);
  t.is(await silent.gone(), 1001);
  await t.throwsAsync(connect(url), { message: /503/ });
});

test('other addresses have no WebSocket', async (t) => {
  const { url } = await startHub(t, parts);
  await t.throwsAsync(connect(url.replace(feedPath, '/api/else')), { message: /404/ });
});
