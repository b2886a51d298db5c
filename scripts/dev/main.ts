import { spawn, type ChildProcess } from 'node:child_process';
import { endTree } from '../bootstrap/end-tree.ts';
import type { Hands } from '../bootstrap/hands.ts';
import { root } from '../build/clients.ts';

/** Runs server, admin-web and H5 so that each reloads when its source changes. Ends when one of them does, or when asked to. */
export const main = async ({ port }: { port: number }, { say, npm, stopAsked }: Hands): Promise<number> => {
  const env = { ...process.env, MENDIAN_BFF_URL: `http://127.0.0.1:${port}`, NODE_ENV: 'development' };
  const run = (file: string, args: readonly string[], shell = false) =>
    spawn(file, args, { cwd: root, env, shell, stdio: ['ignore', 'inherit', 'inherit'] });
  const runScript = (script: string, workspace: string) => {
    const { file, args, shell } = npm(['run', script, '-w', workspace]);
    return run(file, args, shell);
  };

  say(`Server: http://127.0.0.1:${port}, restarted when bff or shared changes. Its /m/, /terminal/ and /admin/ are what was built last.`);
  say('admin-web and H5, reloaded when they change: at the addresses that vite and webpack-dev-server print below.');
  const watched = ['bff/src', 'bff/embedded', 'bff/sandbox', 'shared/src'].map((folder) => `--watch-path=${folder}`);
  const programs = [
    run(process.execPath, ['--watch', '--watch-preserve-output', ...watched, 'bff/embedded/main.ts', '--port', `${port}`]),
    runScript('dev', 'admin-web'),
    runScript('dev:h5', 'miniapp'),
  ];
  const endAll = () => programs.forEach((program) => endTree(program));
  stopAsked.addEventListener('abort', endAll);
  const code = await Promise.race(programs.map(ended));
  endAll();
  await Promise.all(programs.map(ended));
  return stopAsked.aborted ? 0 : code;
};

const ended = (program: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    if (program.exitCode !== null || program.signalCode !== null) resolve(program.exitCode ?? 1);
    program.once('exit', (code) => resolve(code ?? 1));
    program.once('error', () => resolve(1));
  });
