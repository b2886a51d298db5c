import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Harness } from './harness.ts';
import { freePort } from './services/free-port.ts';

/** A second process of Mendian on the same database, as a chain runs several. */
export const startOther = async ({ settings }: Harness) => {
  const port = String(await freePort());
  const shared = Object.entries(settings).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const env = { ...process.env, ...Object.fromEntries(shared), PORT: port, ROLES: 'web' };
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../src/cli.ts'), 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const isReady = () => fetch(`${url}/readyz`).then(({ ok }) => ok, () => false); // prettier-ignore
  for (const began = Date.now(); !(await isReady()) && Date.now() - began < 20_000;) await pause(100);
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { url, stop };
};

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
