import test from 'ava';
import { startHarness } from '../../test/harness.ts';
import type { Context } from './context.ts';
import { eventType } from './events.ts';
import { on, onSteps, type Subscriber } from './subscriber.ts';
import { inTransaction, type House } from './transaction.ts';
import { deliverDue } from './worker.ts';

const harness = await startHarness();
test.after.always(harness.stop);
const { clock, log, reads } = { ...harness, log: harness.running.parts.log };

const system = { kind: 'system', name: 'test' } as const;
/** A house with only these subscribers, and how often it was woken. */
const houseWith = (...subscribers: readonly Subscriber[]) => {
  const woken: boolean[] = [];
  const house: House = {
    ...harness.house,
    subscribersOf: (event) => subscribers.filter((one) => one.event === event).map(({ name }) => name),
    wake: (due) => void woken.push(due),
  };
  const settings = { subscribers, log, atOnceMax: 4 };
  return { house, woken, settings, deliver: (given: Partial<typeof settings> = {}) => deliverDue(house, { ...settings, ...given }) };
};
const emitIn = (house: House, event: { name: string; payload: unknown }, dueAt?: Date) =>
  inTransaction(house, system, async (ctx) => ctx.emit(event, dueAt));
type Delivery = { state: string; attempts: number; due_at: Date; last_error: string | null };
const deliveryOf = (subscriber: string) =>
  reads.one<Delivery>('SELECT state, attempts, due_at, last_error FROM delivery WHERE subscriber = ?', [subscriber]);
/** An effect that can be counted: each one is a row. */
const effect = (ctx: Context, action: string) =>
  ctx.sql.insert('audit_log', [{ id: ctx.newId(), actor: 'test', action, subject: 'x', detail: '{}', at: ctx.now }]);
const effects = async (action: string) => (await reads.all('SELECT id FROM audit_log WHERE action = ?', [action])).length;

test.serial('an event is written with the change it tells of, once for each who listens', async (t) => {
  const happened = eventType<{ id: string }>('case-1.happened');
  const heard: string[] = [];
  const { house, woken, deliver } = houseWith(
    on(happened, 'case-1.first', async (_ctx, { id }) => void heard.push(`first ${id}`)),
    on(happened, 'case-1.second', async (_ctx, { id }) => void heard.push(`second ${id}`)),
  );
  await emitIn(house, happened({ id: 'a' }));
  t.deepEqual(woken, [true]);
  t.is((await deliveryOf('case-1.first'))?.state, 'waiting');
  t.is(await deliver(), 2);
  t.deepEqual(heard.sort(), ['first a', 'second a']);
  t.is((await deliveryOf('case-1.first'))?.state, 'done');
  t.is(await deliver(), 0);
});

test.serial('of a change that did not happen nobody hears', async (t) => {
  const happened = eventType<object>('case-2.happened');
  const { house, woken } = houseWith(on(happened, 'case-2.ear', async () => undefined));
  const failing = inTransaction(house, system, async (ctx) => {
    await effect(ctx, 'case-2');
    ctx.emit(happened({}));
    throw new Error('no');
  });
  await t.throwsAsync(failing);
  t.is(await effects('case-2'), 0);
  t.is(await deliveryOf('case-2.ear'), null);
  t.deepEqual(woken, []);
});

test.serial('what nobody listens to is not kept', async (t) => {
  const { house } = houseWith();
  await emitIn(house, eventType<object>('case-3.unheard')({}));
  t.is(await reads.one(`SELECT id FROM event WHERE name = 'case-3.unheard'`), null);
});

test.serial('what is due later comes later, and the earlier before the later', async (t) => {
  const told = eventType<{ name: string }>('case-4.told');
  const heard: string[] = [];
  const { house, woken, deliver } = houseWith(on(told, 'case-4.ear', async (_ctx, { name }) => void heard.push(name)));
  const inMs = (ms: number) => new Date(clock.now.getTime() + ms);
  await emitIn(house, told({ name: 'in ten minutes' }), inMs(600_000));
  await emitIn(house, told({ name: 'in five' }), inMs(300_000));
  await emitIn(house, told({ name: 'now' }));
  t.deepEqual(woken, [false, false, true]);
  await deliver();
  t.deepEqual(heard, ['now']);
  clock.advance(299_999);
  t.is(await deliver(), 0);
  clock.advance(300_001);
  await deliver({ atOnceMax: 1 });
  t.deepEqual(heard, ['now', 'in five', 'in ten minutes']);
});

test.serial('what fails is tried again after longer and longer pauses, and after eight times a person is told', async (t) => {
  const told = eventType<object>('case-5.told');
  let healthy = false;
  const { house, deliver } = houseWith(
    on(told, 'case-5.ear', async (ctx) => {
      await effect(ctx, 'case-5');
      if (!healthy) throw new Error('the printer is out of paper');
    }),
  );
  await emitIn(house, told({}));
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    t.is(await deliver(), 1);
    const delivery = await deliveryOf('case-5.ear');
    t.like(delivery, { state: 'waiting', attempts: attempt, last_error: 'the printer is out of paper' });
    const pauseMs = delivery!.due_at.getTime() - clock.now.getTime();
    pauses.push(pauseMs);
    t.is(await deliver(), 0, 'not before its time');
    clock.advance(pauseMs);
  }
  t.deepEqual(
    pauses,
    [1, 2, 4, 8, 16, 32, 64, 128].map((seconds) => seconds * 1_000),
  );
  t.is(await effects('case-5'), 0, 'a failed try leaves nothing behind');
  t.truthy(await reads.one(`SELECT id FROM attention WHERE kind = 'delivery-failed' AND state = 'open'`));
  healthy = true;
  await deliver();
  t.is((await deliveryOf('case-5.ear'))?.state, 'done');
  t.is(await effects('case-5'), 1);
});

test.serial('a worker that died in the middle is replaced after a minute, and its last word no longer counts', async (t) => {
  const told = eventType<object>('case-6.told');
  let letGo: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => (letGo = resolve));
  let runs = 0;
  const { house, deliver } = houseWith(
    onSteps(told, 'case-6.ear', async (steps) => {
      runs += 1;
      if (runs === 1) await hanging;
      await steps.finish((ctx) => effect(ctx, 'case-6'));
    }),
  );
  await emitIn(house, told({}));
  const first = deliver();
  while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  t.is(await deliver(), 0, 'while its lease lasts nobody else takes it');
  clock.advance(60_001);
  t.is(await deliver(), 1);
  t.is(await effects('case-6'), 1);
  letGo();
  await first;
  t.is(await effects('case-6'), 1);
  t.like(await deliveryOf('case-6.ear'), { state: 'done', attempts: 0 });
});

test.serial('a crash after the outside was called means that it is called again, and the effect here happens once', async (t) => {
  const told = eventType<object>('case-7.told');
  const calls: string[] = [];
  const { house, deliver } = houseWith(
    onSteps(told, 'case-7.ear', async ({ transact, finish, attempts }) => {
      await transact((ctx) => effect(ctx, 'case-7.before'));
      calls.push('outside');
      if (attempts === 0) throw new Error('killed');
      await finish((ctx) => effect(ctx, 'case-7.after'));
    }),
  );
  await emitIn(house, told({}));
  await deliver();
  clock.advance(1_000);
  await deliver();
  t.deepEqual(calls, ['outside', 'outside']);
  t.is(await effects('case-7.before'), 2, 'a step of its own stays, so it must bear being repeated');
  t.is(await effects('case-7.after'), 1);
});

test.serial('however many workers there are, each delivery is done once', async (t) => {
  const told = eventType<{ number: number }>('case-8.told');
  const { house, deliver } = houseWith(on(told, 'case-8.ear', async (ctx) => void (await effect(ctx, 'case-8'))));
  const count = 120;
  await inTransaction(house, system, async (ctx) => {
    for (let number = 0; number < count; number += 1) ctx.emit(told({ number }));
  });
  const worker = async () => {
    let handled = 0;
    for (let batch = -1; batch !== 0;) handled += batch = await deliver();
    return handled;
  };
  const handled = await Promise.all([worker(), worker(), worker()]);
  t.is(
    handled.reduce((total, one) => total + one, 0),
    count,
  );
  t.is(await effects('case-8'), count);
});

test.serial('a long job goes on where it was, and a stopped one ends', async (t) => {
  const told = eventType<object>('case-9.told');
  const seen: (string | null)[] = [];
  const { house, deliver } = houseWith(
    onSteps(told, 'case-9.ear', async ({ progress, saveProgress }) => {
      seen.push(progress);
      const from = Number(progress ?? 0);
      await saveProgress(String(from + 10));
      if (from < 20) throw new Error('interrupted');
    }),
  );
  await emitIn(house, told({}));
  for (let run = 0; run < 3; run += 1) {
    await deliver();
    clock.advance(10_000);
  }
  t.deepEqual(seen, [null, '10', '20']);
  t.is((await deliveryOf('case-9.ear'))?.state, 'done');

  await emitIn(house, told({}));
  await harness.transact(({ sql }) =>
    sql.run(`UPDATE delivery SET state = 'stopped', stop = 1 WHERE subscriber = 'case-9.ear' AND state = 'waiting'`),
  );
  t.is(await deliver(), 0);
});

test.serial('a delivery for a subscriber that this version does not have waits for one that does', async (t) => {
  const told = eventType<object>('case-10.told');
  const { house, deliver } = houseWith(on(told, 'case-10.ear', async () => undefined));
  await emitIn(house, told({}));
  await deliver({ subscribers: [] });
  t.like(await deliveryOf('case-10.ear'), { state: 'waiting', attempts: 1 });
  clock.advance(10_000);
  await deliver();
  t.is((await deliveryOf('case-10.ear'))?.state, 'done');
});
