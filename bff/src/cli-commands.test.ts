import test from 'ava';
import { startHarness } from '../test/harness.ts';
import { commands } from './cli-commands.ts';
import { eventType } from './platform/events.ts';
import { purgeSchedule } from './platform/purge.ts';
import { inTransaction } from './platform/transaction.ts';

const harness = await startHarness();
test.after.always(harness.stop);

const dayMs = 86_400_000;
const told = eventType<object>('commands-test.told');
const system = { kind: 'system', name: 'test' } as const;
const desk = { house: harness.house, settings: harness.settings };

const aJob = async (name: string): Promise<string> => {
  const house = { ...harness.house, subscribersOf: () => [name] };
  await inTransaction(house, system, async (ctx) => ctx.emit(told({}), new Date(ctx.now.getTime() + 365 * dayMs)));
  return (await harness.reads.one<{ id: string }>('SELECT id FROM delivery WHERE subscriber = ?', [name]))!.id;
};
const purge = async (): Promise<void> => {
  await inTransaction(harness.house, system, async (ctx) => ctx.emit(purgeSchedule.event({})));
  await harness.deliver();
};
const kept = async () => ({
  jobs: (await harness.reads.all<{ id: string }>(`SELECT id FROM delivery WHERE subscriber LIKE 'commands-test%' ORDER BY id`)).map(
    ({ id }) => id,
  ),
  events: (await harness.reads.all(`SELECT id FROM event WHERE name = 'commands-test.told'`)).length,
});

test.serial('a stopped job is kept for a week and then gone with what it was about; one that waits stays', async (t) => {
  const [stopped, waiting] = [await aJob('commands-test.stopped'), await aJob('commands-test.waiting')];
  await commands['job:stop']!(desk, stopped);
  harness.clock.advance(6 * dayMs);
  await purge();
  t.deepEqual(await kept(), { jobs: [stopped, waiting].sort(), events: 2 });

  harness.clock.advance(2 * dayMs);
  await purge();
  t.deepEqual(await kept(), { jobs: [waiting], events: 1 });
});
