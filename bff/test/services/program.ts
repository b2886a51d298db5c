import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A database server that only the one who started it uses: on a free port of 127.0.0.1, with its files in a folder of its own. */
export type Service = {
  /** Address with user and password, without a database name. */
  readonly url: string;
  readonly port: number;
  /** Process id, for counting its CPU time or stopping it with SIGSTOP. It changes with `startAgain`. */
  readonly pid: () => number;
  /** Ends it as a power cut does (SIGKILL). What it had made durable is still in its folder. */
  readonly kill: () => Promise<void>;
  /** Starts it anew on the same port and folder, after `kill`. */
  readonly startAgain: () => Promise<void>;
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>;
};

type Program = { readonly child: ChildProcess; readonly end: (signal: NodeJS.Signals) => Promise<void> };

const startMsMax = 30_000;

/** Debian keeps servers in /usr/sbin, which is not on everyone's PATH. */
export const environment = { ...process.env, PATH: [process.env['PATH'], '/usr/sbin', '/usr/local/sbin'].join(path.delimiter) };

/** Runs a server program and waits until it answers on its port. Where Linux can, the program dies with the process that started it. */
export const runProgram = async (
  command: readonly string[],
  port: number,
  isReady: (port: number) => Promise<boolean>,
): Promise<Program> => {
  const [file, ...args] = [...dyingWithUs(), ...command];
  const child = spawn(file!, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  const output = tailOf(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };

  const giveUpAt = performance.now() + startMsMax;
  while (!(await isReady(port))) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${command[0]} ended while starting:\n${output()}`);
    if (performance.now() > giveUpAt) {
      await end('SIGKILL');
      throw new Error(`${command[0]} did not answer on port ${port} in ${startMsMax / 1000} s:\n${output()}`);
    }
    await delay(20);
  }
  return { child, end };
};

/** Asks a port something and gives what came back within half a second, or an empty text. */
export const answerOf = (port: number, question: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 }, () => socket.write(question));
    const settle = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => settle(data.toString('latin1')));
    socket.once('error', () => settle(''));
    socket.once('timeout', () => settle(''));
    socket.once('close', () => settle(''));
  });

const dyingWithUs = () => (existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : []);

const tailOf = (child: ChildProcess) => {
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-4_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
};
