import test from 'ava';
import { startHarness } from '../../test/harness.ts';
import { schedule, tickSchedules } from './schedules.ts';
import { on } from './subscriber.ts';
import { deliverDue } from './worker.ts';

const harness = await startHarness();
test.after.always(harness.stop);

test.serial('each tick of a schedule is taken once, however many look, and missed ones are not made up for', async (t) => {
  const hourly = schedule('hourly', '0 0 * * * *');
  let ticks = 0;
  const subscribers = [on(hourly.event, 'hourly.ear', async () => void (ticks += 1))];
  const house = { ...harness.house, subscribersOf: () => ['hourly.ear'] };
  const look = async () => {
    await Promise.all(Array.from({ length: 6 }, () => tickSchedules(house, [hourly])));
    await deliverDue(house, { subscribers, log: harness.running.parts.log, atOnceMax: 2 });
  };
  await look();
  t.is(ticks, 0, 'the first look only learns when the next tick is');
  harness.clock.advance(3_600_000);
  await look();
  t.is(ticks, 1);
  await look();
  t.is(ticks, 1);
  harness.clock.advance(5 * 3_600_000);
  await look();
  t.is(ticks, 2);
});

test.serial('schedules keep Shanghai’s hours', async (t) => {
  const nightly = schedule('nightly', '0 20 4 * * *');
  await tickSchedules(harness.house, [nightly]);
  const row = await harness.reads.one<{ next_at: Date }>(`SELECT next_at FROM schedule WHERE name = 'nightly'`);
  t.is(row?.next_at.toISOString().slice(11), '20:20:00.000Z');
});
