import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type RunningSandbox = { readonly url: string; readonly ended: Promise<unknown>; readonly stop: () => Promise<void> };

const readyMsMax = 20_000;
const stopMsMax = 5_000;

/** Runs the sandbox, whose ERP has so many stores, as a process of its own, on the port it had last time if that is free: pages that are open find it again. */
export const runSandbox = async (dataDir: string, port: number, stores: number): Promise<RunningSandbox> => {
  const child = fork(join(import.meta.dirname, 'sandbox-process.ts'), [dataDir, String(port), String(stores)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    urlFrom(child),
    ended.then(([code]) => Promise.reject(new Error(`the sandbox ended at once (${String(code)})`))),
    new Promise<string>((_resolve, reject) => setTimeout(() => reject(new Error('the sandbox did not start in time')), readyMsMax).unref()),
  ]);
  return {
    url,
    ended,
    stop: async () => {
      const force = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(force);
    },
  };
};

/** The sandbox's own message; under `node --watch` the watcher sends others before it. */
const urlFrom = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) =>
    child.on('message', (message) => {
      if (typeof message === 'object' && 'url' in message && typeof message.url === 'string') resolve(message.url);
    }),
  );
