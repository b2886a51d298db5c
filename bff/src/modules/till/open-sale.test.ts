import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import * as charges from '@mendian/shared/payment/charge.contract.ts';
import * as contract from '@mendian/shared/till/till-charge.contract.ts';
import { closeShift } from '@mendian/shared/till/till-shift.contract.ts';
import { findSale, getTill, listSales, quoteSale } from '@mendian/shared/till/till.contract.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { aCustomer, aProduct, type ClerkMade, type SkuMade } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aTill, pieces, shownAt } from './till-for-tests.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
const { control } = house.sandbox;
test.afterEach.always('the patrol finds nothing', async (t) => {
  control.calm();
  await house.deliver();
  house.clock.advance(6 * 60_000);
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const opened = async ({ call }: ClerkMade, product: SkuMade, guestId: string | null = null) => {
  const lines = [pieces(product)];
  const { payable, coupons } = await call(quoteSale, { lines, guestId });
  const couponIds = coupons.flatMap(({ id, chosen }) => (chosen ? [id] : []));
  return call(contract.openSale, { lines, guestId, couponIds, expectedPayable: payable });
};
const aPhone = async () => {
  const { openid } = await aCustomer(house);
  return { openid, code: () => control.payCode(openid, 'wechat') };
};
const onHand = async ({ skuId }: SkuMade) =>
  (await house.reads.one<{ on_hand: number }>('SELECT on_hand FROM stock WHERE sku_id = ?', [skuId]))!.on_hand;

test.serial('a scanned payment code pays a sale: goods leave with the money, and it is in the shift but not in the drawer', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const [product, phone] = [await aProduct(house, store, { price: 1_850 }), await aPhone()];
  const { orderId, payable } = await opened(clerk, product);
  t.is(payable, 1_850);
  t.is(await onHand(product), 100);
  t.deepEqual((await clerk.call(listSales, { day: dayOf(house.clock.now) })).items, []);
  t.is((await clerk.call(charges.chargeOrder, { orderId, authCode: phone.code() })).state, 'paid');
  t.is(await onHand(product), 99);
  const sale = await clerk.call(findSale, { text: `MDO:${orderId}` });
  t.like(sale, { method: 'codepay', tendered: null, change: 0, payable: 1_850, notReturnable: null });
  const { shift } = await clerk.call(getTill, {});
  t.like(shift, {
    sales: 1,
    expected: 20_000,
    byMethod: [
      { method: 'codepay', sales: 1_850 },
      { method: 'cash', sales: 0 },
    ],
  });
  const back = { orderId, lines: [{ no: 1, quantity: 1 }], reason: '买错了', expectedAmount: 1_850 };
  t.is((await clerk.call(returnSale, { ...back, way: 'original' })).refunded, 1_850);
  await house.deliver();
  t.like(await house.reads.one('SELECT state, method FROM refund WHERE order_id = ?', [orderId]), { method: 'codepay' });
  await clerk.call(closeShift, { shiftId, counted: 20_000 });
});

test.serial('given up, a sale gives its coupon back and takes nothing; a code or cash is too late then', async (t) => {
  const { store, clerk } = await aTill(house);
  const [customer, product, phone] = [await aCustomer(house), await aProduct(house, store, { price: 1_850 }), await aPhone()];
  const { id: couponId } = await aCoupon(house, customer, { benefit: { kind: 'instant', off: 300 } });
  const { orderId } = await opened(clerk, product, (await shownAt(clerk, customer)).guestId);
  t.like(await house.reads.one('SELECT state FROM coupon WHERE id = ?', [couponId]), { state: 'locked' });
  t.deepEqual(await clerk.call(contract.giveUpSale, { orderId }), { paid: false, takenBack: null });
  t.deepEqual(await clerk.call(contract.giveUpSale, { orderId }), { paid: false, takenBack: null });
  t.is((await customer.call(getMyCoupon, { couponId })).tab, 'usable');
  t.is(await onHand(product), 100);
  await refused(t, clerk.call(charges.chargeOrder, { orderId, authCode: phone.code() }), 'payment/not-payable');
  await refused(t, clerk.call(contract.takeCash, { orderId, tendered: 5_000 }), 'payment/not-payable');
  const elsewhere = await aTill(house);
  await refused(t, elsewhere.clerk.call(contract.giveUpSale, { orderId }), 'thing/not-found');
  await refused(t, elsewhere.clerk.call(contract.takeCash, { orderId, tendered: 5_000 }), 'thing/not-found');
});

test.serial('no code paid: cash does, and goes into the drawer of whoever takes it', async (t) => {
  const { store, clerk } = await aTill(house);
  const { clerk: beside } = await aTill(house, store);
  const [product, phone] = [await aProduct(house, store, { price: 1_850 }), await aPhone()];
  const { orderId } = await opened(clerk, product);
  control.wantPassword(phone.openid, true);
  await clerk.call(charges.chargeOrder, { orderId, authCode: phone.code() });
  await refused(t, clerk.call(contract.takeCash, { orderId, tendered: 2_000 }), 'payment/under-way');
  control.decide(phone.openid, 'cancel');
  house.clock.advance(6_000);
  await house.deliver();
  await refused(t, beside.call(contract.takeCash, { orderId, tendered: 1_000 }), 'payment/cash-short');
  const sale = await beside.call(contract.takeCash, { orderId, tendered: 2_000 });
  t.like(sale, { method: 'cash', change: 150, payable: 1_850 });
  t.like((await beside.call(getTill, {})).shift, { sales: 1, expected: 21_850 });
  t.like((await clerk.call(getTill, {})).shift, { sales: 0, expected: 20_000 });
  t.deepEqual(await clerk.call(contract.giveUpSale, { orderId }), { paid: true, takenBack: null });
});

test.serial('a sale that nobody pays ends by itself, and its shift closes without it', async (t) => {
  const { store, clerk, shiftId } = await aTill(house);
  const product = await aProduct(house, store, { price: 1_850 });
  const { orderId } = await opened(clerk, product);
  house.clock.advance(16 * 60_000);
  await house.deliver();
  t.like(await house.reads.one('SELECT state FROM orders WHERE id = ?', [orderId]), { state: 'cancelled' });
  t.is(await onHand(product), 100);
  t.like((await clerk.call(closeShift, { shiftId, counted: 20_000 })).closed, { difference: 0 });
  await refused(t, opened(clerk, product), 'till/no-shift');
});
