import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';
import { answerOf, runProgram, type Service } from './program.ts';

/** Starts an empty Redis that keeps nothing on disk: after `kill` and `startAgain` it is empty, which the system has to bear. */
export const startRedis = async (extraSettings: readonly string[] = []): Promise<Service> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mendian-redis-'));
  const port = await freePort();
  const command = [
    'redis-server',
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
    ...extraSettings,
  ];
  let program = await runProgram(command, port, answers);
  return {
    url: `redis://127.0.0.1:${port}/`,
    port,
    pid: () => program.child.pid!,
    kill: () => program.end('SIGKILL'),
    startAgain: async () => {
      program = await runProgram(command, port, answers);
    },
    stop: async () => {
      await program.end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const answers = async (port: number): Promise<boolean> => (await answerOf(port, 'PING\r\n')).startsWith('+PONG');
