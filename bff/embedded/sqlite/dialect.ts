import { openSqliteFile, type Outcome, type SqliteFile } from './file.ts';

type Callback = (this: { changes: number; lastID: number }, error: Error | null, rows?: unknown[]) => void;

/**
 * better-sqlite3 in the shape of sqlite3, as Sequelize's `dialectModule`. Sequelize opens a connection for each transaction;
 * here all of them stand on one file whose write lock lets one transaction in at a time, so none fails with SQLITE_BUSY.
 */
export const sqliteDialect = () => {
  const files = new Map<string, SqliteFile>();

  /** Called with `new`, as sqlite3's is. */
  function Database(filename: string, _mode: number, opened: (error: Error | null) => void) {
    const file = files.get(filename) ?? openSqliteFile(filename);
    files.set(filename, file);
    queueMicrotask(() => opened(null));
    return connectionTo(filename, file);
  }

  return { OPEN_READWRITE: 2, OPEN_CREATE: 4, Database, closeFiles: () => files.forEach((file) => file.close()) };
};

/** One of Sequelize's connections: outside a transaction it reads from the reader, inside it has the writer for itself. */
const connectionTo = (filename: string, file: SqliteFile) => {
  let release: (() => void) | null = null;
  const letGo = () => {
    release?.();
    release = null;
  };

  const begin = async (): Promise<Outcome> => {
    release = await file.lock.acquire();
    try {
      return file.writer.execute('BEGIN IMMEDIATE', []);
    } catch (error) {
      letGo();
      throw error;
    }
  };

  const execute = async (text: string, values: readonly unknown[]): Promise<Outcome> => {
    if (text.startsWith('BEGIN')) return begin();
    if (release === null) return outsideTransaction(file, text, values);
    const outcome = file.writer.execute(text, values);
    if (/^(COMMIT|ROLLBACK)/.test(text)) letGo();
    return outcome;
  };

  const answer = (text: string, values: unknown[] | Callback, callback?: Callback): void => {
    const [bound, told] = typeof values === 'function' ? [[], values] : [values, callback];
    execute(text, bound).then(
      ({ rows, changes, lastId }) => told?.call({ changes, lastID: lastId }, null, rows),
      (error: Error) => told?.call({ changes: 0, lastID: 0 }, error),
    );
  };

  const close = (callback?: (error: Error | null) => void): void => {
    if (release !== null) {
      file.writer.execute('ROLLBACK', []);
      letGo();
    }
    callback?.(null);
  };

  return { filename, execute, run: answer, all: answer, serialize: (step: () => void) => step(), close };
};

/** A read sees what is committed; a write waits for its turn. */
const outsideTransaction = async (file: SqliteFile, text: string, values: readonly unknown[]): Promise<Outcome> => {
  if (/^\s*(SELECT|PRAGMA|EXPLAIN)/i.test(text)) return file.reader.execute(text, values);
  const release = await file.lock.acquire();
  try {
    return file.writer.execute(text, values);
  } finally {
    release();
  }
};
