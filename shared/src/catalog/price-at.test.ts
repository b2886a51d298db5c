import test from 'ava';
import fc from 'fast-check';
import { entryAt, nextPrice, priceAt, type PriceEntry, type PriceLevel } from './price-at.ts';

const nodes = ['chain', 'branch:b', 'franchisee:f', 'store:s'] as const;
const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const instant = fc.integer({ min: 1, max: 12 }).map(day);
const amount = fc.option(fc.integer({ min: 0, max: 9_999 }), { nil: null });
const entry: fc.Arbitrary<PriceEntry> = fc
  .record({ amount, from: instant, days: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }) })
  .map(({ amount: price, from, days }) => ({
    amount: price,
    from,
    to: days === null ? null : new Date(from.getTime() + days * 86_400_000),
  }));
/** What was set over time, in that order: at any level, for any time. */
const edits = fc.array(fc.record({ node: fc.constantFrom(...nodes), entry }), { maxLength: 14 });
type Edit = { node: (typeof nodes)[number]; entry: PriceEntry };

const levelsAfter = (made: readonly Edit[]): PriceLevel[] =>
  nodes.map((node) => ({ node, entries: made.filter((edit) => edit.node === node).map((edit) => edit.entry) }));
const base = 1_000;

/** The rule said another way: go from the store outwards; at each level look at the day-by-day answer of whoever set it last. */
const asAPersonWould = (made: readonly Edit[], at: Date): number => {
  for (const node of [...nodes].reverse()) {
    const counting = made.filter((edit) => edit.node === node && edit.entry.from <= at && !(edit.entry.to !== null && edit.entry.to <= at));
    const begun = Math.max(...counting.map((edit) => edit.entry.from.getTime()));
    const price = counting.filter((edit) => edit.entry.from.getTime() === begun).at(-1)?.entry.amount ?? null;
    if (price !== null) return price;
  }
  return base;
};

test('a customer pays the nearest price that counts at that minute, for any order of edits', (t) => {
  fc.assert(fc.property(edits, instant, (made, at) => t.is(priceAt(levelsAfter(made), base, at).amount, asAPersonWould(made, at))));
});

test('a price comes from the level that it is said to come from', (t) => {
  fc.assert(
    fc.property(edits, instant, (made, at) => {
      const levels = levelsAfter(made);
      const { amount: paid, node } = priceAt(levels, base, at);
      if (node === null) return t.is(paid, base);
      t.is(entryAt(levels.find((level) => level.node === node)!.entries, at)!.amount, paid);
      const nearer = levels.slice(nodes.indexOf(node as Edit['node']) + 1);
      return t.true(nearer.every(({ entries }) => (entryAt(entries, at)?.amount ?? null) === null));
    }),
  );
});

test('edits at different levels may be made in any order', (t) => {
  fc.assert(
    fc.property(edits, instant, (made, at) => {
      const byLevel = [...nodes].reverse().flatMap((node) => made.filter((edit) => edit.node === node));
      t.deepEqual(priceAt(levelsAfter(byLevel), base, at), priceAt(levelsAfter(made), base, at));
    }),
  );
});

test('a planned change changes nothing before it begins and nothing after it ends', (t) => {
  fc.assert(
    fc.property(edits, entry, fc.constantFrom(...nodes), instant, (made, planned, node, at) => {
      if (planned.from <= at && (planned.to === null || at < planned.to)) return;
      t.deepEqual(priceAt(levelsAfter([...made, { node, entry: planned }]), base, at), priceAt(levelsAfter(made), base, at));
    }),
  );
});

test('a price at a farther level changes nothing where a nearer one counts', (t) => {
  fc.assert(
    fc.property(edits, entry, fc.integer({ min: 0, max: 3 }), instant, (made, set, place, at) => {
      const found = priceAt(levelsAfter(made), base, at);
      if (found.node === null || nodes.indexOf(found.node as Edit['node']) <= place) return;
      t.deepEqual(priceAt(levelsAfter([...made, { node: nodes[place]!, entry: set }]), base, at), found);
    }),
  );
});

test('between now and the next change that is told, the price stays as it is', (t) => {
  fc.assert(
    fc.property(edits, instant, fc.integer({ min: 0, max: 11 }), (made, at, days) => {
      const levels = levelsAfter(made);
      const next = nextPrice(levels, base, at);
      const later = new Date(at.getTime() + days * 86_400_000);
      if (next === null || later < next.at) t.is(priceAt(levels, base, later).amount, priceAt(levels, base, at).amount);
      else t.is(priceAt(levels, base, next.at).amount, next.amount);
    }),
  );
});

test('a price for a week lies over the standing one, which is back afterwards', (t) => {
  const levels: PriceLevel[] = [
    {
      node: 'chain',
      entries: [
        { amount: 1_200, from: day(1), to: null },
        { amount: 900, from: day(3), to: day(10) },
      ],
    },
  ];
  t.deepEqual(
    [2, 3, 9, 10].map((number) => priceAt(levels, base, day(number)).amount),
    [1_200, 900, 900, 1_200],
  );
});
