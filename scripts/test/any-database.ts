/**
 * Tests of the server that take no database of the run: they have one of their own, or none. Beside MariaDB they would be the same tests once
 * more, so they run in one half. Patterns of files, as ava takes them.
 */
export const onAnyDatabase = [
  'bff/embedded/{embedded,seed}.test.ts',
  'bff/embedded/demo/*.test.ts',
  'bff/sandbox/**/*.test.ts',
  'bff/src/gateways/*.test.ts',
];
