import test from 'ava';
import { keepFreshChanges, type Told } from './feed-fresh.ts';

const told = (seq: number, view?: unknown): Told => ({ seq, kind: 'order', order_id: `order-${seq}`, view });
const numbers = (rows: readonly { seq: number }[] | null) => rows?.map(({ seq }) => seq) ?? null;

test('what this process told is at hand without SQL as far as nothing is missing in between', (t) => {
  const fresh = keepFreshChanges();
  fresh.keep('store', [told(5), told(6)]);
  fresh.keep('store', [told(8)]);
  fresh.keep('other', [told(7)]);
  t.deepEqual(numbers(fresh.after('store', 4)), [5, 6]);
  t.deepEqual(numbers(fresh.after('store', 5)), [6]);
  t.is(fresh.after('store', 6), null, 'seven was told elsewhere');
  t.is(fresh.after('store', 3), null);
  t.is(fresh.after('nowhere', 0), null);
});

test('commits whose answers overtake each other are in the order of their numbers', (t) => {
  const fresh = keepFreshChanges();
  fresh.keep('store', [told(2)]);
  fresh.keep('store', [told(1)]);
  t.deepEqual(numbers(fresh.after('store', 0)), [1, 2]);
});

test('a view is of its number alone', (t) => {
  const fresh = keepFreshChanges();
  fresh.keep('store', [told(1, 'as it was taken'), told(2)]);
  t.is(fresh.viewOf('store', 1), 'as it was taken');
  t.is(fresh.viewOf('store', 2), undefined);
  t.is(fresh.viewOf('store', 3), undefined);
});

test('a store is watched while somebody here listens to it', (t) => {
  const fresh = keepFreshChanges();
  t.false(fresh.isWatched('store'));
  fresh.watch('store', true);
  t.deepEqual([fresh.isWatched('store'), fresh.isWatched('other')], [true, false]);
  fresh.watch('store', false);
  t.false(fresh.isWatched('store'));
});

test('after news from elsewhere SQL is asked, and what is old is let go', (t) => {
  const fresh = keepFreshChanges();
  fresh.keep('store', [told(1)]);
  fresh.forget('store');
  t.is(fresh.after('store', 0), null);
  for (let number = 1; number <= 1_000; number += 1) fresh.keep(`store ${number}`, [told(1)]);
  t.is(fresh.after('store 1', 0), null);
  t.deepEqual(numbers(fresh.after('store 1000', 0)), [1]);
  for (let seq = 2; seq <= 100; seq += 1) fresh.keep('store 1000', [told(seq)]);
  t.is(fresh.after('store 1000', 0), null);
  t.deepEqual(numbers(fresh.after('store 1000', 98)), [99, 100]);
});
