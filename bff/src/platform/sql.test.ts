import test from 'ava';
import { emptyDatabase, onMariadb } from '../../test/database.ts';
import { openDatabase } from './database.ts';
import { createTable, exact, flag, id, instant, integer, nullable, text, withDefault } from './schema.ts';
import { firstRow, question } from './sql.ts';

const place = await emptyDatabase();
const database = openDatabase({ url: place.url, replicaUrls: [], connectionsMax: 10, sqlite: place.sqlite });
test.after.always(async () => {
  await database.close();
  await place.drop();
});

const table = 'thing';
test.before(() =>
  database.transaction((sql) =>
    createTable(sql, table, {
      columns: {
        id,
        name: text(60),
        code: exact(20),
        amount: integer,
        sold_out: withDefault(flag, 0),
        at: instant,
        ended_at: nullable(instant),
      },
      key: ['id'],
      unique: { code: ['code'] },
    }),
  ),
);

const at = new Date('2026-11-20T04:05:06.789Z');
let made = 0;
const aThing = async (given: Record<string, string | number | Date | boolean | null> = {}) => {
  made += 1;
  const row = { id: `thing-${made}`, name: '卤鸭脖', code: `code-${made}`, amount: 100, at, ...given };
  await database.transaction((sql) => sql.insert(table, [row]));
  return row.id as string;
};
const read = <Row>(thing: string) => database.reads.one<Row>(`SELECT * FROM ${table} WHERE id = ?`, [thing]);

test('an instant comes back as the same Date, to the millisecond, and as null where there is none', async (t) => {
  const thing = await aThing();
  const row = await read<{ at: Date; ended_at: Date | null }>(thing);
  t.true(row?.at instanceof Date);
  t.is(row?.at.toISOString(), '2026-11-20T04:05:06.789Z');
  t.is(row?.ended_at, null);
});

test('instants compare to the millisecond', async (t) => {
  const name = 'instants';
  for (const ms of [0, 1, 2]) await aThing({ name, at: new Date(at.getTime() + ms) });
  const later = await database.reads.all(`SELECT id FROM ${table} WHERE name = ? AND at > ?`, [name, at]);
  const until = await database.reads.all(`SELECT id FROM ${table} WHERE name = ? AND at <= ?`, [name, at]);
  t.is(later.length, 2);
  t.is(until.length, 1);
});

test('instants read through joins and aliases are Dates too', async (t) => {
  const thing = await aThing();
  const row = await database.reads.one<{ since: Date }>(
    `SELECT b.at AS since FROM ${table} a JOIN ${table} b ON b.id = a.id WHERE a.id = ?`,
    [thing],
  );
  t.deepEqual(row?.since, at);
});

test('a write tells how many rows it matched, also when they were so already', async (t) => {
  const thing = await aThing();
  const again = () => database.transaction((sql) => sql.run(`UPDATE ${table} SET amount = 100 WHERE id = ?`, [thing]));
  t.is(await again(), 1);
  t.is(await again(), 1);
  t.is(await database.transaction((sql) => sql.run(`UPDATE ${table} SET amount = 1 WHERE id = 'nothing'`)), 0);
});

test('whole numbers, sums, counts and flags are numbers', async (t) => {
  const name = 'numbers';
  await aThing({ name, amount: 9_007_199_254_740_991 });
  const big = await database.reads.one<{ amount: number }>(`SELECT amount FROM ${table} WHERE name = ?`, [name]);
  t.is(big?.amount, 9_007_199_254_740_991);
  await aThing({ name: 'sums', amount: 3, sold_out: true });
  await aThing({ name: 'sums', amount: 4, sold_out: false });
  const sums = await database.reads.one(
    `SELECT COUNT(*) AS things, SUM(amount) AS total, MAX(sold_out) AS some FROM ${table} WHERE name = 'sums'`,
  );
  t.deepEqual({ ...(sums as object) }, { things: 2, total: 7, some: 1 });
});

test('capital and small letters are different, in codes and in names', async (t) => {
  await aThing({ code: 'abc', name: 'Abc' });
  t.is((await database.reads.all(`SELECT id FROM ${table} WHERE code = 'ABC'`)).length, 0);
  t.is((await database.reads.all(`SELECT id FROM ${table} WHERE name = 'abc'`)).length, 0);
  await t.notThrowsAsync(aThing({ code: 'ABC' }));
});

test('rows whose key exists are left out where that is asked, and refused otherwise', async (t) => {
  const thing = await aThing();
  const rows = [thing, 'new-1', 'new-2'].map((one) => ({ id: one, name: 'new', code: `code of ${one}`.slice(0, 20), amount: 1, at }));
  t.is(await database.transaction((sql) => sql.insert(table, rows, { ignore: true })), 2);
  t.is((await read<{ name: string }>(thing))?.name, '卤鸭脖');
  await t.throwsAsync(database.transaction((sql) => sql.insert(table, rows)));
  t.is(await database.transaction((sql) => sql.insert(table, [])), 0);
});

test('upsert makes rows, or sets only what it is told to of those that are there', async (t) => {
  const row = (id: string, given: object = {}) => ({ id, name: 'first', code: id, amount: 1, at, ...given });
  const upsert = (...rows: Parameters<typeof row>[]) =>
    database.transaction((sql) =>
      sql.upsert(
        table,
        rows.map((given) => row(...given)),
        ['id'],
        ['amount'],
      ),
    );
  await upsert(['upserted']);
  await upsert(['upserted', { name: 'second', amount: 2 }], ['beside', { amount: 3 }]);
  await upsert();
  t.like(await read('upserted'), { name: 'first', amount: 2 });
  t.like(await read('beside'), { name: 'first', amount: 3 });
});

test('a counter tells its new value, and null where there is none', async (t) => {
  const thing = await aThing({ amount: 0 });
  const add = (by: number, where: Record<string, string>) => database.transaction((sql) => sql.increment(table, 'amount', by, where));
  t.is(await add(1, { id: thing }), 1);
  t.is(await add(5, { id: thing, code: `code-${thing.slice(6)}` }), 6);
  t.is(await add(-6, { id: thing }), 0);
  t.is(await add(1, { id: 'nothing' }), null);
  const values = await Promise.all(Array.from({ length: 20 }, () => add(1, { id: thing })));
  t.deepEqual(
    values.map(Number).sort((a, b) => a - b),
    Array.from({ length: 20 }, (_, index) => index + 1),
    'each once, also at the same time',
  );
});

test('several questions at once are each answered with their own rows, after what was written before them', async (t) => {
  const [one, other] = [await aThing({ name: 'one' }), await aThing({ name: 'other' })];
  const nameOf = (thing: string) => firstRow<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, [thing]);
  const ids = question<{ id: string }, string[]>(`SELECT id FROM ${table} WHERE id IN (?) ORDER BY id`, [[one, other]], (rows) =>
    rows.map(({ id }) => id),
  );
  t.deepEqual(await database.reads.ask(nameOf(other), ids, nameOf('nothing')), [{ name: 'other' }, [one, other].sort(), null]);
  await database.transaction(async (sql) => {
    sql.later.run(`UPDATE ${table} SET name = 'changed' WHERE id = ?`, [one]);
    const [changed, unchanged] = await sql.ask(nameOf(one), nameOf(other));
    t.deepEqual([changed?.name, unchanged?.name], ['changed', 'other']);
  });
});

test('what travels with a later statement is heard in its order, the last of it with the commit', async (t) => {
  const thing = await aThing({ amount: 5 });
  const heard: unknown[] = [];
  await database.transaction(async (sql) => {
    sql.first.insert(table, { id: thing, name: 'again', code: 'again', amount: 1, at }, (inserted) => heard.push(inserted));
    sql.first.ask(firstRow<{ amount: number }>(`SELECT amount FROM ${table} WHERE id = ?`, [thing]), (row) => heard.push(row?.amount));
    await sql.one('SELECT 1 AS one');
    t.deepEqual(heard, [0, 5]);
    sql.later.increment(table, 'amount', 2, { id: thing }, (amount) => heard.push(amount));
    sql.later.ask(firstRow<{ amount: number }>(`SELECT amount FROM ${table} WHERE id = ?`, [thing]), (row) => heard.push(row?.amount));
  });
  t.deepEqual(heard, [0, 5, 7, 7]);
});

test('a transaction whose first write decides against it changes nothing, though nothing else was waited for', async (t) => {
  const thing = await aThing({ amount: 1 });
  const refusing = database.transaction(async (sql) => {
    sql.first.insert(table, { id: thing, name: 'again', code: 'again', amount: 1, at }, (inserted) => {
      if (inserted === 0) throw new Error('it is there already');
    });
    sql.later.run(`UPDATE ${table} SET amount = 2 WHERE id = ?`, [thing]);
  });
  await t.throwsAsync(refusing, { message: 'it is there already' });
  t.is((await read<{ amount: number }>(thing))?.amount, 1);
});

test('a list stands for each of its values, and an empty one for nothing', async (t) => {
  const name = 'lists';
  const [a, b, c] = [await aThing({ name }), await aThing({ name }), await aThing({ name })];
  const ids = async (text: string, values: readonly (string | readonly string[])[]) =>
    (await database.reads.all<{ id: string }>(`SELECT id FROM ${table} WHERE ${text} ORDER BY id`, values)).map((row) => row.id);
  t.deepEqual(await ids('name = ? AND id IN (?) AND id <> ?', [name, [a, b, c], b]), [a, c].sort());
  t.deepEqual(await ids('name = ? AND id IN (?)', [name, []]), []);
});

test('what a transaction wrote is there for itself at once, for others after it ended, and not at all when it failed', async (t) => {
  const thing = await aThing({ amount: 1 });
  const amountOf = async () => (await read<{ amount: number }>(thing))?.amount;
  await database.transaction(async (sql) => {
    await sql.run(`UPDATE ${table} SET amount = 2 WHERE id = ?`, [thing]);
    t.is((await sql.one<{ amount: number }>(`SELECT amount FROM ${table} WHERE id = ?`, [thing]))?.amount, 2);
    t.is(await amountOf(), 1);
  });
  t.is(await amountOf(), 2);

  const failing = database.transaction(async (sql) => {
    await sql.run(`UPDATE ${table} SET amount = 3 WHERE id = ?`, [thing]);
    throw new Error('changed my mind');
  });
  await t.throwsAsync(failing, { message: 'changed my mind' });
  t.is(await amountOf(), 2);
});

test('two that read a row to change it do so one after the other', async (t) => {
  const thing = await aThing({ amount: 0 });
  const add = () =>
    database.transaction(async (sql) => {
      const row = await sql.one<{ amount: number }>(`SELECT amount FROM ${table} WHERE id = ?${sql.lock}`, [thing]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await sql.run(`UPDATE ${table} SET amount = ? WHERE id = ?`, [row!.amount + 1, thing]);
    });
  await Promise.all(Array.from({ length: 8 }, add));
  t.is((await read<{ amount: number }>(thing))?.amount, 8);
});

if (onMariadb)
  test('a transaction sees what others committed meanwhile (READ COMMITTED), in UTC', async (t) => {
    const thing = await aThing({ amount: 1 });
    await database.transaction(async (sql) => {
      const amount = async () => (await sql.one<{ amount: number }>(`SELECT amount FROM ${table} WHERE id = ?`, [thing]))?.amount;
      t.is(await amount(), 1);
      await database.transaction((other) => other.run(`UPDATE ${table} SET amount = 2 WHERE id = ?`, [thing]));
      t.is(await amount(), 2);
    });
    const session = await database.reads.one<{ zone: string; mode: string; wait: number }>(
      'SELECT @@session.time_zone AS zone, @@session.sql_mode AS mode, @@session.innodb_lock_wait_timeout AS wait',
    );
    t.is(session?.zone, '+00:00');
    t.is(Number(session?.wait), 5);
    t.true(session?.mode.includes('STRICT_TRANS_TABLES'));
  });
