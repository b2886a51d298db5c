import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOnNode24 } from './node24.mjs';
import { readOptions, Sentence } from './options.mjs';
import { bringPackages } from './packages.mjs';
import { sayingSince } from './say.mjs';

/**
 * Enters a command from a bare clone: reads its options, checks what can be checked at once, brings the packages,
 * and goes on in TypeScript on Node 24.
 */
export const enter = async ({ help, table, main, checkFirst, lastLineOfFailure }) => {
  const startedAt = Date.now();
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(help);
    return;
  }
  try {
    const options = readOptions(args, table);
    await checkFirst?.(options);
    await bringPackages(sayingSince(startedAt));
    const file = fileURLToPath(new URL(path.posix.join('..', main), import.meta.url));
    process.exitCode = await runOnNode24(file, { ...options, startedAt });
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error);
    if (lastLineOfFailure !== undefined) console.log(lastLineOfFailure);
    process.exitCode = 1;
  }
};
