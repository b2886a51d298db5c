import test from 'ava';
import { emptyDatabase } from '../../test/database.ts';
import { openDatabase } from './database.ts';
import { createTable, exact, integer, nullable } from './schema.ts';
import type { Counted, Sql } from './sql.ts';

const place = await emptyDatabase();
const database = openDatabase({ url: place.url, replicaUrls: [], connectionsMax: 10, sqlite: place.sqlite });
test.after.always(async () => {
  await database.close();
  await place.drop();
});

test.before(() =>
  database.transaction((sql) => createTable(sql, 'counter', { columns: { place: exact(20), number: integer }, key: ['place'] })),
);
test.before(() =>
  database.transaction((sql) =>
    createTable(sql, 'ticket', { columns: { name: exact(20), number: integer, again: nullable(integer) }, key: ['name'] }),
  ),
);

test('a counter without a row begins at one, and counts each of many at the same time once', async (t) => {
  const count = () => database.transaction(async (sql) => void sql.later.count('counter', 'number', { place: 'crowded' }));
  await Promise.all(Array.from({ length: 10 }, count));
  t.is((await database.reads.one<{ number: number }>(`SELECT number FROM counter WHERE place = 'crowded'`))?.number, 10);
});

/** What is written right behind a counter, where it is named twice. */
const written = async (name: string, count: (sql: Sql) => Counted) => {
  await database.transaction(async (sql) => {
    const { text, values } = count(sql);
    sql.later.run(`INSERT INTO ticket (name, number, again) VALUES (?, ${text}, ${text})`, [name, ...values, ...values]);
  });
  return database.reads.one('SELECT number, again FROM ticket WHERE name = ?', [name]);
};

test('what a counter has counted to can be written behind it', async (t) => {
  const at = (place: string) => (sql: Sql) => sql.later.count('counter', 'number', { place });
  t.deepEqual(await written('first', at('here')), { number: 1, again: 1 });
  t.deepEqual(await written('second', at('here')), { number: 2, again: 2 });
  t.deepEqual(await written('elsewhere', at('there')), { number: 1, again: 1 });
  t.deepEqual(await written('more', (sql) => sql.later.increment('counter', 'number', 40, { place: 'here' }, () => undefined)), {
    number: 42,
    again: 42,
  });
});

test('behind a counter that is not there nothing is written, whatever was counted before', async (t) => {
  const nowhere = (sql: Sql) => {
    sql.later.count('counter', 'number', { place: 'before' });
    return sql.later.increment('counter', 'number', 1, { place: 'nowhere' }, () => undefined);
  };
  await t.throwsAsync(written('none', nowhere));
  t.is(await database.reads.one(`SELECT number FROM ticket WHERE name = 'none'`), null);
  t.is(await database.reads.one(`SELECT number FROM counter WHERE place = 'before'`), null);
});

test('many who count at the same time each write a number of their own', async (t) => {
  const one = (name: string) => written(name, (sql) => sql.later.count('counter', 'number', { place: 'busy' }));
  const found = (await Promise.all(Array.from({ length: 20 }, (_, index) => one(`ticket ${index}`)))) as { number: number }[];
  t.deepEqual(
    found.map(({ number }) => number).sort((a, b) => a - b),
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
});
