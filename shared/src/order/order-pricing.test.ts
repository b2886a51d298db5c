import test from 'ava';
import fc from 'fast-check';
import { allocate, fen, sum } from '../kernel/money.ts';
import { lineAmount, quoteLines, shortWeightRefund, type PricedLine } from './order-pricing.ts';

const portion = (price: number, pieces: number, surcharge = 0): PricedLine => ({ price, pieces, grams: null, surcharge });
const byWeight = (price: number, grams: number, surcharge = 0): PricedLine => ({ price, pieces: 1, grams, surcharge });
const delivery = { fee: 500, minimum: 2_000, freeFrom: 5_000 };

test('portions and grams, options and delivery come together to one price', (t) => {
  const quote = quoteLines([portion(600, 2), byWeight(3_980, 500, 200)], delivery);
  t.like(quote, { amounts: [1_200, 4_180], goods: 5_380, deliveryFee: 0, payable: 5_380 });
});

test('below the free amount delivery costs its fee; pickup never does', (t) => {
  t.like(quoteLines([portion(2_000, 1)], delivery), { deliveryFee: 500, payable: 2_500 });
  t.like(quoteLines([portion(2_000, 1)], null), { deliveryFee: 0, payable: 2_000 });
});

const goodsOff = (amount: number, shares: number[]) => ({
  name: '满减',
  of: 'goods' as const,
  amount: fen(amount),
  shares: shares.map(fen),
});

test('a discount lowers what its lines cost, and one for delivery leaves them as they are', (t) => {
  const cart = [portion(1_000, 1), portion(2_000, 1)];
  t.like(quoteLines(cart, null, [goodsOff(100, [33, 67])]), { paid: [967, 1_933], payable: 2_900 });
  const free = { name: '免配送费', of: 'delivery' as const, amount: fen(500), shares: [fen(0), fen(0)] };
  t.like(quoteLines(cart, delivery, [free]), { paid: [1_000, 2_000], deliveryFee: 500, payable: 3_000 });
});

test('delivery stays free when a discount brings the goods below the sum it is free from', (t) => {
  t.like(quoteLines([portion(5_000, 1)], delivery, [goodsOff(100, [100])]), { deliveryFee: 0, payable: 4_900 });
});

const lines = fc.array(
  fc.oneof(
    fc.record({
      price: fc.integer({ min: 1, max: 50_000 }),
      pieces: fc.integer({ min: 1, max: 99 }),
      grams: fc.constant(null),
      surcharge: fc.integer({ min: 0, max: 500 }),
    }),
    fc.record({
      price: fc.integer({ min: 1, max: 50_000 }),
      pieces: fc.constant(1),
      grams: fc.integer({ min: 1, max: 50_000 }),
      surcharge: fc.integer({ min: 0, max: 500 }),
    }),
  ),
  { minLength: 1, maxLength: 50 },
);

test('whatever is bought, what the lines cost adds up to what is paid', (t) => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), (cart, most, delivered) => {
      const amounts = cart.map(lineAmount);
      const off = Math.min(most, sum(amounts));
      const quote = quoteLines(cart, delivered ? delivery : null, [goodsOff(off, allocate(fen(off), amounts))]);
      t.is(sum(quote.paid) + quote.deliveryFee, quote.payable);
      t.true(quote.paid.every((paid, index) => paid >= 0 && paid <= quote.amounts[index]!));
    }),
  );
});

test('short weight goes back only beyond the tolerance, and never more than the line cost', (t) => {
  t.is(shortWeightRefund({ paid: 3_980, ordered: 500, weighed: 480 }, 50), fen(0));
  t.is(shortWeightRefund({ paid: 3_980, ordered: 500, weighed: 475 }, 50), fen(0));
  t.is(shortWeightRefund({ paid: 3_980, ordered: 500, weighed: 474 }, 50), fen(207));
  t.is(shortWeightRefund({ paid: 3_980, ordered: 500, weighed: 520 }, 50), fen(0));
  const whole = fc.integer({ min: 1, max: 50_000 });
  fc.assert(
    fc.property(whole, whole, whole, fc.integer({ min: 0, max: 200 }), (paid, ordered, weighed, tolerance) => {
      const back = shortWeightRefund({ paid, ordered, weighed }, tolerance);
      t.true(back >= 0 && back <= paid);
      if (weighed >= ordered) t.is(back, fen(0));
    }),
  );
});
