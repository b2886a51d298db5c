import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { endTree } from '../bootstrap/end-tree.ts';
import type { Hands } from '../bootstrap/hands.ts';
import { fingerprint } from './fingerprint.ts';

export const root = path.resolve(import.meta.dirname, '../..');

export type Client = {
  readonly name: string;
  readonly workspace: string;
  readonly script: string;
  readonly sources: readonly string[];
  readonly result: string;
};

export const weapp: Client = {
  name: 'mini-program (weapp)',
  workspace: 'miniapp',
  script: 'build:weapp',
  sources: ['miniapp', 'shared'],
  result: 'miniapp/dist/weapp',
};
export const h5: Client = {
  name: 'mini-program (H5)',
  workspace: 'miniapp',
  script: 'build:h5',
  sources: ['miniapp', 'shared'],
  result: 'miniapp/dist/h5',
};
export const adminWeb: Client = {
  name: 'admin-web',
  workspace: 'admin-web',
  script: 'build',
  sources: ['admin-web', 'shared'],
  result: 'admin-web/dist',
};

export type Built = { readonly client: Client; readonly ok: boolean; readonly output: string };

/** Builds a client, unless what it is made from is what it was made from the last time. */
export const buildClient = async (client: Client, hands: Hands): Promise<Built> => {
  const stamp = path.join(root, client.result, '.built-from');
  const sources = fingerprint(root, client.sources, [readFileSync(path.join(root, 'package-lock.json'), 'utf8'), ...settingsOfBuilds()]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return { client, ok: true, output: '' };

  hands.say(`Building ${client.name} …`);
  rmSync(stamp, { force: true });
  const { code, output } = await run(hands.npm(['run', client.script, '-w', client.workspace]), hands.stopAsked);
  const ok = code === 0 && existsSync(path.join(root, client.result));
  if (ok) writeFileSync(stamp, sources);
  hands.say(ok ? `Built ${client.name}.` : `${client.name} could not be built.`);
  return { client, ok, output };
};

/** The clients take their settings from TARO_APP_… and VITE_… at the time they are built. */
const settingsOfBuilds = () =>
  Object.entries(process.env)
    .filter(([name]) => /^(TARO_APP|VITE)_/.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();

const run = ({ file, args, shell }: ReturnType<Hands['npm']>, stopAsked: AbortSignal): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    stopAsked.addEventListener('abort', () => endTree(child));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: withoutProgress(output) }));
  });

/** Taro draws its progress over and over; in a record of what went wrong it would bury the reason, which comes last. */
const withoutProgress = (output: string): string =>
  stripVTControlCharacters(output)
    .split('\n')
    .filter((line, index, lines) => !/^● Webpack|^- 即将/.test(line) && (line.trim() !== '' || lines[index - 1]?.trim() !== ''))
    .slice(-100)
    .join('\n');
