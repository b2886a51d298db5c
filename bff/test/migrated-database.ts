import { copyFile, readFile, writeFile } from 'node:fs/promises';
import mysql from 'mysql2/promise';
import { sqliteDialect } from '../embedded/sqlite/dialect.ts';
import { openDatabase, type DatabaseSettings } from '../src/platform/database.ts';
import { migrate } from '../src/platform/migrate.ts';
import { emptyMariadb, emptySqlite, onMariadb, type TestDatabase } from './database.ts';
import { madeOnce } from './made-once.ts';

/** A database of its own with this version's tables and no rows but those the migrations put in. They run once, the others take what came of it. */
export const migratedDatabase = (): Promise<TestDatabase> => (onMariadb ? migratedMariadb() : migratedSqlite());

const migratedSqlite = async (): Promise<TestDatabase> => {
  const template = await madeOnce('migrated.sqlite', async (path) => {
    const sqlite = sqliteDialect();
    await bringUp({ url: `sqlite:${path}`, sqlite });
    sqlite.closeFiles();
  });
  const made = await emptySqlite();
  await copyFile(template, made.url.slice('sqlite:'.length));
  return made;
};

const migratedMariadb = async (): Promise<TestDatabase> => {
  const template = await madeOnce('migrated.sql', async (path) => {
    const { url, drop } = await emptyMariadb();
    await bringUp({ url });
    await writeFile(path, await withConnection(url, statementsOf));
    await drop();
  });
  const made = await emptyMariadb();
  const statements = await readFile(template, 'utf8');
  await withConnection(made.url, (connection) => connection.query(statements));
  return made;
};

const bringUp = async (place: Pick<DatabaseSettings, 'url' | 'sqlite'>): Promise<void> => {
  const database = openDatabase({ ...place, replicaUrls: [], connectionsMax: 1 });
  await migrate(database, () => new Date());
  await database.close();
};

const withConnection = async <T>(uri: string, step: (connection: mysql.Connection) => Promise<T>): Promise<T> => {
  const connection = await mysql.createConnection({ uri, multipleStatements: true, dateStrings: true });
  return step(connection).finally(() => connection.end());
};

/** What makes the tables of a database and their rows again. */
const statementsOf = async (connection: mysql.Connection): Promise<string> => {
  const rows = async (text: string) => (await connection.query<mysql.RowDataPacket[]>(text))[0];
  const statements: string[] = [];
  for (const { name } of await rows('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()')) {
    const [made] = await rows(`SHOW CREATE TABLE \`${name}\``);
    statements.push(String(made!['Create Table']));
    for (const row of await rows(`SELECT * FROM \`${name}\``)) statements.push(mysql.format(`INSERT INTO \`${name}\` SET ?`, [row]));
  }
  return statements.join(';\n');
};
