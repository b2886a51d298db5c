import test from 'ava';
import fc from 'fast-check';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { getMyCard } from '@mendian/shared/points/points.contract.ts';
import { closeShift } from '@mendian/shared/till/till-shift.contract.ts';
import { returnShare } from '@mendian/shared/till/return-share.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import { getTill, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { aCustomer, aProduct, type ClerkMade } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aSale, aTill, pieces, shownAt, weighed } from './till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const weigh = { min: 100, step: 50, max: 5_000 };
type Asked = { no: number; quantity: number; restock?: boolean };
const shareOf = ({ lines }: SaleViewData, { no, quantity }: Asked): number => {
  const { grams, pieces: all, paid, returned, refunded } = lines.find((line) => line.no === no)!;
  return returnShare({ quantity: grams ?? all, paid, returned, refunded }, quantity);
};
const bringBack = ({ call }: ClerkMade, sale: SaleViewData, lines: Asked[], given: object = {}) => {
  const expectedAmount = lines.reduce((all, line) => all + shareOf(sale, line), 0);
  return call(returnSale, { orderId: sale.orderId, lines, reason: '味道不对', way: 'cash', expectedAmount, ...given });
};
const onHand = async (storeId: string, skuId: string) =>
  (await house.reads.one<{ on_hand: number }>('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [storeId, skuId]))!.on_hand;

test.serial('pieces and grams come back by what they really cost, out of the drawer, and what is packed into the stock', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const [neck, cola] = [await aProduct(house, store, { price: 3_980, weigh, onHand: 5_000 }), await aProduct(house, store, { price: 333 })];
  const sale = await aSale(clerk, { lines: [weighed(neck, 500), pieces(cola, 3)], roundDown: 'jiao' });
  t.is(sale.payable, 4_970);
  const first = await bringBack(clerk, sale, [{ no: 2, quantity: 1, restock: true }]);
  t.like(first, { refunded: 332, lines: [{ returned: 0 }, { returned: 1, refunded: 332 }], notReturnable: null });
  const second = await bringBack(clerk, first, [{ no: 1, quantity: 200 }, { no: 2, quantity: 2 }]); // prettier-ignore
  t.like(second.lines, [{ returned: 200 }, { returned: 3, refunded: second.lines[1]!.paid }]);
  t.is(await onHand(store.id, cola.skuId), 98, 'one of three was put back');
  t.is(await onHand(store.id, neck.skuId), 4_500, 'what was weighed is not sold twice');
  const last = await bringBack(clerk, second, [{ no: 1, quantity: 300 }]);
  t.like(last, { refunded: 4_970, notReturnable: '这笔已没有可退的金额' });
  t.like((await clerk.call(getTill, {})).shift, { id: shiftId, sales: 1, returns: 3, expected: 20_000 });
  await refused(t, bringBack(clerk, last, [{ no: 1, quantity: 1 }], { expectedAmount: 0 }), 'till/return-exceeds');
});

test.serial('the coupon comes back with the last of the money, points as refunds have it', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product] = [await aCustomer(house), await aProduct(house, store, { price: 2_000 })];
  const { id: couponId } = await aCoupon(house, customer, { benefit: { kind: 'instant', off: 1_000 } });
  const sale = await aSale(clerk, { lines: [pieces(product, 3)], guestId: (await shownAt(clerk, customer)).guestId });
  await house.deliver();
  t.is((await customer.call(getMyCard, {})).points, 50);
  const part = await bringBack(clerk, sale, [{ no: 1, quantity: 1 }]);
  await house.deliver();
  t.is(part.refunded, 1_666);
  t.is((await customer.call(getMyCard, {})).points, 33);
  t.is((await customer.call(getMyCoupon, { couponId })).tab, 'used');
  await bringBack(clerk, part, [{ no: 1, quantity: 2 }]);
  await house.deliver();
  t.is((await customer.call(getMyCard, {})).points, 0);
  t.is((await customer.call(getMyCoupon, { couponId })).tab, 'usable');
});

test.serial('two taps and a lost answer give back once; two tills never more than was sold', async (t) => {
  const { store, clerk } = await aTill(house);
  const { clerk: beside } = await aTill(house, store);
  const sale = await aSale(clerk, { lines: [pieces(await aProduct(house, store, { price: 500 }), 3)] });
  const ask = { orderId: sale.orderId, lines: [{ no: 1, quantity: 2 }], reason: '坏了', way: 'cash' as const, expectedAmount: 1_000 };
  const first = await beside.call(returnSale, ask, { key: 'the-first-tap' });
  t.deepEqual(await beside.call(returnSale, ask, { key: 'the-first-tap' }), first);
  const more = { ...ask, lines: [{ no: 1, quantity: 1 }], expectedAmount: 500 };
  const tries = await Promise.allSettled([clerk, beside, clerk, beside].map(({ call }) => call(returnSale, more)));
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  const codes = new Set(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])));
  t.deepEqual([...codes], ['till/return-exceeds']);
});

test.serial('what may not come back is refused with the reason', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const neck = await aProduct(house, store, { price: 4_000, weigh });
  const sale = await aSale(clerk, { lines: [weighed(neck, 500)] });
  const { message } = await refused(t, bringBack(clerk, sale, [{ no: 1, quantity: 501 }]), 'till/return-exceeds');
  t.is(message, '卤鸭脖最多还能退 500g');
  await refused(t, bringBack(clerk, sale, [{ no: 1, quantity: 100 }], { expectedAmount: 700 }), 'till/return-changed');
  await refused(t, bringBack(clerk, sale, [{ no: 1, quantity: 100, restock: true }]), 'till/not-restockable');
  for (const lines of [
    [],
    [{ no: 1, quantity: 0 }],
    [{ no: 1, quantity: -5 }],
    [
      { no: 1, quantity: 1 },
      { no: 1, quantity: 1 },
    ],
  ])
    await refused(
      t,
      clerk.call(returnSale, { orderId: sale.orderId, lines, reason: '坏了', way: 'cash', expectedAmount: 0 }),
      'input/invalid',
    );
  const elsewhere = await aTill(house);
  await refused(t, bringBack(elsewhere.clerk, sale, [{ no: 1, quantity: 100 }]), 'thing/not-found');
  await clerk.call(closeShift, { shiftId, counted: 24_000 });
  await refused(t, bringBack(clerk, sale, [{ no: 1, quantity: 100 }]), 'till/no-shift');
  house.clock.advance(8 * 86_400_000);
  const late = await aTill(house, store);
  await refused(t, bringBack(late.clerk, sale, [{ no: 1, quantity: 100 }]), 'till/return-too-late');
});

test.serial('whatever parts come back in whatever order, lines and drawer agree', async (t) => {
  const { store, clerk } = await aTill(house);
  const skus = [
    await aProduct(house, store, { price: 777, weigh, onHand: 100_000 }),
    await aProduct(house, store, { price: 199, onHand: 1_000 }),
  ];
  const Part = fc.record({ no: fc.integer({ min: 1, max: 2 }), percent: fc.integer({ min: 1, max: 100 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(Part, { maxLength: 5 }),
      async (grams, count, cuts) => {
        let sale = await aSale(clerk, { lines: [weighed(skus[0]!, grams), pieces(skus[1]!, count)], roundDown: 'jiao' });
        const before = (await clerk.call(getTill, {})).shift!.expected;
        for (const { no, percent } of [...cuts, { no: 1, percent: 100 }, { no: 2, percent: 100 }]) {
          const line = sale.lines.find((one) => one.no === no)!;
          const left = (line.grams ?? line.pieces) - line.returned;
          if (left === 0 || sale.refunded === sale.payable) continue;
          sale = await bringBack(clerk, sale, [{ no, quantity: Math.max(1, Math.floor((left * percent) / 100)) }]);
          t.true(sale.lines.every(({ paid, refunded }) => refunded <= paid));
        }
        t.is(sale.refunded, sale.payable);
        t.is((await clerk.call(getTill, {})).shift!.expected, before - sale.payable);
      },
    ),
    { numRuns: 6 },
  );
});

test.serial('a coupon comes back with the goods that it gave away, not with the money of others', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, cheap, dear] = [await aCustomer(house), await aProduct(house, store, { price: 100 }), await aProduct(house, store, { price: 3_000 })]; // prettier-ignore
  const { id: couponId } = await aCoupon(house, customer, { benefit: { kind: 'exchange' } });
  const tab = async () => (await customer.call(getMyCoupon, { couponId })).tab;
  const sale = await aSale(clerk, { lines: [pieces(cheap), pieces(dear)], guestId: (await shownAt(clerk, customer)).guestId });
  t.deepEqual(sale.lines.map(({ paid }) => paid), [100, 0]); // prettier-ignore
  const part = await bringBack(clerk, sale, [{ no: 1, quantity: 1 }]);
  t.like(part, { refunded: 100, notReturnable: null });
  t.is(await tab(), 'used', 'what it gave away is still the customer’s');
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
  const whole = await bringBack(clerk, part, [{ no: 2, quantity: 1 }]);
  t.is(whole.notReturnable, '这笔已没有可退的金额');
  t.is(await tab(), 'usable');
});

test.serial('of a sale that came to nothing the goods come back, and the coupon', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product] = [await aCustomer(house), await aProduct(house, store, { price: 3_000 })];
  const { id: couponId } = await aCoupon(house, customer, { benefit: { kind: 'exchange' } });
  const sale = await aSale(clerk, { lines: [pieces(product)], guestId: (await shownAt(clerk, customer)).guestId, roundDown: 'jiao' });
  t.like(sale, { payable: 0, notReturnable: null });
  await bringBack(clerk, sale, [{ no: 1, quantity: 1 }]);
  t.is((await customer.call(getMyCoupon, { couponId })).tab, 'usable');
});
