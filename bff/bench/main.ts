import { parseArgs } from 'node:util';

/** `npm run bench [-- names…] [--quick] [--write]`: measures Mendian beside its yardsticks and prints a table. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Under two minutes, for trying. */
    quick: { type: 'boolean', default: false },
    /** Keeps the table in docs/performance.md. */
    write: { type: 'boolean', default: false },
    /** A program that the bench starts beside itself. */
    child: { type: 'string' },
  },
});

if (values.child === undefined) await (await import('./run.ts')).run(positionals, values);
else await (await import('./child.ts')).runChild(values.child);
