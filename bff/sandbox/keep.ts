import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Things of one kind by id, oldest first. What is put is copied by JSON when kept, so it is plain data. */
export type Shelf<T> = {
  get(id: string): T | undefined;
  put(id: string, thing: T): void;
  all(): T[];
  readonly size: number;
};

export type Keep = { shelf<T>(kind: string, most: number): Shelf<T>; close(): void };

/** In memory; with a folder also in one SQLite file, so that a restarted sandbox remembers who paid. */
export const openKeep = (dataDir?: string): Keep => {
  const database = dataDir === undefined ? null : openDatabase(dataDir);
  return {
    shelf: <T>(kind: string, most: number): Shelf<T> => {
      const things = new Map<string, T>();
      for (const { id, thing } of database?.load(kind) ?? []) things.set(id, JSON.parse(thing) as T);
      return {
        get: (id) => things.get(id),
        put: (id, thing) => {
          things.set(id, thing);
          database?.put(kind, id, JSON.stringify(thing));
          if (things.size > most) {
            const oldest = things.keys().next().value!;
            things.delete(oldest);
            database?.drop(kind, oldest);
          }
        },
        all: () => [...things.values()],
        get size() {
          return things.size;
        },
      };
    },
    close: () => database?.close(),
  };
};

const openDatabase = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true });
  const database = new Database(join(dataDir, 'sandbox.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS things (kind TEXT NOT NULL, id TEXT NOT NULL, thing TEXT NOT NULL, PRIMARY KEY (kind, id))');
  const load = database.prepare('SELECT id, thing FROM things WHERE kind = ? ORDER BY rowid');
  const put = database.prepare(
    'INSERT INTO things (kind, id, thing) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET thing = excluded.thing',
  );
  const drop = database.prepare('DELETE FROM things WHERE kind = ? AND id = ?');
  return {
    load: (kind: string) => load.all(kind) as { id: string; thing: string }[],
    put: (kind: string, id: string, thing: string) => void put.run(kind, id, thing),
    drop: (kind: string, id: string) => void drop.run(kind, id),
    close: () => database.close(),
  };
};
