import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { Question, Usage } from './probe.ts';

export type NodeProgram = {
  readonly pid: number;
  /** What it has used since its start. */
  readonly usage: (swept?: boolean) => Promise<Usage>;
  /** Hands it a message, for programs of the bench itself. */
  readonly tell: (message: object) => void;
  /** Hears what it says besides the answers of the probe. */
  readonly hear: (listener: (message: Record<string, unknown>) => void) => void;
  readonly stop: () => Promise<void>;
};

type Options = { readonly environment?: Record<string, string>; /** Where its output goes. */ readonly log: string };

const probe = path.join(import.meta.dirname, 'probe.ts');
const stopMsMax = 10_000;

/** Starts a Node program as it would be started in production, with the probe in it. It ends with this process. */
export const startNode = (args: readonly string[], { environment = {}, log }: Options): NodeProgram => {
  const child = spawn(process.execPath, ['--expose-gc', '--import', probe, ...args], {
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = createWriteStream(log, { flags: 'a' });
  child.stdout!.pipe(output, { end: false });
  child.stderr!.pipe(output, { end: false });
  const ended = once(child, 'exit').finally(() => output.end());
  const waiting = new Map<number, (usage: Usage) => void>();
  const listeners: ((message: Record<string, unknown>) => void)[] = [];
  child.on('message', (message: { answers?: number; usage?: Usage }) => {
    if (message.answers === undefined) return listeners.forEach((listener) => listener(message as Record<string, unknown>));
    waiting.get(message.answers)?.(message.usage!);
    waiting.delete(message.answers);
  });
  let asked = 0;
  return {
    pid: child.pid!,
    usage: (swept = false) =>
      Promise.race([
        new Promise<Usage>((resolve) => {
          asked += 1;
          waiting.set(asked, resolve);
          child.send({ usage: asked, swept } satisfies Question);
        }),
        ended.then(() => Promise.reject(new Error(`${args[0]} ended: see ${log}`))),
      ]),
    tell: (message) => void child.send(message),
    hear: (listener) => void listeners.push(listener),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const cut = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
      await ended;
      clearTimeout(cut);
    },
  };
};

/** Nothing of the caller's settings reaches a measured program. */
const inherited = (): Record<string, string> => {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
};

/** A program of the bench: `main.ts --child <name>`. */
export const startChild = (name: string, options: Options): NodeProgram =>
  startNode([path.join(import.meta.dirname, 'main.ts'), '--child', name], options);
