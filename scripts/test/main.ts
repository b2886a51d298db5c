import type { Hands } from '../bootstrap/hands.ts';
import { buildChecks } from './builds.ts';
import type { Check, Outcome } from './check.ts';
import { findMissing } from './machine.ts';
import { runCheck } from './run-check.ts';
import { fileChecks, wholeChecks } from './statics.ts';
import { testChecks } from './tests.ts';

type TestOptions = { list: boolean; only?: string };

/** Runs the checks: what looks at the code and the builds in two lanes of about the same length, then the tests, which use all cores themselves. */
export const main = async ({ list, only }: TestOptions, hands: Hands): Promise<number> => {
  const isStrict = !['', '0', 'false'].includes(process.env['CI'] ?? '');
  const stages = [[fileChecks(hands), [...buildChecks(hands), ...wholeChecks(hands)]], [testChecks(hands, isStrict)]];
  const names = stages.flat(2).map(({ name }) => name);
  if (list) {
    console.log(names.join('\n'));
    return 0;
  }
  if (only !== undefined && !names.includes(only)) {
    console.error(`There is no check ${only}. npm test -- --list names them all.`);
    return 1;
  }

  const chosen = stages.map((lanes) => lanes.map((lane) => lane.filter(({ name }) => only === undefined || name === only)));
  const missing = findMissing(unique(chosen.flat(2).flatMap(({ needs, wants }) => [...(needs ?? []), ...(wants ?? [])])), hands);
  const runLane = async (lane: readonly Check[]): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const check of lane) if (!hands.stopAsked.aborted) outcomes.push(await runCheck(check, { missing, isStrict, hands }));
    return outcomes;
  };

  const outcomes: Outcome[] = [];
  for (const lanes of chosen) outcomes.push(...(await Promise.all(lanes.map(runLane))).flat());
  return summarize(outcomes, hands.stopAsked.aborted);
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The last line says it in numbers; nothing run is no success. */
const summarize = (outcomes: readonly Outcome[], isInterrupted: boolean): number => {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  if (isInterrupted) console.log('\nInterrupted: not every check has run.');
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 || isInterrupted ? 1 : 0;
};
