import test from 'ava';
import { getMyCoupon, listMyCoupons, receiveCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as desk from '@mendian/shared/order/order-desk.contract.ts';
import { fen, sum } from '@mendian/shared/kernel/money.ts';
import { rejectOrder } from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces, type CustomerMade } from '../../../test/build.ts';
import { aCoupon, aTemplate } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

/** Refunds settle within seconds of a clock that runs; the days are as the tests tell them. */
const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const asked = { mode: 'pickup' as const, slotStart: null, addressId: null };
const tabOf = async ({ call }: CustomerMade, couponId: string) => (await call(getMyCoupon, { couponId })).tab;
const aShop = async () => {
  const store = await aStore(house);
  return { store, product: await aProduct(house, store, { price: 2_000 }), customer: await aCustomer(house) };
};

test.serial('the cart shows which coupons fit and why the others do not, and takes the best', async (t) => {
  const { store, product, customer } = await aShop();
  const five = await aCoupon(house, customer);
  const tenth = await aCoupon(house, customer, { name: '九折券', benefit: { kind: 'percent', payPerMille: 900, from: 0, max: null } });
  const far = await aCoupon(house, customer, { name: '满百减十', benefit: { kind: 'threshold', from: 10_000, off: 1_000 } });
  const cart = { ...asked, storeId: store.id, lines: [pieces(product)] };
  const quote = await customer.call(order.quoteOrder, cart);
  t.like(quote, { goods: 2_000, payable: 1_500, discounts: [{ name: '五元券', amount: 500 }] });
  t.deepEqual(
    quote.coupons.map(({ id, chosen, why }) => [id, chosen, why]),
    [
      [five.id, true, null],
      [tenth.id, false, null],
      [far.id, false, '还差 ¥80.00 可用'],
    ],
  );
  t.is((await customer.call(order.quoteOrder, { ...cart, couponIds: [] })).payable, 2_000);
  t.is((await customer.call(order.quoteOrder, { ...cart, couponIds: [tenth.id] })).payable, 1_800);
  t.deepEqual((await house.as(null)(order.quoteOrder, cart)).coupons, []);
});

test.serial('a quote says why the coupons that were asked for are not used', async (t) => {
  const { store, product, customer } = await aShop();
  const five = await aCoupon(house, customer);
  const tenth = await aCoupon(house, customer, { name: '九折券', benefit: { kind: 'percent', payPerMille: 900, from: 0, max: null } });
  const far = await aCoupon(house, customer, { name: '满百减十', benefit: { kind: 'threshold', from: 10_000, off: 1_000 }, alone: true });
  const cart = { ...asked, storeId: store.id, lines: [pieces(product)] };
  const why = async (...couponIds: string[]) => (await customer.call(order.quoteOrder, { ...cart, couponIds })).couponsRefused;
  t.is(await why(five.id), null);
  t.is(await why(), null);
  t.is(await why(far.id), '优惠券「满百减十」不能用：还差 ¥80.00 可用');
  t.regex((await why(five.id, tenth.id))!, /^优惠券「(五元券|九折券)」不能用：不能与已选的券同时使用$/);
  t.is(await why(five.id, '01ARZ3NDEKTSV4RRFFQ69G5FAV'), '选的优惠券刚刚用掉或过期了，请重新选择');
  const { coupons } = await customer.call(order.quoteOrder, cart);
  t.deepEqual(coupons.map(({ sort, alone }) => [sort, alone]), [['goods', false], ['goods', false], ['goods', true]]); // prettier-ignore
});

test.serial('locked by the order, used by the payment, and its bearers are known', async (t) => {
  const { store, product, customer } = await aShop();
  const coupon = await aCoupon(house, customer, { bearers: { headOffice: 500, branch: 300, owner: 200 } });
  const placed = await anOrder(customer, store, { lines: [pieces(product)] });
  t.like(placed, { payable: 1_500, discounts: [{ name: '五元券', amount: 500 }], lines: [{ amount: 2_000, paid: 1_500 }] });
  t.is((await customer.call(getMyCoupon, { couponId: coupon.id })).lockedBy, placed.id);
  const again = { ...asked, storeId: store.id, lines: [pieces(product)] };
  t.deepEqual((await customer.call(order.quoteOrder, again)).coupons, [], 'what is locked is not offered again');
  await refused(t, anOrder(customer, store, { lines: [pieces(product)], couponIds: [coupon.id] }), 'coupon/gone');
  await pay(house, customer, placed.id);
  t.is(await tabOf(customer, coupon.id), 'used');
  const row = await house.reads.one('SELECT taken_off, head_office, branch, owner FROM order_coupon WHERE order_id = ?', [placed.id]);
  t.deepEqual(row, { taken_off: 500, head_office: 250, branch: 150, owner: 100 });
});

test.serial('cancelled before or after it was paid, or never paid: the coupon comes back and says why', async (t) => {
  const { store, product, customer } = await aShop();
  const { id: couponId } = await aCoupon(house, customer);
  const back = async () => {
    const { tab, returned, lockedBy } = await customer.call(getMyCoupon, { couponId });
    return [tab, returned, lockedBy];
  };
  const unpaid = await anOrder(customer, store, { lines: [pieces(product)] });
  await customer.call(order.cancelOrder, { orderId: unpaid.id, reason: '' });
  t.deepEqual(await back(), ['usable', '订单没有付款，券已退回', null]);
  const paid = await anOrder(customer, store, { lines: [pieces(product)] });
  await pay(house, customer, paid.id);
  t.is(await tabOf(customer, couponId), 'used');
  await customer.call(order.cancelOrder, { orderId: paid.id, reason: '' });
  t.deepEqual(await back(), ['usable', '订单已全部退款，券已退回', null]);
  const forgotten = await anOrder(customer, store, { lines: [pieces(product)] });
  house.clock.advance(16 * 60_000);
  await house.deliver();
  t.is((await customer.call(order.getOrder, { orderId: forgotten.id })).state, 'cancelled');
  t.deepEqual(await back(), ['usable', '订单没有付款，券已退回', null]);
});

test.serial(
  'refunds by line give back what each line cost; the last part brings the coupon back, with 7 days when it was over',
  async (t) => {
    const { store, product, customer } = await aShop();
    const other = await aProduct(house, store, { price: 1_000, name: '卤藕' });
    const { id: couponId } = await aCoupon(house, customer, { validity: { kind: 'days', after: 0, days: 1 } });
    const placed = await anOrder(customer, store, { lines: [pieces(product), pieces(other)] });
    t.deepEqual(placed.lines.map(({ paid }) => paid), [1_667, 833]); // prettier-ignore
    await pay(house, customer, placed.id);
    const { call } = await aStaff(house);
    const refund = (no: number, amount: number) =>
      call(desk.refundOrder.hq, { orderId: placed.id, all: false, lines: [{ no, amount }], reason: '少给了' });
    await refused(t, refund(1, 1_668), 'order/refund-exceeds');
    await refund(1, 1_667);
    t.is(await tabOf(customer, couponId), 'used', 'a part leaves it used');
    house.clock.advance(2 * 86_400_000);
    await refund(2, 833);
    const coupon = await customer.call(getMyCoupon, { couponId });
    t.is(coupon.tab, 'usable');
    t.is(Date.parse(coupon.until) - Date.parse('2026-11-22T16:00:00Z'), 7 * 86_400_000, 'seven whole days after today');
  },
);

test.serial('in parallel one coupon serves one order, and another’s serves none', async (t) => {
  const { store, product, customer } = await aShop();
  const { id } = await aCoupon(house, customer);
  const tries = await Promise.allSettled(
    [1, 2].map(() => anOrder(customer, store, { lines: [pieces(product)], couponIds: [id], expectedPayable: 1_500 })),
  );
  t.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const stranger = await aCustomer(house);
  await refused(t, anOrder(stranger, store, { lines: [pieces(product)], couponIds: [id], expectedPayable: 1_500 }), 'coupon/gone');
  await refused(t, stranger.call(getMyCoupon, { couponId: id }), 'thing/not-found');
});

test.serial('what no longer fits is refused with the reason, and the order is not placed', async (t) => {
  const { store, product, customer } = await aShop();
  const { id } = await aCoupon(house, customer, { places: ['store:elsewhere'] });
  const refusal = await refused(
    t,
    anOrder(customer, store, { lines: [pieces(product)], couponIds: [id], expectedPayable: 1_500 }),
    'coupon/unfit',
  );
  t.is(refusal.message, '优惠券「五元券」不能用：这家门店不能使用');
});

test.serial('only so many are given, to each member and in all, however many ask at once', async (t) => {
  const templateId = await aTemplate(house, { total: 5, perMember: 2 });
  const customers = await Promise.all(Array.from({ length: 4 }, () => aCustomer(house)));
  const tries = await Promise.allSettled(customers.flatMap(({ call }) => [1, 2, 3].map(() => call(receiveCoupon, { templateId }))));
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 5);
  const held = await Promise.all(customers.map(async ({ call }) => (await call(listMyCoupons, {})).usable));
  t.is(sum(held), fen(5));
  t.true(held.every((number) => number <= 2));
});

test.serial('an order whose money went back was no first order: the coupon that came back is good for the next', async (t) => {
  const { store, product, customer } = await aShop();
  const { id: couponId } = await aCoupon(house, customer, { firstOrder: true });
  const refusedByStore = await anOrder(customer, store, { lines: [pieces(product)] });
  await pay(house, customer, refusedByStore.id);
  await (await aClerk(house, store)).call(rejectOrder, { orderId: refusedByStore.id, reason: '没有货了' });
  t.is(await tabOf(customer, couponId), 'usable');
  const first = await anOrder(customer, store, { lines: [pieces(product)] });
  t.is(first.payable, 1_500);
  await pay(house, customer, first.id);
  const another = await aCoupon(house, customer, { firstOrder: true });
  const second = { lines: [pieces(product)], couponIds: [another.id], expectedPayable: 1_500 };
  await refused(t, anOrder(customer, store, second), 'coupon/unfit');
});

test.serial('while a first order waits for its payment, another cannot be the first too', async (t) => {
  const { store, product, customer } = await aShop();
  const [one, two] = [await aCoupon(house, customer, { firstOrder: true }), await aCoupon(house, customer, { firstOrder: true })];
  const ask = (couponId: string) => anOrder(customer, store, { lines: [pieces(product)], couponIds: [couponId], expectedPayable: 1_500 });
  const { id: orderId } = await ask(one.id);
  await refused(t, ask(two.id), 'coupon/unfit');
  await customer.call(order.cancelOrder, { orderId, reason: '' });
  await ask(two.id);
});
