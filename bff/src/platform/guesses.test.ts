import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { refuse, type DomainError } from '@mendian/shared/kernel/errors.ts';
import { limitingGuesses } from './guesses.ts';
import { openLimits } from './limits.ts';

const guessing = (limits = openLimits(null)) => {
  const tried = { wrong: 0, right: 0 };
  const guess = async (isRight: boolean): Promise<string> => {
    try {
      await limitingGuesses(
        { limits, limit: { name: 'guess', points: 10, seconds: 300 }, key: 'a terminal', wrong: ['thing/not-found'] },
        async () => {
          await pause(5);
          if (isRight) return void (tried.right += 1);
          tried.wrong += 1;
          throw refuse('thing/not-found');
        },
      );
      return 'right';
    } catch (error) {
      return (error as DomainError).code;
    }
  };
  return { tried, guess };
};

test('guesses that are sent at the same time do not slip in before the first is counted', async (t) => {
  const { tried, guess } = guessing();
  const answers = await Promise.all(Array.from({ length: 200 }, () => guess(false)));
  t.is(tried.wrong, 10);
  t.is(answers.filter((answer) => answer === 'limit/too-many').length, 190);
  t.is(await guess(true), 'limit/too-many');
});

test('right ones do not count, however many there were and with what others they come', async (t) => {
  const { tried, guess } = guessing();
  for (let no = 0; no < 25; no += 1) t.is(await guess(true), 'right');
  for (let no = 0; no < 9; no += 1) t.is(await guess(false), 'thing/not-found');
  t.is(await guess(true), 'right');
  t.is(await guess(false), 'thing/not-found');
  t.is(await guess(true), 'limit/too-many');
  t.deepEqual(tried, { wrong: 10, right: 26 });
});
