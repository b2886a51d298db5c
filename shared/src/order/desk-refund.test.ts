import test from 'ava';
import fc from 'fast-check';
import { amountOf, excessOf, restOf } from './desk-refund.ts';

const Order = fc.record({
  paid: fc.array(fc.nat(5_000), { minLength: 1, maxLength: 6 }),
  deliveryFee: fc.nat(800),
  asks: fc.array(fc.record({ no: fc.integer({ min: 0, max: 7 }), amount: fc.integer({ min: 1, max: 6_000 }), fee: fc.nat(1_000) }), {
    maxLength: 40,
  }),
});

test('refunds by line in any order never exceed what each line cost, and add up to what the order counts', (t) => {
  fc.assert(
    fc.property(Order, ({ paid, deliveryFee, asks }) => {
      const lines = paid.map((amount, index) => ({ no: index + 1, paid: amount, refunded: 0 }));
      const order = { payable: paid.reduce((sum, amount) => sum + amount, deliveryFee), refunded: 0 };
      let fees = 0;
      for (const { no, amount, fee } of asks) {
        const parts = { lines: [{ no, amount }], deliveryFee: fee };
        if (excessOf(parts, restOf(order, lines)) !== null) continue;
        lines.find((line) => line.no === no)!.refunded += amount;
        order.refunded += amountOf(parts);
        fees += fee;
      }
      const back = lines.reduce((sum, { refunded }) => sum + refunded, 0);
      return (
        lines.every(({ refunded, paid: cost }) => refunded <= cost) &&
        fees <= deliveryFee &&
        back + fees === order.refunded &&
        order.refunded <= order.payable
      );
    }),
  );
  t.pass();
});

test('a line that is named twice, or is not there, is refused', (t) => {
  const rest = restOf({ payable: 1_000, refunded: 0 }, [{ no: 1, paid: 1_000, refunded: 0 }]);
  t.deepEqual(
    excessOf(
      {
        lines: [
          { no: 1, amount: 400 },
          { no: 1, amount: 400 },
        ],
        deliveryFee: 0,
      },
      rest,
    ),
    { no: 1, rest: 0 },
  );
  t.deepEqual(excessOf({ lines: [{ no: 2, amount: 1 }], deliveryFee: 0 }, rest), { no: 2, rest: 0 });
  t.deepEqual(excessOf({ lines: [], deliveryFee: 1 }, rest), { no: null, rest: 0 });
});
