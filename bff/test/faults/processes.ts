import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** Compiled code is kept, as in production: a process killed and started again is soon back. */
const compiled = join(tmpdir(), 'mendian-compiled');

export type Process = {
  readonly url: string;
  /** Ends it as a power cut would, and starts it again. */ readonly killAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A process of Mendian's own, in the settings it is given. Real time, real SQL, real Redis. */
export const startProcess = async (settings: Record<string, string>): Promise<Process> => {
  const url = `http://127.0.0.1:${settings['PORT']}`;
  let child = await begin(settings, url);
  return {
    url,
    killAndRestart: async () => {
      await end(child, 'SIGKILL');
      child = await begin(settings, url);
    },
    stop: () => end(child, 'SIGTERM'),
  };
};

const begin = async (settings: Record<string, string>, url: string): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiled, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (!settings['ROLES']!.includes('web')) return child;
  for (let tries = 0; tries < 900 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return child;
    await pause(100);
  }
  throw new Error(`the process at ${url} did not become ready`);
};

const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
