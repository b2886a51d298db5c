import { globSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from './files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const isDoc = ({ path: file }: SourceFile) => file === 'README.md' || /^docs\/.*\.md$/.test(file);

/** Paths and links in the documents that lead nowhere. A path is what stands in backticks and begins with a folder at the top. */
export const deadPaths = (files: readonly SourceFile[]): string[] =>
  files.filter(isDoc).flatMap(({ path: file, text }) => [
    ...mentions(text)
      .filter((mention) => !exists(mention))
      .map((mention) => `${file}: ${mention}`),
    ...links(text)
      .filter((link) => !exists(path.posix.join(path.posix.dirname(file), link)))
      .map((link) => `${file}: ${link}`),
  ]);

/** Commands in the documents that package.json does not know. */
export const deadCommands = (files: readonly SourceFile[]): string[] => {
  const scripts = Object.keys((JSON.parse(files.find(({ path: file }) => file === 'package.json')!.text) as { scripts: object }).scripts);
  return files.filter(isDoc).flatMap(({ path: file, text }) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))\b(?!.* -w )/g)]
      .map(([, run, short]) => run ?? short!)
      .filter((name) => !scripts.includes(name))
      .map((name) => `${file}: npm run ${name}`),
  );
};

/** `bff/src/{a,b}.ts`, `modules/<domain>/` and `*.test.ts` stand for several: at least one must be there. Line numbers are left off. */
const mentions = (text: string): string[] =>
  [...text.matchAll(/`((?:shared|bff|admin-web|miniapp|docs|scripts|\.ci)\/[^\s`]*)`/g)].map(([, mention]) =>
    mention!.replace(/[:#].*$/, ''),
  );

const links = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)/g)].map(([, link]) => decodeURIComponent(link!));

const exists = (mention: string): boolean => {
  if (/\/(dist|node_modules)(\/|$)/.test(mention)) return true;
  const pattern = mention.replaceAll(/<[^>]+>|…|\bNNNN-title\b|\bNNNN\b/g, '*').replace(/\/$/, '');
  return globSync(pattern, { cwd: root }).length > 0;
};
