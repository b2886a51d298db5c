/** A value of a row or a parameter. Flags are 0 and 1, instants Dates, JSON text. */
export type Value = string | number | Date | boolean | null | undefined;
type Parameter = Value | readonly Value[];

export type Statement = { readonly text: string; readonly values: readonly Value[] };
/** Rows of a read, matched rows of a write. */
export type Outcome = { readonly rows: unknown[]; readonly matched: number; readonly lastId: number };
/** The way to the database: runs statements in order, in one trip where the server can, and gives the outcome of each. */
export type Execute = (statements: readonly Statement[]) => Promise<Outcome[]>;
export type Dialect = 'sqlite' | 'mysql';
export type Way = Pick<Reads, 'dialect' | 'database'> & { readonly execute: Execute };

/** A statement that waits for the next trip. `heard` is told its outcome then, and what it throws fails whoever made that trip. */
export type Held = Statement & {
  readonly heard?: ((outcome: Outcome) => void) | undefined;
  /** Its outcome may still fail the transaction, so it never travels with COMMIT. */
  readonly decides?: boolean;
};

/** An expression for what a counter has just counted to. It holds in the statement right behind that, and in no other. */
export type Counted = Statement;

/** A read as a value, so that several can travel together: its text, and what its rows mean. Made with `question`. */
export type Question<Answer> = {
  readonly text: string;
  readonly values: readonly Parameter[];
  readonly answer: (rows: readonly unknown[]) => Answer;
};
export type Answers<Questions extends readonly Question<unknown>[]> = {
  -readonly [Place in keyof Questions]: Questions[Place] extends Question<infer Answer> ? Answer : never;
};

export const question = <Row, Answer>(
  text: string,
  values: readonly Parameter[],
  answer: (rows: readonly Row[]) => Answer,
): Question<Answer> => ({ text, values, answer: answer as Question<Answer>['answer'] });

export const allRows = <Row>(text: string, values: readonly Parameter[]): Question<Row[]> =>
  question<Row, Row[]>(text, values, (rows) => [...rows]);

/** Asks for the first row; null: there is none. */
export const firstRow = <Row>(text: string, values: readonly Parameter[]): Question<Row | null> =>
  question<Row, Row | null>(text, values, ([row]) => row ?? null);

/** Reads. `?` stands for a value; a list given for `?` becomes `?, ?, …` (an empty list matches nothing). */
export type Reads = {
  readonly dialect: Dialect;
  /** Which database is asked: what a process keeps of it is kept by this, in a WeakMap. */
  readonly database: object;
  all<Row>(text: string, values?: readonly Parameter[]): Promise<Row[]>;
  one<Row>(text: string, values?: readonly Parameter[]): Promise<Row | null>;
  /** Asks in the given order and in one trip, which costs more than most questions. */
  ask<const Questions extends readonly Question<unknown>[]>(...questions: Questions): Promise<Answers<Questions>>;
};

/** Reads and writes of one transaction. Nothing else writes, so no statement can be left outside by mistake. */
export type Sql = Reads & {
  /** Runs a write and tells how many rows it matched, changed or not. */
  run(text: string, values?: readonly Parameter[]): Promise<number>;
  /** Inserts rows of one shape in one statement; `ignore`: rows whose key exists are left out. Tells how many were inserted. */
  insert(table: string, rows: readonly Record<string, Value>[], options?: { ignore?: boolean }): Promise<number>;
  /** Inserts rows of one shape in one statement, or sets `set` of those whose key is there. */
  upsert(table: string, rows: readonly Record<string, Value>[], key: readonly string[], set: readonly string[]): Promise<void>;
  /** Adds to a counter and tells its new value, in one trip. The row must exist. */
  increment(table: string, column: string, by: number, where: Record<string, Value>): Promise<number | null>;
  /**
   * Writes that nobody waits for: they travel with the next statement, at the latest with COMMIT, and what fails in them fails
   * the transaction. A trip costs more than most statements, so what needs no answer is written so.
   */
  readonly later: {
    run(text: string, values?: readonly Parameter[]): void;
    /** `ignore`: rows whose key exists are left out. */
    insert(table: string, rows: readonly Record<string, Value>[], options?: { ignore?: boolean }): void;
    /** Adds one to a counter; the first time makes its row, which is known by `key`. Gives SQL for what it counted to. */
    count(table: string, column: string, key: Record<string, Value>): Counted;
    /** A read of what was written before it; `heard` is told at the latest after COMMIT. */
    ask<Answer>(asked: Question<Answer>, heard: (answer: Answer) => void): void;
    /**
     * `heard` is told the new value, or null when the row does not exist; at the latest after COMMIT. Gives SQL for the same, for
     * whoever cannot wait.
     */
    increment(table: string, column: string, by: number, where: Record<string, Value>, heard: (value: number | null) => void): Counted;
  };
  /**
   * What decides whether the transaction goes on, and travels with the next statement all the same: `heard` is told the outcome
   * before that statement's caller is, and what it throws fails the transaction. It never waits for COMMIT.
   */
  readonly first: {
    /** Inserts a row unless its key exists: 1 or 0. */
    insert(table: string, row: Record<string, Value>, heard: (inserted: number) => void): void;
    ask<Answer>(asked: Question<Answer>, heard: (answer: Answer) => void): void;
  };
  /** Behind a SELECT: locks the rows until the transaction ends (SQLite's writer is alone anyway). */
  readonly lock: string;
  /** The same, but what somebody else has locked fails the statement at once, and nothing else (`isContention`). */
  readonly lockNow: string;
  /** In a statement: how many rows the one before it wrote. */
  readonly justWritten: string;
};

export const readsOn = ({ dialect, database, execute }: Way): Reads => {
  const ask: Reads['ask'] = async (...questions) => {
    const outcomes = await execute(questions.map(({ text, values }) => spread(text, values)));
    return questions.map(({ answer }, place) => answer(outcomes[place]!.rows)) as Answers<typeof questions>;
  };
  const all = async <Row>(text: string, values: readonly Parameter[] = []): Promise<Row[]> => {
    return (await execute([spread(text, values)]))[0]!.rows as Row[];
  };
  return {
    dialect,
    database,
    ask,
    all,
    one: async <Row>(text: string, values?: readonly Parameter[]) => (await all<Row>(text, values))[0] ?? null,
  };
};

/** `hold` keeps a statement for the next trip. */
export const sqlOn = (way: Way, hold: (held: Held) => void): Sql => {
  const { dialect, execute } = way;
  const run = async (text: string, values: readonly Parameter[] = []): Promise<number> =>
    (await execute([spread(text, values)]))[0]!.matched;
  return {
    ...readsOn(way),
    run,
    insert: async (table, rows, { ignore = false } = {}) => {
      if (rows.length === 0) return 0;
      const { text, values } = ignore ? unlessThere(dialect, insertion(table, rows)) : insertion(table, rows);
      return run(text, values);
    },
    upsert: async (table, rows, key, set) => {
      if (rows.length === 0) return;
      const { text, values } = insertion(table, rows);
      const conflict =
        dialect === 'mysql'
          ? `ON DUPLICATE KEY UPDATE ${set.map((column) => `${column} = VALUES(${column})`).join(', ')}`
          : `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set.map((column) => `${column} = excluded.${column}`).join(', ')}`;
      await run(`${text} ${conflict}`, values);
    },
    increment: async (...counter) => counted((await execute([incrementing(dialect, counter)]))[0]!),
    later: {
      run: (text, values = []) => hold(spread(text, values)),
      insert: (table, rows, { ignore = false } = {}) => {
        if (rows.length > 0) hold(ignore ? unlessThere(dialect, insertion(table, rows)) : insertion(table, rows));
      },
      count: (table, column, key) => {
        hold(counting(dialect, table, column, key));
        return countedIn(dialect, table, column, key);
      },
      ask: ({ text, values, answer }, heard) => hold({ ...spread(text, values), heard: ({ rows }) => heard(answer(rows)) }),
      increment: (table, column, by, where, heard) => {
        hold({ ...incrementing(dialect, [table, column, by, where]), heard: (outcome) => heard(counted(outcome)) });
        return countedIn(dialect, table, column, where);
      },
    },
    first: {
      insert: (table, row, heard) =>
        hold({ ...unlessThere(dialect, insertion(table, [row])), decides: true, heard: ({ matched }) => heard(matched) }),
      ask: ({ text, values, answer }, heard) => hold({ ...spread(text, values), decides: true, heard: ({ rows }) => heard(answer(rows)) }),
    },
    lock: dialect === 'mysql' ? ' FOR UPDATE' : '',
    lockNow: dialect === 'mysql' ? ' FOR UPDATE NOWAIT' : '',
    justWritten: dialect === 'mysql' ? 'ROW_COUNT()' : 'changes()',
  };
};

type Counter = Parameters<Sql['increment']>;

const counting = (dialect: Dialect, table: string, column: string, key: Record<string, Value>): Statement => {
  const columns = Object.keys(key);
  const [first, next, conflict] =
    dialect === 'mysql'
      ? ['LAST_INSERT_ID(1)', `LAST_INSERT_ID(${column} + 1)`, 'ON DUPLICATE KEY UPDATE']
      : ['1', `${column} + 1`, `ON CONFLICT (${columns.join(', ')}) DO UPDATE SET`];
  const places = columns.map(() => '?, ').join('');
  return {
    text: `INSERT INTO ${table} (${columns.join(', ')}, ${column}) VALUES (${places}${first}) ${conflict} ${column} = ${next}`,
    values: Object.values(key),
  };
};

/** MariaDB remembers it for the connection: to look it up costs several times as much. Of a row that is not there it is null. */
const countedIn = (dialect: Dialect, table: string, column: string, where: Record<string, Value>): Counted =>
  dialect === 'mysql'
    ? { text: 'IF(ROW_COUNT() = 0, NULL, LAST_INSERT_ID())', values: [] }
    : { text: `(SELECT ${column} FROM ${table} WHERE ${conditionOf(where)})`, values: Object.values(where) };

const conditionOf = (where: Record<string, Value>): string =>
  Object.keys(where)
    .map((name) => `${name} = ?`)
    .join(' AND ');

const incrementing = (dialect: Dialect, [table, column, by, where]: Counter): Statement => {
  const added = dialect === 'mysql' ? `LAST_INSERT_ID(${column} + ?)` : `${column} + ?`;
  const told = dialect === 'mysql' ? '' : ` RETURNING ${column} AS value`;
  return { text: `UPDATE ${table} SET ${column} = ${added} WHERE ${conditionOf(where)}${told}`, values: [by, ...Object.values(where)] };
};

const counted = ({ rows: [row], matched, lastId }: Outcome): number | null =>
  row === undefined ? (matched === 0 ? null : lastId) : (row as { value: number }).value;

const unlessThere = (dialect: Dialect, { text, values }: Statement): Statement => ({
  text: text.replace('INSERT', dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE'),
  values,
});

const insertion = (table: string, rows: readonly Record<string, Value>[]): Statement => {
  const columns = Object.keys(rows[0]!);
  const places = `(${columns.map(() => '?').join(', ')})`;
  return {
    text: `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${rows.map(() => places).join(', ')}`,
    values: rows.flatMap((row) => columns.map((column) => row[column])),
  };
};

const spread = (text: string, values: readonly Parameter[]): Statement => {
  if (!values.some(Array.isArray)) return { text, values: values as Value[] };
  let index = 0;
  const spreadText = text.replace(/\?/g, () => {
    const value = values[index++];
    if (!Array.isArray(value)) return '?';
    return value.length === 0 ? 'NULL' : value.map(() => '?').join(', ');
  });
  return { text: spreadText, values: values.flat() as Value[] };
};
