import test from 'ava';
import fc from 'fast-check';
import { fen, priceOfGrams, sum } from '../kernel/money.ts';
import { quoteLines, type Discount } from '../order/order-pricing.ts';
import { returnShare } from './return-share.ts';
import {
  changeOf,
  gramsFor,
  likelyTendered,
  mayRoundDown,
  roundDownDiscount,
  roundDowns,
  weighedPrice,
  weighRoundings,
} from './till-price.ts';

const prices = test.macro({
  exec(t, perJin: number, grams: number, expected: readonly [number, number, number]) {
    t.deepEqual(
      weighRoundings.map((rule) => weighedPrice(perJin, grams, rule)),
      expected.map(fen),
    );
  },
  title: (_, perJin: number, grams: number) => `${grams} g at ${perJin} fen for 500 g`,
});
test(prices, 3_980, 500, [3_980, 3_980, 3_980]);
test(prices, 3_980, 318, [2_531, 2_530, 2_530]);
test(prices, 3_980, 263, [2_093, 2_090, 2_090]);
test(prices, 3_980, 264, [2_101, 2_100, 2_100]);
test(prices, 3_999, 250, [2_000, 2_000, 1_990]);
test(prices, 1, 1, [0, 0, 0]);
test(prices, 1_000, 50_000, [100_000, 100_000, 100_000]);

const Price = fc.integer({ min: 1, max: 100_000 });
const Grams = fc.integer({ min: 1, max: 50_000 });

test('to the fen a store prices as customers’ orders are priced; otherwise by whole jiao and never further than the rule says', (t) => {
  fc.assert(
    fc.property(Price, Grams, (perJin, grams) => {
      t.is(weighedPrice(perJin, grams, 'fen'), priceOfGrams(perJin, grams));
      const exact = (perJin * grams) / 500;
      for (const rule of ['jiao', 'jiao-down'] as const) t.is(weighedPrice(perJin, grams, rule) % 10, 0);
      t.true(Math.abs(weighedPrice(perJin, grams, 'jiao') - exact) <= 5);
      const down = exact - weighedPrice(perJin, grams, 'jiao-down');
      t.true(down > -1e-6 && down < 10);
    }),
  );
});

test('the grams behind a label’s amount cost that amount again, to half of what a gram costs', (t) => {
  fc.assert(
    fc.property(Price, fc.integer({ min: 1, max: 99_999 }), (perJin, amount) => {
      const again = (perJin * gramsFor(amount, perJin)) / 500;
      t.true(Math.abs(again - amount) <= perJin / 1_000 + 1e-6);
    }),
  );
  t.is(gramsFor(100, 0), 0);
});

test('a total is rounded down by a discount of its own, and lines add up to what is payable', (t) => {
  const Cart = fc.record({
    amounts: fc.array(fc.nat(20_000), { minLength: 1, maxLength: 12 }),
    offPercent: fc.nat(100),
    to: fc.constantFrom(...roundDowns),
  });
  fc.assert(
    fc.property(Cart, ({ amounts, offPercent, to }) => {
      const shares = amounts.map((amount) => fen(Math.floor((amount * offPercent) / 100)));
      const coupon: Discount = { name: '券', of: 'goods', amount: sum(shares), shares };
      const down = roundDownDiscount(to, amounts, [coupon]);
      const lines = amounts.map((price) => ({ price, pieces: 1, grams: null, surcharge: 0 }));
      const quote = quoteLines(lines, null, down === null ? [coupon] : [coupon, down]);
      t.true(quote.paid.every((paid) => paid >= 0));
      t.is(sum(quote.paid), quote.payable);
      t.is(quote.payable % { none: 1, jiao: 10, yuan: 100 }[to], 0);
      t.true(down === null || (down.amount > 0 && down.amount < 100));
    }),
  );
});

test('a clerk rounds down no further than the store allows', (t) => {
  t.deepEqual(
    roundDowns.map((to) => mayRoundDown(to, 'jiao')),
    [true, true, false],
  );
  t.deepEqual(
    roundDowns.map((to) => mayRoundDown(to, 'none')),
    [true, false, false],
  );
});

test('change', (t) => {
  t.is(changeOf(1_230, 1_230), fen(0));
  t.is(changeOf(1_230, 2_000), fen(770));
  t.is(changeOf(1_230, 1_229), null);
  t.deepEqual(likelyTendered(1_230), [1_230, 1_300, 1_500, 2_000, 5_000, 10_000].map(fen));
  t.deepEqual(likelyTendered(10_000), [fen(10_000)]);
  t.deepEqual(likelyTendered(0), []);
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (payable) => likelyTendered(payable).every((amount) => changeOf(payable, amount) !== null))); // prettier-ignore
});

test('parts of a line given back in any order never exceed what it cost, and all of it comes back with the last', (t) => {
  const Line = fc.record({
    quantity: fc.integer({ min: 1, max: 5_000 }),
    paid: fc.nat(50_000),
    cuts: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(Line, ({ quantity, paid, cuts }) => {
      let [returned, refunded] = [0, 0];
      for (const cut of [...cuts, quantity]) {
        const more = Math.min(cut, quantity - returned);
        if (more === 0) break;
        const back = returnShare({ quantity, paid, returned, refunded }, more);
        t.true(back >= 0);
        [returned, refunded] = [returned + more, refunded + back];
        t.true(refunded <= paid);
      }
      t.is(returned, quantity);
      t.is(refunded, paid);
    }),
  );
});

test('what a desk gave back of a line already is not given back again', (t) => {
  t.is(returnShare({ quantity: 10, paid: 1_000, returned: 0, refunded: 400 }, 5), fen(100));
  t.is(returnShare({ quantity: 10, paid: 1_000, returned: 0, refunded: 400 }, 3), fen(0));
});
