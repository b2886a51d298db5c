import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { listOrders as listMyOrders } from '@mendian/shared/order/order.contract.ts';
import { getMyCard } from '@mendian/shared/points/points.contract.ts';
import * as contract from '@mendian/shared/till/till.contract.ts';
import { aCustomer, aProduct } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aSale, aTill, pieces, shownAt } from './till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(6 * 60_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

test.serial('a member’s best coupon and points take something off, and the sale earns points', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product] = [await aCustomer(house), await aProduct(house, store, { price: 2_000 })];
  const small = await aCoupon(house, customer, { benefit: { kind: 'instant', off: 300 }, name: '三元券' });
  const large = await aCoupon(house, customer, { benefit: { kind: 'threshold', from: 4_000, off: 800 }, name: '八元券' });
  await aCoupon(house, customer, { benefit: { kind: 'instant', off: 900 }, channels: ['mini'], name: '线上券' });
  await aSale(clerk, { lines: [pieces(product, 10)], guestId: (await shownAt(clerk, customer)).guestId, couponIds: [] });
  await house.deliver();
  t.is((await customer.call(getMyCard, {})).points, 200);

  const { guestId, maySpend } = await shownAt(clerk, customer);
  t.true(maySpend);
  const quote = await clerk.call(contract.quoteSale, { lines: [pieces(product, 2)], guestId, usePoints: true });
  t.like(quote, { payable: 3_000, couponsRefused: null, points: { balance: 200, spendable: 200, spent: 200 } });
  t.deepEqual(
    quote.coupons.map(({ name, chosen, why }) => [name, chosen, why]),
    [
      ['八元券', true, null],
      ['三元券', false, null],
      ['线上券', false, '只能在小程序使用'],
    ],
  );
  const sale = await aSale(clerk, { lines: [pieces(product, 2)], guestId, usePoints: true });
  t.like(sale, {
    payable: 3_000,
    discounts: [
      { name: '八元券', amount: 800 },
      { name: '积分抵扣', amount: 200 },
    ],
  });
  t.like(await customer.call(getMyCoupon, { couponId: large.id }), { tab: 'used' });
  t.like(await customer.call(getMyCoupon, { couponId: small.id }), { tab: 'usable' });
  await house.deliver();
  t.is((await customer.call(getMyCard, {})).points, 30);
  const mine = (await customer.call(listMyOrders, {})).items;
  t.like(mine.find(({ id }) => id === sale.orderId), { mode: 'counter', state: 'completed', pickupNumber: null }); // prettier-ignore
});

test.serial('whoever only says a phone number earns points and spends nothing', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product] = [await aCustomer(house), await aProduct(house, store, { price: 2_000 })];
  const { id } = await aCoupon(house, customer);
  await house.transact(({ sql }) => sql.run('UPDATE member SET phone = ? WHERE openid = ?', ['13812345678', customer.openid]));
  const guest = await clerk.call(contract.recogniseGuest, { code: '138 1234 5678' });
  t.like(guest, { phone: '138****5678', maySpend: false });
  const { guestId } = guest;
  const quote = await clerk.call(contract.quoteSale, { lines: [pieces(product)], guestId, usePoints: true });
  t.like(quote, { payable: 2_000, coupons: [], points: { balance: 0 }, obstacle: { code: 'till/guest-may-not-spend' } });
  await refused(t, aSale(clerk, { lines: [pieces(product)], guestId, couponIds: [id] }), 'till/guest-may-not-spend');
  await aSale(clerk, { lines: [pieces(product)], guestId });
  await house.deliver();
  t.is((await customer.call(getMyCard, {})).points, 20);
});

test.serial('a coupon that is scanned is used alone of all he has; another’s, a used one or none are refused', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, other, product] = [await aCustomer(house), await aCustomer(house), await aProduct(house, store, { price: 2_000 })];
  const shown = await aCoupon(house, customer, { benefit: { kind: 'instant', off: 300 } });
  const better = await aCoupon(house, customer, { benefit: { kind: 'instant', off: 700 } });
  const foreign = await aCoupon(house, other);
  const { code } = await customer.call(getMyCoupon, { couponId: shown.id });
  const { guestId } = await clerk.call(contract.recogniseGuest, { code: code! });
  const lines = [pieces(product)];
  t.like(await clerk.call(contract.quoteSale, { lines, guestId }), { payable: 1_700, coupons: [{ id: shown.id, chosen: true }] });
  for (const couponId of [better.id, foreign.id]) await refused(t, aSale(clerk, { lines, guestId, couponIds: [couponId] }), 'coupon/gone');
  t.is((await aSale(clerk, { lines, guestId })).payable, 1_700);
  await refused(t, aSale(clerk, { lines, guestId, couponIds: [shown.id] }), 'coupon/gone');
  await refused(t, clerk.call(contract.recogniseGuest, { code: '13900000000' }), 'member/not-recognised');
  const elsewhere = await aTill(house);
  const there = await aProduct(house, elsewhere.store);
  await refused(t, aSale(elsewhere.clerk, { lines: [pieces(there)], guestId }), 'till/guest-gone');
  house.clock.advance(5 * 3_600_000);
  await refused(t, aSale(clerk, { lines, guestId }), 'till/guest-gone');
});

test.serial('something that a coupon makes free is sold for nothing', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product] = [await aCustomer(house), await aProduct(house, store, { price: 2_000 })];
  await aCoupon(house, customer, { benefit: { kind: 'exchange' } });
  const sale = await aSale(clerk, { lines: [pieces(product)], guestId: (await shownAt(clerk, customer)).guestId, roundDown: 'jiao' });
  t.like(sale, { payable: 0, tendered: 0, change: 0 });
});
