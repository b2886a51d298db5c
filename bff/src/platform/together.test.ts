import test from 'ava';
import { together } from './together.ts';

/** Runs that end when they are told to. */
const heldRuns = (thingsMax: number) => {
  const runs: { things: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const ask = together(thingsMax, (things: readonly number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    runs.push({ things, end: () => resolve(things.map((thing) => `done ${thing}`)), fail: reject });
    return promise;
  });
  return { ask, runs, taken: () => runs.map(({ things }) => things) };
};

test('what comes alone is run at once; what comes while that is under way shares the next', async (t) => {
  const { ask, runs, taken } = heldRuns(3);
  const answers = [1, 2, 3, 4, 5].map(ask);
  t.deepEqual(taken(), [[1]]);
  runs[0]!.end();
  t.is(await answers[0], 'done 1');
  t.deepEqual(taken(), [[1], [2, 3, 4]], 'not more than fit into one');
  runs[1]!.end();
  t.deepEqual(await Promise.all(answers.slice(1, 4)), ['done 2', 'done 3', 'done 4']);
  t.deepEqual(taken().at(-1), [5]);
  runs[2]!.end();
  t.is(await answers[4], 'done 5');
});

test('a run that fails fails for each of its things, and the next goes on', async (t) => {
  const { ask, runs, taken } = heldRuns(10);
  const [first, second, third] = [1, 2, 3].map(ask);
  runs[0]!.end();
  t.is(await first, 'done 1');
  runs[1]!.fail(new Error('no database'));
  await t.throwsAsync(second!, { message: 'no database' });
  await t.throwsAsync(third!, { message: 'no database' });
  const fourth = ask(4);
  t.deepEqual(taken(), [[1], [2, 3], [4]]);
  runs[2]!.end();
  t.is(await fourth, 'done 4');
});
