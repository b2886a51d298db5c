import test from 'ava';
import fc from 'fast-check';
import { unreachable } from '@mendian/shared/kernel/caller.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { offlineBatchMax, type OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import type { OutcomeData } from '../src/features/till/offline/action-rows.ts';
import { sendWaiting } from '../src/features/till/offline/sender.ts';

const openings = (count: number): OfflineActionData[] =>
  Array.from({ length: count }, (_, place) => ({
    ...{ kind: 'shift-opened', id: String(place).padStart(26, '0'), at: '2026-11-26T08:00:00.000Z', clerkId: 'clerk', openingCash: 0 },
  }));

/** What becomes of a call: taken and answered, taken and the answer lost, or lost on its way. */
type Fate = 'answered' | 'answer-lost' | 'lost' | 'busy';

/** A server that takes each action once, a line that loses what it is told to, and a disk that forgets nothing. */
const aLine = (actions: readonly OfflineActionData[], fates: readonly Fate[], isBad: (id: string) => boolean = () => false) => {
  const waiting = [...actions];
  const taken: string[] = [];
  const listed: string[] = [];
  const waits: (number | null)[] = [];
  const batches: number[] = [];
  let calls = 0;
  const outcomeOf = (id: string): OutcomeData => {
    if (!taken.includes(id)) taken.push(id);
    return { id, outcome: 'taken', number: null };
  };
  const run = () =>
    sendWaiting({
      first: (limit) => Promise.resolve(waiting.slice(0, limit)),
      send: (batch) => {
        const fate = fates[calls++] ?? 'answered';
        batches.push(batch.length);
        if (fate === 'lost') return Promise.reject(unreachable());
        if (fate === 'busy') return Promise.reject(refuse('server/busy'));
        if (batch.some(({ id }) => isBad(id))) return Promise.reject(refuse('input/invalid'));
        const outcomes = batch.map(({ id }) => outcomeOf(id));
        return fate === 'answer-lost' ? Promise.reject(unreachable()) : Promise.resolve(outcomes);
      },
      settle: (outcomes) => {
        for (const { id, outcome } of outcomes) {
          waiting.splice(waiting.findIndex((one) => one.id === id), 1); // prettier-ignore
          if (outcome === 'listed') listed.push(id);
        }
        return Promise.resolve();
      },
      rest: (ms) => Promise.resolve(void waits.push(ms)),
      isStopped: () => waits.at(-1) === null || calls > 500,
      random: () => 0.5,
    });
  return { run, waiting, taken, listed, waits, batches };
};

test('whatever answers get lost, each action is taken once and in order, and nothing waits in the end', async (t) => {
  const fate = fc.constantFrom<Fate>('answered', 'answer-lost', 'lost', 'busy');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 180 }), fc.array(fate, { maxLength: 12 }), async (count, fates) => {
      const actions = openings(count);
      const line = aLine(actions, fates);
      await line.run();
      t.deepEqual(line.taken, actions.map(({ id }) => id)); // prettier-ignore
      t.deepEqual(line.waiting, []);
      t.deepEqual(line.listed, []);
      t.true(line.batches.every((size) => size <= offlineBatchMax));
    }),
  );
});

test('it waits longer after each failure, and not at all after a success', async (t) => {
  const line = aLine(openings(60), ['lost', 'lost', 'lost', 'answered', 'lost']);
  await line.run();
  const waits = line.waits.slice(0, -1) as number[];
  t.is(waits.length, 4);
  t.true(waits[0]! < waits[1]! && waits[1]! < waits[2]!);
  t.is(waits[3], waits[0]);
});

test('one whose form the server refuses is listed for a person and keeps none of the others', async (t) => {
  const actions = openings(120);
  const bad = new Set([actions[7]!.id, actions[70]!.id]);
  const line = aLine(actions, ['lost'], (id) => bad.has(id));
  await line.run();
  t.deepEqual(line.listed, [...bad]);
  t.deepEqual(line.taken, actions.map(({ id }) => id).filter((id) => !bad.has(id))); // prettier-ignore
});

test('a server that answers for something else is asked again, later', async (t) => {
  const waits: (number | null)[] = [];
  await sendWaiting({
    first: () => Promise.resolve(openings(1)),
    send: () => Promise.resolve([{ id: 'another', outcome: 'taken', number: null }]),
    settle: () => Promise.reject(new Error('nothing is to be settled')),
    rest: (ms) => Promise.resolve(void waits.push(ms)),
    isStopped: () => waits.length === 3,
    random: () => 0,
  });
  t.deepEqual(waits, [250, 500, 1_000]);
});
