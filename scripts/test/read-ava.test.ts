import test from 'ava';
import { readAva } from './read-ava.ts';

const clean = `
  ✔ one › adds up (12ms)
  ✔ two › holds
  ─

  2 tests passed
`;

const broken = `
  ✔ one › adds up
  - [skip] one › later
  ✘ [fail]: one › breaks

  Uncaught exception in c.test.ts

  ✘ Timed out while running tests
  ─

  one › breaks

  Difference (- actual, + expected):

  ─

  1 test failed
  1 test skipped
  1 unhandled rejection
  2 uncaught exceptions
  3 tests remained pending after a timeout
`;

test('a clean run of tests counts what passed and says nothing more', (t) => {
  t.deepEqual(readAva({ code: 0, output: clean }, false), { passed: 2, failed: 0, output: '' });
});

test('everything that went wrong in a run counts as failed, and is shown without the tests that passed', (t) => {
  const outcome = readAva({ code: 1, output: broken }, true);
  t.like(outcome, { passed: 1, failed: 7 });
  t.true(outcome.output.includes('Difference'));
  t.false(outcome.output.includes('✔'));
});

test('a test left out counts as failed where nothing may be left out', (t) => {
  t.is(readAva({ code: 1, output: broken }, false).failed, 8);
});

test('a run without tests, or one that ends badly without saying why, has failed', (t) => {
  t.is(readAva({ code: 0, output: '' }, true).failed, 1);
  t.is(readAva({ code: 7, output: clean }, true).failed, 1);
});
