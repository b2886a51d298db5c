import test from 'ava';
import { deadCommands, deadPaths } from './tidy/docs.ts';
import { readFiles, type SourceFile } from './tidy/files.ts';
import { differingVersions, namelessPaths, sharedNumbers } from './tidy/names.ts';
import { patterns, type Pattern } from './tidy/patterns.ts';
import { ambiguousWords } from './tidy/words.ts';

const files = readFiles();

/** What stands against the rule is listed; there should be nothing. */
const holds = test.macro((t, find: (files: readonly SourceFile[]) => string[]) => {
  t.deepEqual(find(files), []);
});

for (const pattern of patterns) test(pattern.rule, holds, (all) => all.flatMap((file) => breachesIn(file, pattern)));

test('the paths and links in README and docs lead somewhere', holds, deadPaths);
test('the commands in README and docs are in package.json', holds, deadCommands);
test('a file or folder is named for what it holds, not utils, helpers, common or misc', holds, namelessPaths);
test('no two decisions and no two migrations have the same number', holds, sharedNumbers);
test('a package that two workspaces use has one version', holds, differingVersions);
test('each word in docs/words.md stands for one thing, and each thing has one word', holds, ambiguousWords);

const breachesIn = (file: SourceFile, { pattern, where, except, inComments }: Pattern): string[] => {
  if (!where.test(file.path) || except?.test(file.path) || !pattern.test(file.text)) return [];
  const lines = (inComments ? file.text : file.code()).split('\n');
  const hits = lines
    .map((line, index) => (pattern.test(line) ? `${file.path}:${index + 1}: ${line.trim().slice(0, 100)}` : ''))
    .filter(Boolean);
  return hits;
};
