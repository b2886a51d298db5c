import { readdir } from 'node:fs/promises';
import type { UmzugStorage } from 'umzug';
import type { Database } from './database.ts';
import { createTable, exact, instant } from './schema.ts';
import type { Sql } from './sql.ts';

/** One additive, re-runnable step. Never changes or drops a column: what is removed goes a release later, in a step of its own. */
export type Migration = { readonly up: (sql: Sql) => Promise<void> };

const folder = new URL('../../migrations/', import.meta.url);

/** Brings the database to this version's tables and tells what it did. Safe to run again, and while an older version serves. */
export const migrate = async (database: Database, now: () => Date, until?: string): Promise<string[]> => {
  await database.transaction((sql) => createTable(sql, 'migration', { columns: { name: exact(100), done_at: instant }, key: ['name'] }));
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.ts$/.test(name)).sort();
  // Two hundred files that a process which only serves does not need.
  const { Umzug } = await import('umzug');
  const umzug = new Umzug({
    migrations: names.map((name) => ({ name, up: () => runStep(database, name) })),
    storage: storageIn(database, now),
    logger: undefined,
  });
  return (await umzug.up(until === undefined ? {} : { to: until })).map(({ name }) => name);
};

/** The steps this version has and the database does not: readiness asks, because new code serves only after them. */
export const pendingMigrations = async (database: Database): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.ts$/.test(name)).sort();
  const done = await database.reads.all<{ name: string }>('SELECT name FROM migration').catch(() => []);
  return names.filter((name) => !done.some((row) => row.name === name));
};

const runStep = async (database: Database, name: string): Promise<void> => {
  const { up } = (await import(new URL(name, folder).href)) as Migration;
  await database.transaction(up);
};

const storageIn = (database: Database, now: () => Date): UmzugStorage => ({
  executed: async () => (await database.reads.all<{ name: string }>('SELECT name FROM migration ORDER BY name')).map(({ name }) => name),
  logMigration: ({ name }) =>
    database.transaction(async (sql) => void (await sql.insert('migration', [{ name, done_at: now() }], { ignore: true }))),
  unlogMigration: ({ name }) => database.transaction(async (sql) => void (await sql.run('DELETE FROM migration WHERE name = ?', [name]))),
});
