import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Sentence } from './say.ts';

/** Where everything lies that the embedded program keeps between two starts. */
export type DataFolder = {
  readonly database: string;
  readonly sandbox: string;
  readonly files: string;
  readonly pictures: string;
  readonly web: string;
  readonly merchantsFile: string;
  readonly alipayFile: string;
  readonly settingsFile: string;
  readonly close: () => void;
};

const root = resolve(import.meta.dirname, '../..');

/** Opens the folder for this process alone; `fresh` forgets what is in it. */
export const openDataFolder = (folder: string, fresh: boolean): DataFolder => {
  mkdirSync(folder, { recursive: true });
  const lock = takeLock(folder);
  if (fresh)
    for (const name of readdirSync(folder)) if (!name.startsWith(lockName)) rmSync(join(folder, name), { recursive: true, force: true });
  const files = join(folder, 'files');
  const data = {
    database: join(folder, 'mendian.sqlite'),
    sandbox: join(folder, 'sandbox'),
    files,
    pictures: join(files, 'pictures'),
    web: join(folder, 'web'),
    merchantsFile: join(folder, 'merchants.json'),
    alipayFile: join(folder, 'alipay.json'),
    settingsFile: join(folder, 'settings.json'),
  };
  for (const path of [data.sandbox, data.pictures, data.web]) mkdirSync(path, { recursive: true });
  link(join(root, 'miniapp/dist/h5'), join(data.web, 'h5'));
  link(join(root, 'admin-web/dist'), join(data.web, 'admin-web'));
  return { ...data, close: () => lock.close() };
};

const lockName = 'lock.sqlite';

/** SQLite's own lock on a file of its own: the system takes it off a process that was killed. */
const takeLock = (folder: string): Sqlite.Database => {
  const lock = new Sqlite(join(folder, lockName), { timeout: 500 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY') !== true) throw error;
    throw new Sentence(`Mendian runs already on the data in ${folder}. Stop it first, or give another folder with --data.`);
  }
};

/** The built clients stay where they are built; the server finds them beside each other. */
const link = (target: string, path: string): void => {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path, 'junction');
};
