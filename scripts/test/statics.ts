import type { Hands } from '../bootstrap/hands.ts';
import { failedOnce, passedOnce, type Check } from './check.ts';
import { runProgram } from './run-program.ts';

const programs: Record<string, readonly string[]> = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'],
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

/** What can be said about the code without running it. */
export const staticChecks = ({ stopAsked }: Hands): Check[] =>
  Object.entries(programs).map(([name, args]) => ({
    name,
    run: async () => {
      const { code, output } = await runProgram(args, stopAsked);
      return code === 0 ? passedOnce : failedOnce(output);
    },
  }));
