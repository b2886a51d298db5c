import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { root } from '../build/clients.ts';
import { onAnyDatabase } from './any-database.ts';

const choosing = path.join(root, 'bff/test/database.ts');
const choices = /MENDIAN_TEST_(DATABASE|MYSQL_URL|REDIS_URL)/;

/** A file and all of ours that it brings with it. */
const broughtBy = (file: string, known = new Set<string>()): Set<string> => {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, from] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g))
    broughtBy(path.resolve(path.dirname(file), from!), known);
  return known;
};

for (const pattern of onAnyDatabase)
  test(`what runs in one half alone takes no database of the run: ${pattern}`, (t) => {
    const files = globSync(pattern, { cwd: root }).map((file) => path.join(root, file));
    t.true(files.length > 0);
    for (const file of files) {
      t.false(broughtBy(file).has(choosing), file);
      t.notRegex(readFileSync(file, 'utf8'), choices, file);
    }
  });

test('what takes the database of the run is known by what it brings with it', (t) => {
  t.true(broughtBy(path.join(root, 'bff/src/platform/outbox.test.ts')).has(choosing));
});
