import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Shop } from './open-shop.ts';
import { until } from './screen.ts';

/** The shop's server as a process of its own, which can be killed as a machine that loses its power. Its own app has to be stopped before. */
export const startServerProcess = async ({ house: { settings } }: Shop) => {
  const texts = Object.entries(settings).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'serve-sqlite.ts')], {
    env: { ...process.env, ...Object.fromEntries(texts), PORT: String(settings.PORT), ROLES: 'web,worker' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until('the server answers', () => fetch(`${settings.PUBLIC_URL}/readyz`).then(({ ok }) => ok, () => false)); // prettier-ignore
  return {
    kill: async (): Promise<void> => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};
