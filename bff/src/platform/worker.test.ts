import test from 'ava';
import { startHarness } from '../../test/harness.ts';
import { eventType } from './events.ts';
import { on, onSteps, type Subscriber } from './subscriber.ts';
import { inTransaction } from './transaction.ts';
import { deliverDue, startWorker } from './worker.ts';

const harness = await startHarness();
test.after.always(harness.stop);

/** A house where one listens, and what a worker of it is given. */
const houseWith = (subscriber: Subscriber) => ({
  house: { ...harness.house, subscribersOf: () => [subscriber.name] },
  settings: { subscribers: [subscriber], log: harness.running.parts.log, atOnceMax: 4 },
});
type House = ReturnType<typeof houseWith>['house'];
const emitIn = (house: House, ...events: { name: string; payload: unknown }[]) =>
  inTransaction(house, { kind: 'system', name: 'test' }, async (ctx) => events.forEach((event) => ctx.emit(event)));
const waiting = (subscriber: string) =>
  harness.reads.all(`SELECT id FROM delivery WHERE subscriber = ? AND state = 'waiting'`, [subscriber]);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.serial('a long job does not keep what was done beside it from being marked', async (t) => {
  const told = eventType<{ isLong: boolean }>('long.told');
  let end: () => void = () => undefined;
  const { house, settings } = houseWith(
    onSteps(told, 'long.ear', (_steps, { isLong }) => (isLong ? new Promise((resolve) => (end = resolve)) : Promise.resolve())),
  );
  await emitIn(house, ...[true, false, false, false, false, false].map((isLong) => told({ isLong })));
  const delivered = deliverDue(house, settings);
  while ((await waiting('long.ear')).length > 1) await pause(20);
  end();
  t.is(await delivered, 6);
  t.deepEqual(await waiting('long.ear'), []);
});

test.serial('a woken worker acts at once, and stopping waits for what is under way', async (t) => {
  const told = eventType<object>('woken.told');
  let done = false;
  const { house, settings } = houseWith(
    on(told, 'woken.ear', async () => {
      await pause(200);
      done = true;
    }),
  );
  const worker = startWorker(house, settings);
  await pause(50);
  await emitIn(house, told({}));
  worker.wake();
  await pause(100);
  t.false(done);
  await worker.stop();
  t.true(done);
  t.deepEqual(await waiting('woken.ear'), []);
});

test.serial('jobs that take long, as many as they are, do not keep what comes due after them waiting', async (t) => {
  const told = eventType<{ isLong: boolean }>('crowd.told');
  const ends: (() => void)[] = [];
  let isHeard = false;
  const { house, settings } = houseWith(
    onSteps(told, 'crowd.ear', (_steps, { isLong }) => {
      if (isLong) return new Promise((resolve) => void ends.push(resolve));
      isHeard = true;
      return Promise.resolve();
    }),
  );
  const worker = startWorker(house, settings);
  for (let long = 1; long <= 6; long += 1) {
    await emitIn(house, told({ isLong: true }));
    worker.wake();
    for (let tries = 0; tries < 100 && ends.length < long; tries += 1) await pause(50);
    t.is(ends.length, long);
  }
  await emitIn(house, told({ isLong: false }));
  worker.wake();
  for (let tries = 0; tries < 100 && !isHeard; tries += 1) await pause(50);
  t.true(isHeard);
  for (const end of ends) end();
  await worker.stop();
  t.deepEqual(await waiting('crowd.ear'), []);
});
