import { readdirSync } from 'node:fs';
import test from 'ava';
import { openDatabase, type Database } from '../src/platform/database.ts';
import { migrate, pendingMigrations } from '../src/platform/migrate.ts';
import { emptyDatabase, emptyMariadb, emptySqlite, onMariadb, type TestDatabase } from '../test/database.ts';

const now = () => new Date('2026-11-20T04:00:00.000Z');
const open = (made: TestDatabase) => openDatabase({ url: made.url, replicaUrls: [], connectionsMax: 2, sqlite: made.sqlite });

const using = async (made: TestDatabase, step: (database: Database) => Promise<void>) => {
  const database = open(made);
  await step(database).finally(() => database.close());
  await made.drop();
};

test('an empty database is brought up, and once more changes nothing', async (t) => {
  await using(await emptyDatabase(), async (database) => {
    const steps = readdirSync(import.meta.dirname).filter((name) => /^\d{4}-/.test(name));
    t.deepEqual(await pendingMigrations(database), steps.sort());
    t.deepEqual(await migrate(database, now), steps);
    t.deepEqual(await migrate(database, now), []);
    t.deepEqual(await pendingMigrations(database), []);
  });
});

test('from each earlier step the rest is brought up, and a step that was cut off in the middle is run again', async (t) => {
  const steps = readdirSync(import.meta.dirname)
    .filter((name) => /^\d{4}-/.test(name))
    .sort();
  await using(await emptyDatabase(), async (database) => {
    for (const step of steps) {
      t.deepEqual(await migrate(database, now, step), [step]);
      await database.transaction((sql) => sql.run('DELETE FROM migration WHERE name = ?', [step]));
      t.deepEqual(await migrate(database, now, step), [step]);
    }
  });
});

type Column = { table: string; column: string; nullable: number; kind: string };

/** Tables, columns, what they hold and whether they may be empty, in words that both databases share. */
const schemaOf = async ({ dialect, reads }: Database): Promise<string[]> => {
  const columns =
    dialect === 'mysql'
      ? await reads.all<Column>(
          `SELECT table_name AS \`table\`, column_name AS \`column\`, is_nullable = 'YES' AS nullable, column_type AS kind FROM information_schema.columns WHERE table_schema = DATABASE()`,
        )
      : await reads.all<Column>(
          `SELECT m.name AS "table", c.name AS "column", c."notnull" = 0 AS nullable, c.type AS kind FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
        );
  return columns
    .map(({ table, column, nullable, kind }) => `${table}.${column} ${kindOf(kind)}${nullable === 1 ? ' or nothing' : ''}`)
    .sort();
};

const kindOf = (kind: string): string =>
  kind
    .toLowerCase()
    .replace('mediumtext', 'text')
    .replace(/bigint(\(\d+\))?/, 'integer');

/** Unique keys and indexes as the columns they lie over. */
const indexesOf = async ({ dialect, reads }: Database): Promise<string[]> => {
  const rows =
    dialect === 'mysql'
      ? await reads.all<{ name: string; over: string; single: number }>(
          `SELECT CONCAT(table_name, '/', index_name) AS name, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS \`over\`, MAX(non_unique) = 0 AS single
           FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name`,
        )
      : await reads.all<{ name: string; over: string; single: number }>(
          `SELECT m.name || '/' || l.name AS name, (SELECT GROUP_CONCAT(name) FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) AS over, l."unique" AS single
           FROM sqlite_master m JOIN pragma_index_list(m.name) l WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
        );
  return [
    ...new Set(rows.map(({ name, over, single }) => `${name.split('/')[0]} (${over})${Number(single) === 1 ? ' unique' : ''}`)),
  ].sort();
};

if (onMariadb)
  test('SQLite and MariaDB end with the same tables, columns and indexes', async (t) => {
    const [small, large] = [await emptySqlite(), await emptyMariadb()];
    await using(small, async (sqlite) => {
      await migrate(sqlite, now);
      await using(large, async (mariadb) => {
        await migrate(mariadb, now);
        t.deepEqual(await schemaOf(sqlite), await schemaOf(mariadb));
        t.deepEqual(await indexesOf(sqlite), await indexesOf(mariadb));
      });
    });
  });
