import type { Dialect, Sql } from './sql.ts';

/** A column's type, told by what it holds; each database gets its own words for it. */
export type Column = (dialect: Dialect) => string;

const either =
  (mysql: string, sqlite: string): Column =>
  (dialect) =>
    dialect === 'mysql' ? mysql : sqlite;

/** Ids and codes that are compared byte for byte. */
export const exact = (length: number): Column =>
  either(`VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin NOT NULL`, `VARCHAR(${length}) NOT NULL`);
export const id = exact(36);
/** Text that is compared exactly ('ab ' is not 'Ab'). */
export const text = (length: number): Column =>
  either(`VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL`, `VARCHAR(${length}) NOT NULL`);
export const longText: Column = either('MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL', 'TEXT NOT NULL');
/** Whole numbers: fen, grams, counts, micro-degrees. */
export const integer: Column = either('BIGINT NOT NULL', 'BIGINT NOT NULL');
export const flag: Column = either('TINYINT(1) NOT NULL', 'TINYINT(1) NOT NULL');
/** Milliseconds, UTC. A plain DATETIME would lose the milliseconds. */
export const instant: Column = either('DATETIME(3) NOT NULL', 'DATETIME(3) NOT NULL');
/** `2026-11-20`. */
export const day: Column = exact(10);

export const nullable =
  (column: Column): Column =>
  (dialect) =>
    column(dialect).replace('NOT NULL', 'NULL');

export const withDefault =
  (column: Column, value: string | number): Column =>
  (dialect) =>
    `${column(dialect)} DEFAULT ${typeof value === 'number' ? value : `'${value}'`}`;

export type Table = {
  readonly columns: Record<string, Column>;
  readonly key: readonly string[];
  /** Name → columns. */
  readonly unique?: Record<string, readonly string[]>;
  readonly indexes?: Record<string, readonly string[]>;
};

const listed = (columns: readonly string[]) => columns.map((column) => `\`${column}\``).join(', ');

/** Creates a table with its indexes; again, it changes nothing. Index names carry the table's, as SQLite wants them. */
export const createTable = async (sql: Sql, name: string, { columns, key, unique = {}, indexes = {} }: Table): Promise<void> => {
  const lines = Object.entries(columns).map(([column, type]) => `\`${column}\` ${type(sql.dialect)}`);
  lines.push(`PRIMARY KEY (${listed(key)})`);
  for (const [index, over] of Object.entries(unique))
    lines.push(
      sql.dialect === 'mysql'
        ? `UNIQUE KEY \`${name}_by_${index}\` (${listed(over)})`
        : `CONSTRAINT \`${name}_by_${index}\` UNIQUE (${listed(over)})`,
    );
  if (sql.dialect === 'mysql')
    for (const [index, over] of Object.entries(indexes)) lines.push(`KEY \`${name}_by_${index}\` (${listed(over)})`);
  await sql.run(
    `CREATE TABLE IF NOT EXISTS ${name} (${lines.join(', ')})${sql.dialect === 'mysql' ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4' : ''}`,
  );
  if (sql.dialect === 'sqlite')
    for (const [index, over] of Object.entries(indexes))
      await sql.run(`CREATE INDEX IF NOT EXISTS ${name}_by_${index} ON ${name} (${listed(over)})`);
};

type Known = { readonly name: string };

/** Adds columns to a table that is there; again, it changes nothing. A column of a table with rows must be nullable or have a default. */
export const addColumns = async (sql: Sql, table: string, columns: Record<string, Column>): Promise<void> => {
  const rows =
    sql.dialect === 'mysql'
      ? await sql.all<Known>(
          'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?',
          [table],
        )
      : await sql.all<Known>('SELECT name FROM pragma_table_info(?)', [table]);
  const known = new Set(rows.map(({ name }) => name));
  for (const [column, type] of Object.entries(columns))
    if (!known.has(column)) await sql.run(`ALTER TABLE ${table} ADD COLUMN \`${column}\` ${type(sql.dialect)}`);
};

/** Lets columns of a table that is there be empty; again, it changes nothing. `columns`: as they were made. */
export const makeNullable = async (sql: Sql, table: string, columns: Record<string, Column>): Promise<void> => {
  if (sql.dialect === 'sqlite') return rebuild(sql, table, columns);
  for (const [column, type] of Object.entries(columns))
    await sql.run(`ALTER TABLE ${table} MODIFY \`${column}\` ${nullable(type)(sql.dialect)}`);
};

/**
 * SQLite cannot change a column: a table with the new words takes the rows and the name of the old one, with the same columns,
 * constraints and indexes. All of it is one transaction, so that it happens or does not.
 */
const rebuild = async (sql: Sql, table: string, columns: Record<string, Column>): Promise<void> => {
  const made = await sql.one<{ sql: string }>(`SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?`, [table]);
  if (made === null) throw new Error(`there is no table ${table}`);
  const words = Object.entries(columns).reduce(
    (before, [column, type]) => before.replace(`\`${column}\` ${type('sqlite')}`, `\`${column}\` ${nullable(type)('sqlite')}`),
    made.sql,
  );
  if (words === made.sql) return;
  const indexes = await sql.all<{ sql: string }>(
    `SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name`,
    [table],
  );
  await sql.run(words.replace(/^CREATE TABLE \S+/, `CREATE TABLE ${table}_rebuilt`));
  await sql.run(`INSERT INTO ${table}_rebuilt SELECT * FROM ${table}`);
  await sql.run(`DROP TABLE ${table}`);
  await sql.run(`ALTER TABLE ${table}_rebuilt RENAME TO ${table}`);
  for (const index of indexes) await sql.run(index.sql);
};

/** Adds indexes to a table that is there; again, it changes nothing. */
export const addIndexes = (sql: Sql, table: string, indexes: Indexes): Promise<void> => addKeys(sql, table, indexes, 'INDEX');

/** Adds unique indexes to a table that is there; again, it changes nothing. */
export const addUniques = (sql: Sql, table: string, uniques: Indexes): Promise<void> => addKeys(sql, table, uniques, 'UNIQUE INDEX');

type Indexes = Record<string, readonly string[]>;

const addKeys = async (sql: Sql, table: string, indexes: Indexes, kind: 'INDEX' | 'UNIQUE INDEX'): Promise<void> => {
  const rows =
    sql.dialect === 'mysql'
      ? await sql.all<Known>(
          'SELECT DISTINCT index_name AS name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?',
          [table],
        )
      : await sql.all<Known>('SELECT name FROM pragma_index_list(?)', [table]);
  const known = new Set(rows.map(({ name }) => name));
  for (const [index, over] of Object.entries(indexes))
    if (!known.has(`${table}_by_${index}`)) await sql.run(`CREATE ${kind} ${table}_by_${index} ON ${table} (${listed(over)})`);
};
