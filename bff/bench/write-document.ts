import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Line } from './rows/row.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const document = path.join(root, 'docs/performance.md');
const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];

/** Puts the table between its two marks in docs/performance.md; what people wrote around it stays. */
export const writeDocument = async (lines: readonly Line[], machine: { cores: number; quick: boolean }): Promise<void> => {
  const text = await readFile(document, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < 0) throw new Error(`docs/performance.md has no ${begin} … ${end}`);
  await writeFile(document, `${text.slice(0, before + begin.length)}\n\n${await tableText(lines, machine)}\n\n${text.slice(after)}`);
  // A table is laid out as the formatter wants it, or the check of the formatting would stop it.
  await run(process.execPath, [path.resolve(root, 'node_modules/prettier/bin/prettier.cjs'), '--log-level', 'silent', '--write', document]);
};

const tableText = async (lines: readonly Line[], { cores, quick }: { cores: number; quick: boolean }): Promise<string> => {
  const versions = `Node ${process.versions.node}, ${await versionOf('mariadbd')}, ${await versionOf('redis-server')}`;
  const day = new Date().toISOString().slice(0, 10);
  const head = `Measured ${day} on ${cores} cores shared with other programs; ${versions}.${quick ? ' A quick run: trust the ratios, not the figures.' : ''}`;
  const rows = lines.map(
    ({ what, yardstick, ours, ratio, goal, met }) => `| ${[what, yardstick, ours, ratio, goal, met ? 'yes' : '**no**'].join(' | ')} |`,
  );
  const notes = lines.flatMap(({ what, notes: said = [] }) => said.map((note) => `- ${what}: ${note}`));
  return [
    head,
    '',
    '| what | yardstick | ours | ratio | goal | met |',
    '|---|---|---|---|---|---|',
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
};

/** `MariaDB 10.11.19`, without the name of the machine it was built for. */
const versionOf = async (program: string): Promise<string> => {
  const { stdout } = await run(program, ['--version']);
  const version = /(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? 'of unknown version';
  return `${program === 'mariadbd' ? 'MariaDB' : 'Redis'} ${version}`;
};
