import test from 'ava';
import fc from 'fast-check';
import { allocate, fen, priceOfGrams, sum, yuanText } from './money.ts';

const splits = test.macro({
  exec(t, total: number, weights: number[], expected: number[]) {
    t.deepEqual(allocate(fen(total), weights), expected.map(fen));
  },
  title: (_: string | undefined, total: number, weights: number[]) => `${total} fen over ${weights.join(' : ') || 'nobody'}`,
});

test(splits, 100, [100, 100, 100], [34, 33, 33]);
test(splits, 1, [1, 1], [1, 0]);
test(splits, 500, [1_800, 1_200], [300, 200]);
test(splits, 0, [1_800], [0]);
test(splits, 7, [0, 0], [7, 0]);
test(splits, 10, [], []);

test('whatever is split, the parts are whole, fair to a fen, and add up', (t) => {
  const amounts = fc.integer({ min: 0, max: 100_000_000 });
  fc.assert(
    fc.property(amounts, fc.array(amounts, { minLength: 1, maxLength: 50 }), (total, weights) => {
      const parts = allocate(fen(total), weights);
      t.is(sum(parts), fen(total));
      const whole = weights.reduce((all, weight) => all + weight, 0);
      if (whole > 0) parts.forEach((part, index) => t.true(Math.abs(part - (total * weights[index]!) / whole) <= 1));
    }),
  );
});

test('money is never a fraction of a fen', (t) => {
  t.throws(() => fen(0.5), { instanceOf: RangeError });
});

const weighed = test.macro({
  exec(t, perJin: number, grams: number, expected: number) {
    t.is(priceOfGrams(perJin, grams), fen(expected));
  },
  title: (_: string | undefined, perJin: number, grams: number) => `${grams} g at ${perJin} fen a jin`,
});

test(weighed, 3_980, 500, 3_980);
test(weighed, 3_980, 250, 1_990);
test(weighed, 3_985, 50, 399);
test(weighed, 3_984, 50, 398);
test(weighed, 1, 1, 0);

test('yuan for people', (t) => {
  t.deepEqual([0, 5, 99, 100, 123_456, -250].map(yuanText), ['0.00', '0.05', '0.99', '1.00', '1234.56', '-2.50']);
});
