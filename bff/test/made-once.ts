import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

type Make = (path: string) => Promise<void>;

const made = new Map<string, Promise<string>>();

/**
 * A file that is costly to make and the same for all test files: the first that wants it makes it, in the folder that ava.config.js makes for
 * each run. Processes that want it at once all make it, and one of theirs is kept: nobody reads half a file.
 */
export const madeOnce = (name: string, make: Make): Promise<string> => {
  const path = made.get(name) ?? findOrMake(name, make);
  made.set(name, path);
  return path;
};

const findOrMake = async (name: string, make: Make): Promise<string> => {
  const folder = process.env['MENDIAN_TEST_KEPT'];
  if (folder === undefined) throw new Error('MENDIAN_TEST_KEPT is missing: run the tests with ava, whose configuration sets it');
  const path = join(folder, name);
  if (existsSync(path)) return path;

  const fresh = join(folder, `${process.pid}-${name}`);
  await make(fresh);
  await rename(fresh, path);
  return path;
};
