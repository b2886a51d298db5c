import mysql from 'mysql2';
import { Sequelize, type Options } from 'sequelize';
import {
  readsOn,
  sqlOn,
  type Dialect,
  type Execute,
  type Held,
  type Outcome,
  type Reads,
  type Sql,
  type Statement,
  type Value,
} from './sql.ts';
import { changesStaff, nextStaffEpoch } from './staff-epoch.ts';

/**
 * The one way to SQL. Sequelize gives pool, replicas, transactions and dialects; statements go straight to the connection it
 * lends, because its query layer costs more than the statements themselves (docs/decisions/0002).
 */
export type Database = {
  readonly dialect: Dialect;
  /** What is committed, from the primary. */
  readonly reads: Reads;
  /** From a replica where there is one: only where the contract says stale is fine. */
  readonly staleReads: Reads;
  /** One transaction: commits when `step` resolves, rolls back when it throws. */
  transaction<T>(step: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type DatabaseSettings = {
  /** `mysql://user:password@host/name`, or `sqlite:/path/to/file`. */
  readonly url: string;
  readonly replicaUrls: readonly string[];
  readonly connectionsMax: number;
  /** sqlite3-shaped module for SQLite; the program that embeds it supplies it. */
  readonly sqlite?: object;
  /** Statements take as long as they take: a migration may fill a column of millions of rows. */
  readonly patient?: boolean;
};

/** A statement that takes longer is given up, and its connection with it: a hung server must not hang its callers. */
const statementMsMax = 15_000;
/** Sessions whose statements are given up only when their connection is. */
const patientSessions = new WeakSet<object>();

export const openDatabase = (settings: DatabaseSettings): Database => {
  const dialect: Dialect = settings.url.startsWith('sqlite:') ? 'sqlite' : 'mysql';
  const sequelize = dialect === 'sqlite' ? openSqlite(settings) : openMysql(settings);
  const outside = (replica: boolean) => executeOutside(sequelize, dialect, replica);
  return {
    dialect,
    reads: readsOn({ dialect, database: sequelize, execute: outside(false) }),
    staleReads: readsOn({ dialect, database: sequelize, execute: outside(settings.replicaUrls.length > 0) }),
    transaction: (step) => runTransaction(sequelize, dialect, step),
    close: () => sequelize.close(),
  };
};

const openSqlite = ({ url, sqlite }: DatabaseSettings): Sequelize => {
  if (sqlite === undefined) throw new Error('SQLite is only there in the embedded program: set DATABASE_URL to a MySQL or MariaDB address');
  return new Sequelize({ dialect: 'sqlite', storage: url.slice('sqlite:'.length), dialectModule: sqlite, logging: false });
};

const openMysql = ({ url, replicaUrls, connectionsMax, patient = false }: DatabaseSettings): Sequelize => {
  const options: Options = {
    dialect: 'mysql',
    dialectModule: mysql,
    logging: false,
    pool: { max: connectionsMax, min: 0, idle: 30_000, acquire: 10_000 },
    dialectOptions: {
      timezone: 'Z',
      typeCast: true,
      decimalNumbers: true,
      flags: '+FOUND_ROWS',
      // For `sql.later`: the text of every statement is ours, and values never become part of it unescaped.
      multipleStatements: true,
      charset: 'utf8mb4',
      connectTimeout: 5_000,
    },
    hooks: { afterConnect: (connection) => prepareSession(connection as mysql.Connection, patient) },
  };
  if (replicaUrls.length === 0) return new Sequelize(url, options);
  return new Sequelize({ ...options, replication: { write: place(url), read: replicaUrls.map(place) } });
};

const place = (url: string) => {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: port || '3306',
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
};

/** READ COMMITTED (the variable for it has another name on each server, so by its own statement), waits that end after 5 s, and UTC. */
const prepareSession = async (connection: mysql.Connection, patient: boolean): Promise<void> => {
  if (patient) patientSessions.add(connection);
  await onMysql(connection)([
    { text: 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', values: [] },
    {
      text: "SET SESSION innodb_lock_wait_timeout = 5, group_concat_max_len = 1048576, time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'",
      values: [],
    },
  ]);
};

/**
 * BEGIN, COMMIT and ROLLBACK go to the connection as all statements do: Sequelize's own transaction costs as much as several
 * of them. A connection whose transaction could not be ended is thrown away, and with it the server ends the transaction. What
 * changed the rights of a desk changes their epoch too, last of all, whoever wrote it.
 */
const runTransaction = async <T>(sequelize: Sequelize, dialect: Dialect, step: (sql: Sql) => Promise<T>): Promise<T> => {
  const { connection, giveBack, throwAway } = await (dialect === 'sqlite' ? lendOnSqlite(sequelize) : lendOnMysql(sequelize));
  const execute = executeOn(connection, dialect);
  const held: Held[] = [begin];
  let staffChanged = false;
  const withHeld: Execute = async (statements) => {
    const before = held.splice(0);
    staffChanged ||= before.some(changesStaff) || statements.some(changesStaff);
    const outcomes = await execute([...before, ...statements]);
    before.forEach(({ heard }, place) => heard?.(outcomes[place]!));
    return outcomes.slice(before.length);
  };
  try {
    const result = await step(sqlOn({ dialect, database: sequelize, execute: withHeld }, (statement) => void held.push(statement)));
    if (held.some(({ decides }) => decides)) await withHeld([]);
    await withHeld(staffChanged || held.some(changesStaff) ? [nextStaffEpoch(), commit] : [commit]);
    giveBack();
    return result;
  } catch (error) {
    await execute([rollback]).then(giveBack, throwAway);
    throw error;
  }
};

const [begin, commit, rollback] = ['BEGIN', 'COMMIT', 'ROLLBACK'].map((text): Statement => ({ text, values: [] })) as [
  Statement,
  Statement,
  Statement,
];

type Lent = { readonly connection: unknown; readonly giveBack: () => void; readonly throwAway: () => void | Promise<void> };

const lendOnMysql = async (sequelize: Sequelize): Promise<Lent> => {
  const lender = lenderOf(sequelize);
  const connection = await lender.getConnection({ type: 'write', useMaster: true });
  return { connection, giveBack: () => lender.releaseConnection(connection), throwAway: () => lender.destroyConnection(connection) };
};

let transactionsBegun = 0;

/** On SQLite each transaction has a connection by its own name; closing it rolls back what is open. */
const lendOnSqlite = async (sequelize: Sequelize): Promise<Lent> => {
  const lender = lenderOf(sequelize);
  const uuid = `transaction-${(transactionsBegun += 1)}`;
  const connection = Object.assign((await lender.getConnection({ uuid })) as object, { uuid });
  const close = () => lender.releaseConnection(connection);
  return { connection, giveBack: close, throwAway: close };
};

const executeOutside =
  (sequelize: Sequelize, dialect: Dialect, replica: boolean): Execute =>
  async (statements) => {
    const lender = lenderOf(sequelize);
    const connection = await lender.getConnection({ type: replica ? 'SELECT' : 'write', useMaster: !replica });
    try {
      return await executeOn(connection, dialect)(statements);
    } finally {
      lender.releaseConnection(connection);
    }
  };

type Lender = {
  getConnection(options: object): Promise<unknown>;
  releaseConnection(connection: unknown): void;
  destroyConnection(connection: unknown): Promise<void>;
};

const lenderOf = (sequelize: Sequelize): Lender => (sequelize as unknown as { connectionManager: Lender }).connectionManager;

type SqliteConnection = { execute(text: string, values: readonly Value[]): Promise<{ rows: unknown[]; changes: number; lastId: number }> };

const executeOn = (connection: unknown, dialect: Dialect): Execute =>
  dialect === 'sqlite' ? onSqlite(connection as SqliteConnection) : onMysql(connection as mysql.Connection);

const onSqlite =
  (connection: SqliteConnection): Execute =>
  async (statements) => {
    const outcomes: Outcome[] = [];
    for (const { text, values } of statements) {
      const { rows, changes, lastId } = await connection.execute(text, values);
      outcomes.push({ rows, matched: changes, lastId });
    }
    return outcomes;
  };

/** Several statements are one packet, and its answer a list of theirs. Values are escaped into their places one by one. */
const onMysql =
  (connection: mysql.Connection): Execute =>
  (statements) =>
    new Promise((resolve, reject) => {
      const sql = statements.map(({ text }) => text).join(';\n');
      const values = statements.flatMap((statement) => statement.values.map((value) => value ?? null));
      const timeout = patientSessions.has(connection) ? undefined : statementMsMax;
      connection.query({ sql, values, timeout }, (error, results) => {
        // It may still be under way there, and whatever is asked next on this connection would wait behind it, without any limit.
        if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
        if (error) reject(error);
        else resolve(statements.length === 1 ? [outcomeOf(results)] : (results as unknown[]).map(outcomeOf));
      });
    });

const outcomeOf = (result: unknown): Outcome => {
  if (Array.isArray(result)) return { rows: result, matched: result.length, lastId: 0 };
  const { affectedRows, insertId } = result as mysql.ResultSetHeader;
  return { rows: [], matched: affectedRows, lastId: insertId };
};
