import type { Hands } from '../bootstrap/hands.ts';
import { failedOnce, passedOnce, type Check } from './check.ts';
import { runProgram } from './run-program.ts';

type Programs = Record<string, readonly string[]>;

const ofEachFile: Programs = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'],
};

const ofTheWhole: Programs = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
  'types-admin-web': ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'admin-web/tsconfig.json'],
  'types-weapp': ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'miniapp/tsconfig.json'],
  'types-h5': ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'miniapp/tsconfig.h5.json'],
  dependencies: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'shared/src',
    'bff',
    'admin-web/src',
    'miniapp/src',
    'scripts',
  ],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
};

/** What can be said about the code without running it, file by file: together they take as long as the builds and the rest. */
export const fileChecks = (hands: Hands): Check[] => checksOf(ofEachFile, hands);

/** What can be said about the code without running it, of all files together. */
export const wholeChecks = (hands: Hands): Check[] => checksOf(ofTheWhole, hands);

const checksOf = (programs: Programs, { stopAsked }: Hands): Check[] =>
  Object.entries(programs).map(([name, args]) => ({
    name,
    run: async () => {
      const { code, output } = await runProgram(args, stopAsked);
      return code === 0 ? passedOnce : failedOnce(output);
    },
  }));
