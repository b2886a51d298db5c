import Sqlite from 'better-sqlite3';
import { writeLock, type WriteLock } from './write-lock.ts';

export type Row = Record<string, unknown>;
export type Outcome = { rows: Row[]; changes: number; lastId: number };

/** One SQLite file: a handle that writes, one that reads what is committed, and the lock that lets one transaction write at a time. */
export type SqliteFile = { writer: Handle; reader: Handle; lock: WriteLock; close: () => void };
export type Handle = { execute: (text: string, values: readonly unknown[]) => Outcome };

/** Statements kept prepared on each handle. */
const preparedMax = 500;

export const openSqliteFile = (path: string): SqliteFile => {
  const write = new Sqlite(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = OFF', 'busy_timeout = 5000', 'cache_size = -32000'])
    write.pragma(pragma);
  const read = new Sqlite(path);
  read.pragma('query_only = ON');
  return {
    writer: handleOn(write),
    reader: handleOn(read),
    lock: writeLock(),
    close: () => {
      read.close();
      write.close();
    },
  };
};

type Prepared = { statement: Sqlite.Statement; instants: string[] };

const handleOn = (connection: Sqlite.Database): Handle => {
  const prepared = new Map<string, Prepared>();
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= preparedMax) prepared.clear();
    const statement = connection.prepare(text);
    const instants = statement.reader
      ? statement
          .columns()
          .filter(({ type }) => type?.startsWith('DATETIME'))
          .map(({ name }) => name)
      : [];
    const fresh = { statement, instants };
    prepared.set(text, fresh);
    return fresh;
  };
  return {
    execute: (text, values) => {
      const { statement, instants } = prepare(text);
      const bound = values.map(toSqlite);
      if (!statement.reader) {
        const { changes, lastInsertRowid } = statement.run(...bound);
        return { rows: [], changes, lastId: Number(lastInsertRowid) };
      }
      const rows = statement.all(...bound) as Row[];
      for (const row of rows) for (const name of instants) if (typeof row[name] === 'string') row[name] = new Date(row[name]);
      return { rows, changes: rows.length, lastId: 0 };
    },
  };
};

/** Instants are kept as ISO text in UTC, which sorts as time does. */
const toSqlite = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === undefined ? null : value;
};
