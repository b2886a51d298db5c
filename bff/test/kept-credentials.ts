import { readFile, writeFile } from 'node:fs/promises';
import { makeCredentials, type SandboxCredentials } from '../sandbox/start-sandbox.ts';
import { madeOnce } from './made-once.ts';

/** The sandbox's keys, which take half a second to find: all test files of a run that begin in the same year have the same. */
export const keptCredentials = async (now: () => Date): Promise<SandboxCredentials> => {
  const file = await madeOnce(`credentials-${now().getUTCFullYear()}.json`, async (path) => {
    await writeFile(path, JSON.stringify(await makeCredentials({ now })));
  });
  return JSON.parse(await readFile(file, 'utf8')) as SandboxCredentials;
};
