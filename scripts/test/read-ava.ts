import type { Outcome } from './check.ts';
import type { Ended } from './run-program.ts';

/**
 * Counts what ava's default reporter printed. (Its TAP reporter falls over a test that never ends.)
 * What is kept of the output is everything but the tests that passed. Tests left out count as failed where none may be.
 */
export const readAva = ({ code, output }: Ended, mayLeaveOut: boolean): Outcome => {
  const passed = output.split('\n').filter((line) => passedLine.test(line)).length;
  const leftOut = count(output, /^ {2}(\d+) tests? (?:skipped|todo)$/gm);
  const failed = count(output, failures) + (mayLeaveOut ? 0 : leftOut);
  const told = output
    .split('\n')
    .filter((line) => !passedLine.test(line))
    .join('\n');

  if (failed === 0 && (code !== 0 || passed === 0)) return { passed, failed: 1, output: told };
  return { passed, failed, output: failed > 0 || leftOut > 0 ? told : '' };
};

const passedLine = /^ {2}✔ /;

const failures =
  /^ {2}(\d+) (?:tests? failed|hooks? failed|known failures?|unhandled rejections?|uncaught exceptions?|tests? remained pending after a timeout)$/gm;

const count = (output: string, pattern: RegExp): number =>
  [...output.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0);
