import { setTimeout as delay } from 'node:timers/promises';
import test from 'ava';
import { openTurns } from './feed-turns.ts';

test('what is asked for during its turn comes once more after it, however often it was asked for', async (t) => {
  let runs = 0;
  const turns = openTurns<string>(2, async () => {
    runs += 1;
    await delay(20);
    return false;
  });
  turns.ask('a');
  await delay(5);
  for (let asked = 0; asked < 5; asked += 1) turns.ask('a');
  await delay(100);
  await turns.settled();
  t.is(runs, 2);
});

test('no more than so many have their turn at the same time, and all come', async (t) => {
  let now = 0;
  let most = 0;
  const served: number[] = [];
  const turns = openTurns<number>(3, async (thing) => {
    now += 1;
    most = Math.max(most, now);
    await delay(5);
    now -= 1;
    served.push(thing);
    return false;
  });
  for (let thing = 0; thing < 20; thing += 1) turns.ask(thing);
  await turns.settled();
  t.is(most, 3);
  t.deepEqual(
    served.sort((a, b) => a - b),
    Array.from({ length: 20 }, (_, thing) => thing),
  );
});

test('who wants another turn gets it, after the others', async (t) => {
  const served: string[] = [];
  const turns = openTurns<string>(1, async (thing) => {
    served.push(thing);
    return thing === 'long' && served.length < 4;
  });
  turns.ask('long');
  turns.ask('short');
  await delay(10);
  await turns.settled();
  t.deepEqual(served, ['long', 'short', 'long', 'long']);
});
