import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import path from 'node:path';

const isLeftOut = ({ name }: { name: string }) => ['node_modules', 'dist', 'test', '.swc'].includes(name) || /\.test\.tsx?$/.test(name);

/** One hash over the names and contents of all files in these folders (and over the given texts), tests and results left out. */
export const fingerprint = (root: string, folders: readonly string[], texts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text}\0`);
  for (const file of folders.flatMap((folder) => filesIn(root, folder)))
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
};

const filesIn = (root: string, folder: string): string[] =>
  globSync(`${folder}/**`, { cwd: root, withFileTypes: true, exclude: isLeftOut })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
