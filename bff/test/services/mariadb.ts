import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { answerOf, environment, runProgram, type Service } from './program.ts';

const execute = promisify(execFile);
const run = (file: string, args: readonly string[]) => execute(file, args, { env: environment });
const cache = path.resolve(import.meta.dirname, '../../../node_modules/.cache/mendian');

/** Small files, so that a new one is there at once; every commit is durable, as in production. */
const settings = [
  '--innodb-log-file-size=8M',
  '--innodb-buffer-pool-size=128M',
  '--innodb-flush-log-at-trx-commit=1',
  '--max-connections=500',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--skip-log-bin',
];

/** Starts an empty MariaDB. `extraSettings` are options of mariadbd, for example `--innodb-lock-wait-timeout=1`. */
export const startMariadb = async (extraSettings: readonly string[] = []): Promise<Service> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mendian-mariadb-'));
  const data = path.join(folder, 'data');
  await cp(await templateFolder(), data, { recursive: true });
  // A server that starts deletes what lies in its folder for temporary tables, whoever's it is: each has its own.
  const temporary = path.join(folder, 'tmp');
  await mkdir(temporary);

  const port = await freePort();
  const command = [
    'mariadbd',
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${data}`,
    `--tmpdir=${temporary}`,
    `--socket=${path.join(folder, 'socket')}`,
    `--pid-file=${path.join(folder, 'pid')}`,
    `--port=${port}`,
    ...settings,
    ...extraSettings,
  ];
  let program = await runProgram(command, port, greets);
  return {
    url: `mysql://root@127.0.0.1:${port}/`,
    port,
    pid: () => program.child.pid!,
    kill: () => program.end('SIGKILL'),
    startAgain: async () => {
      program = await runProgram(command, port, greets);
    },
    stop: async () => {
      await program.end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** The first packet of MariaDB carries its version; an error packet (too many connections, not ready) does not. */
const greets = async (port: number): Promise<boolean> => (await answerOf(port, '')).includes('MariaDB');

/** A data folder as mariadb-install-db makes it, made once and copied from then on. */
const templateFolder = async (): Promise<string> => {
  const { stdout } = await run('mariadbd', ['--version']);
  const version = /Ver (\S+)/.exec(stdout)?.[1] ?? 'unknown';
  const template = path.join(cache, `mariadb-${version}`);
  if (existsSync(template)) return template;

  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(path.join(cache, 'mariadb-new-'));
  await run('mariadb-install-db', [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${fresh}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=8M',
  ]);
  // Another run may have been quicker; then its template serves as well.
  await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
  return template;
};
