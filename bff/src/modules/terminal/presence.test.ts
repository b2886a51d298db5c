import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import test from 'ava';
import { getDevice, listDevices } from '@mendian/shared/terminal/device.contract.ts';
import * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aStaff, aStore } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { openLog } from '../../platform/log.ts';
import { readStore } from '../store/index.ts';
import { makeTerminalCode } from './index.ts';
import { openPresence } from './presence.ts';

const house = await startHarness();
test.after.always(house.stop);

const seenAt = async (storeId: string) => (await readStore(house.reads, storeId))?.terminalSeenAt ?? null;

test.serial('each request of a terminal or its clerk tells that the store is there', async (t) => {
  const store = await aStore(house, { seen: false });
  const clerk = await aClerk(house, store);
  house.clock.advance(60_000);
  await clerk.call(contract.getTerminal, {});
  for (let waited = 0; waited < 8_000 && (await seenAt(store.id))?.getTime() !== house.clock.now.getTime(); waited += 100) await delay(100);
  t.deepEqual(await seenAt(store.id), house.clock.now);
});

test.serial('many stores are written together, those never seen before too', async (t) => {
  const presence = openPresence(house.house, openLog('silent'));
  const stores = await Promise.all(Array.from({ length: 5 }, (_, index) => aStore(house, { seen: index % 2 === 0 })));
  house.clock.advance(30_000);
  for (const { id } of stores) {
    presence.seen({ terminalId: `${id}-1`, storeId: id });
    presence.seen({ terminalId: `${id}-1`, storeId: id });
  }
  await presence.flush();
  for (const { id } of stores) t.deepEqual(await seenAt(id), house.clock.now);

  house.clock.advance(30_000);
  presence.seen({ terminalId: `${stores[0]!.id}-2`, storeId: stores[0]!.id });
  await presence.stop();
  t.deepEqual(await seenAt(stores[0]!.id), house.clock.now, 'stopping writes what was collected');
  t.not((await seenAt(stores[1]!.id))?.getTime(), house.clock.now.getTime());
});

test.serial('of two terminals of one store the desk tells which is there; the store is there while one of them is', async (t) => {
  const store = await aStore(house, { seen: false, name: '两台终端的店' });
  const [left, stays] = [await aClerk(house, store), await aClerk(house, store)];
  const idOf = async ({ call }: typeof left) => (await call(contract.getTerminal, {})).terminal.id;
  const [leftId, staysId, office] = [await idOf(left), await idOf(stays), await aStaff(house)];
  const leftAt = house.clock.now;
  house.clock.advance(180_000);
  await stays.call(contract.getTerminal, {});
  const now = house.clock.now;
  for (let waited = 0; waited < 8_000 && (await seenAt(store.id))?.getTime() !== now.getTime(); waited += 100) await delay(100);

  t.like(await office.call(getDevice.hq, { terminalId: leftId }), { online: false, seenAt: leftAt.toISOString() });
  t.like(await office.call(getDevice.hq, { terminalId: staysId }), { online: true, seenAt: now.toISOString() });
  const online = await office.call(listDevices.hq, { text: '两台终端的店', online: 'yes' });
  t.deepEqual(
    online.items.map(({ terminalId }) => terminalId),
    [staysId],
  );
  t.deepEqual(await seenAt(store.id), now);
});

test.serial('a program that only serves printers is seen itself, and stands for nobody who takes orders', async (t) => {
  const store = await aStore(house, { seen: false });
  const code = await house.transact((ctx) => makeTerminalCode(ctx, store.id));
  const secret = randomBytes(32).toString('base64url');
  const { terminal } = await house.as(null)(contract.bindTerminal, { code, secret, name: '打印中转', relay: true });
  const presence = openPresence(house.house, openLog('silent'));
  presence.seen({ terminalId: terminal.id, storeId: store.id, relay: true });
  await presence.stop();
  await house.as(secret)(contract.getTerminal, {});
  await delay(6_000);
  t.is(await seenAt(store.id), null);
  t.like(await (await aStaff(house)).call(getDevice.hq, { terminalId: terminal.id }), { seenAt: house.clock.now.toISOString() });
});

test.serial('what could not be written is written the next time', async (t) => {
  const store = await aStore(house);
  let broken = true;
  const { database, now } = house.house;
  const faulty = {
    ...house.house,
    now,
    database: {
      ...database,
      transaction: ((step) => (broken ? Promise.reject(new Error('gone')) : database.transaction(step))) as typeof database.transaction,
    },
  };
  const presence = openPresence(faulty, openLog('silent'));
  house.clock.advance(30_000);
  presence.seen({ terminalId: `${store.id}-1`, storeId: store.id });
  await presence.flush();
  broken = false;
  await presence.stop();
  t.deepEqual(await seenAt(store.id), house.clock.now);
});

test.serial('a store is not said to have been there after it was last heard of, however late that is written', async (t) => {
  const presence = openPresence(house.house, openLog('silent'));
  const store = await aStore(house, { seen: false });
  const heardAt = house.clock.now;
  presence.seen({ terminalId: `${store.id}-1`, storeId: store.id });
  house.clock.advance(180_000);
  await presence.stop();
  t.deepEqual(await seenAt(store.id), heardAt);
});
