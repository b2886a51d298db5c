import type { Hands } from '../bootstrap/hands.ts';
import { failedOnce, type Check, type Outcome } from './check.ts';
import { nameOf } from './machine.ts';
import type { Need } from './check.ts';

type Circumstances = { missing: readonly Need[]; isStrict: boolean; hands: Hands };

/** Runs one check and prints how it went: one line, and what it had to say if it failed. */
export const runCheck = async (check: Check, circumstances: Circumstances): Promise<Outcome> => {
  const { say } = circumstances.hands;
  const began = performance.now();
  const outcome = await attempt(check, circumstances);
  const seconds = Math.round((performance.now() - began) / 1000);

  const tests = outcome.passed + outcome.failed > 1 ? `${outcome.passed} passed, ${outcome.failed} failed` : '';
  say(
    `${outcome.failed > 0 ? 'FAILED' : outcome.passed > 0 ? 'passed' : 'left out'}  ${check.name.padEnd(16)} ${String(seconds).padStart(3)} s  ${tests}`,
  );
  if (outcome.output.trim() !== '') console.log(`\n${outcome.output.trimEnd().replace(/^/gm, '        ')}\n`);
  return outcome;
};

const attempt = async (check: Check, { missing, isStrict }: Circumstances): Promise<Outcome> => {
  const needed = named(check.needs, missing);
  const wanted = named(check.wants, missing);
  if (isStrict && needed + wanted !== '')
    return failedOnce(`Not on this machine: ${[needed, wanted].filter(Boolean).join(', ')}. Where CI is set, nothing is left out.`);
  if (needed !== '') return { passed: 0, failed: 0, output: `Not on this machine: ${needed}. Install it to run these tests.` };

  const outcome = await check
    .run()
    .catch((error: unknown) => failedOnce(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  if (wanted === '') return outcome;
  return { ...outcome, output: `Not on this machine: ${wanted}. The tests in a browser were left out.\n${outcome.output}` };
};

const named = (needs: readonly Need[] | undefined, missing: readonly Need[]): string =>
  (needs ?? [])
    .filter((need) => missing.includes(need))
    .map(nameOf)
    .join(', ');
