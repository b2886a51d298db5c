import { spawn } from 'node:child_process';
import path from 'node:path';
import { endTree } from '../bootstrap/end-tree.ts';
import { root } from '../build/clients.ts';

export type Ended = { readonly code: number; readonly output: string };

/** No check takes this long; one that does hangs, and is ended. */
const runMsMax = 30 * 60_000;

/**
 * Runs a JavaScript file on this Node (so that the checks are the same on every machine) and collects what it prints.
 * `onOutput` hears all output so far.
 */
export const runProgram = (
  args: readonly string[],
  stopAsked: AbortSignal,
  env: Record<string, string> = {},
  onOutput?: (output: string) => void,
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...ourPath(), NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    });
    const end = () => endTree(child);
    const timer = setTimeout(() => endTree(child, 'SIGKILL'), runMsMax);
    stopAsked.addEventListener('abort', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onOutput?.(output);
      });
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.once('close', (code, endedBy) => {
      clearTimeout(timer);
      stopAsked.removeEventListener('abort', end);
      resolve({ code: code ?? 1, output: endedBy ? `${output}ended by ${endedBy}\n` : output });
    });
  });

/** Whoever calls `node` by name gets the Node that runs us. */
const ourPath = () => {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { [name]: [path.dirname(process.execPath), path.join(root, 'node_modules/.bin'), process.env[name]].join(path.delimiter) };
};
