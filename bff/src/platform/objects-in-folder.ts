import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newToken } from './chance.ts';
import type { Objects } from './objects.ts';

/** Written beside its place and then put there, so that nobody reads half a file. */
export const objectsInFolder = (folder: string): Objects => ({
  put: async (name, bytes) => {
    const path = join(folder, name);
    const beside = `${path}.${newToken()}.part`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, bytes);
    await rename(beside, path);
  },
  get: async (name) => {
    try {
      return await readFile(join(folder, name));
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return null;
      throw error;
    }
  },
  remove: (name) => rm(join(folder, name), { force: true }),
});
