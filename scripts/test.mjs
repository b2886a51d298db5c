import './bootstrap/refuse-old-node.mjs';

const help = `npm test -- [options]     runs every check there is; the last line says how many passed and failed

  --list        name the checks
  --only NAME   run one of them, for example: npm test -- --only lint
  --help        this text

Where CI is set nothing may be missing or skipped. On Debian as root, what is missing is installed.`;

import('./bootstrap/enter.mjs').then(({ enter }) =>
  enter({ help, table: { list: { kind: 'flag' }, only: { kind: 'text' } }, main: 'test/main.ts', lastLineOfFailure: '0 passed, 1 failed' }),
);
