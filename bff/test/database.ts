import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { sqliteDialect } from '../embedded/sqlite/dialect.ts';

export type TestDatabase = { readonly url: string; readonly sqlite?: object; readonly drop: () => Promise<void> };

/** Which database the tests of this run use: `MENDIAN_TEST_DATABASE=sqlite` (default) or `mariadb`. */
export const onMariadb = process.env['MENDIAN_TEST_DATABASE'] === 'mariadb';

/** Redis of this run, only beside MariaDB: the embedded default has none, and is tested so. */
export const redisUrl = onMariadb ? process.env['MENDIAN_TEST_REDIS_URL'] : undefined;

/** An empty database of its own, on the server the test command started, or in a file. */
export const emptyDatabase = (): Promise<TestDatabase> => (onMariadb ? emptyMariadb() : emptySqlite());

export const emptySqlite = async (): Promise<TestDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-test-'));
  const sqlite = sqliteDialect();
  return {
    url: `sqlite:${join(folder, 'test.sqlite')}`,
    sqlite,
    drop: async () => {
      sqlite.closeFiles();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const emptyMariadb = async (): Promise<TestDatabase> => {
  const server = process.env['MENDIAN_TEST_MYSQL_URL'];
  if (server === undefined) throw new Error('MENDIAN_TEST_MYSQL_URL is missing: run the tests with `npm test`, which starts MariaDB');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (text: string) => {
    const connection = await mysql.createConnection(server);
    await connection.query(text);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name}`) };
};
