import test from 'ava';
import fc from 'fast-check';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as desk from '@mendian/shared/order/order-desk.contract.ts';
import { signIn } from '@mendian/shared/member/member.contract.ts';
import * as contract from '@mendian/shared/points/points.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces, type CustomerMade } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { startHarness } from '../../../test/harness.ts';
import { eventType } from '../../platform/events.ts';
import { lockOrder } from '../order/index.ts';
import { settlePoints } from '../order/settle-points.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { book, lockAccount } from './point-account.ts';

/** Refunds settle within seconds of a clock that runs; the days are as the tests tell them. */
const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);
test.afterEach.always('every balance is the sum of its entries', async (t) => {
  const wrong = await house.reads.all(
    `SELECT a.member_id FROM point_account a LEFT JOIN point_entry e ON e.member_id = a.member_id
     GROUP BY a.member_id, a.points HAVING a.points <> COALESCE(SUM(e.points), 0)`,
  );
  t.deepEqual(wrong, []);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const dayMs = 86_400_000;
const settle = async () => {
  await house.deliver();
  await house.sandbox.control.quiet();
  await house.deliver();
};
const cardOf = ({ call }: CustomerMade) => call(contract.getMyCard, {});
const entriesOf = async ({ call }: CustomerMade) =>
  (await call(contract.listMyPoints, {})).items.map(({ kind, points, balance }) => [kind, points, balance]);

/** An order of one line that was collected. */
const aCollectedOrder = async (customer: CustomerMade, price: number) => {
  const store = await aStore(house);
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(await aProduct(house, store, { price }))] });
  await pay(house, customer, orderId);
  const clerk = await aClerk(house, store);
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  await clerk.call(terminal.handOver, { code: (await customer.call(order.getOrder, { orderId })).pickupCode! });
  return orderId;
};
const refund = async (orderId: string, amount: number) => {
  house.clock.advance(1_000);
  const { call } = await aStaff(house);
  await call(desk.refundOrder.hq, { orderId, reason: '口味不对', lines: [{ no: 1, amount }] });
  await settle();
};
/** A year later the session is over. */
const signedInAgain = async ({ openid }: CustomerMade): Promise<CustomerMade> => {
  const { token } = await house.as(null)(signIn, { code: house.sandbox.control.login(openid) });
  return { call: house.as(token), token, openid };
};
const tick = async (name: string) => {
  await house.transact(async (ctx) => ctx.emit(eventType(`tick.${name}`)({})));
  await house.deliver();
};

test.serial('who never bought anything has a card of the lowest tier', async (t) => {
  t.like(await cardOf(await aCustomer(house)), {
    tier: { key: 'fan' },
    points: 0,
    growth: 0,
    next: { name: '银卡', missing: 300 },
    expiring: null,
  });
});

test.serial('a collected order earns what was paid, once, however often it is said', async (t) => {
  const customer = await aCustomer(house);
  const orderId = await aCollectedOrder(customer, 3_860);
  t.like(await cardOf(customer), { points: 38, growth: 38, expiring: { points: 38, lastDay: '2027-12-31' } });
  await Promise.all([1, 2, 3].map(() => house.transact(async (ctx) => settlePoints(ctx, await lockOrder(ctx.sql, orderId)))));
  t.deepEqual(await entriesOf(customer), [['earned', 38, 38]]);
});

test.serial('an order that was completed before this version earns by what that version left to do', async (t) => {
  const customer = await aCustomer(house);
  const orderId = await aCollectedOrder(customer, 3_860);
  await house.transact(async ({ sql, now }) => {
    await sql.run('DELETE FROM point_account WHERE member_id = (SELECT member_id FROM orders WHERE id = ?)', [orderId]);
    await sql.run('DELETE FROM point_entry WHERE order_id = ?', [orderId]);
    await sql.insert('event', [{ id: orderId, name: 'order.completed', payload: JSON.stringify({ orderId }), created_at: now }]);
    const left = { subscriber: 'points.completed', state: 'waiting', due_at: now, attempts: 0 };
    await sql.insert('delivery', [{ id: orderId, event_id: orderId, ...left }]);
  });
  await settle();
  t.deepEqual(await entriesOf(customer), [['earned', 38, 38]]);
});

test.serial('a refund takes back its part, the last all of it', async (t) => {
  const customer = await aCustomer(house);
  const orderId = await aCollectedOrder(customer, 3_860);
  await refund(orderId, 1_000);
  await refund(orderId, 2_860);
  t.deepEqual(await entriesOf(customer), [
    ['taken-back', -28, 0],
    ['taken-back', -10, 28],
    ['earned', 38, 38],
  ]);
  t.like(await cardOf(customer), { points: 0, growth: 0 });
});

test.serial('points that ran out or were spent meanwhile leave the balance below zero, and the entry says why', async (t) => {
  const customer = await aCustomer(house);
  const orderId = await aCollectedOrder(customer, 1_000);
  const { member_id: memberId } = (await house.reads.one<{ member_id: string }>('SELECT member_id FROM orders WHERE id = ?', [orderId]))!;
  await house.transact(async (ctx) => void book(ctx, await lockAccount(ctx, memberId), { kind: 'corrected', points: -10 }));
  await refund(orderId, 1_000);
  t.is((await cardOf(customer)).points, -10);
  t.regex((await customer.call(contract.listMyPoints, {})).items[0]!.note, /^订单 A\d+ 退款$/);
});

test.serial('growth lifts the tier at once, and the next order earns more', async (t) => {
  const customer = await aCustomer(house);
  await aCollectedOrder(customer, 30_000);
  t.like(await cardOf(customer), { tier: { name: '银卡' }, points: 300, reviewedOn: '2027-11-20' });
  await aCollectedOrder(customer, 10_000);
  t.is((await cardOf(customer)).points, 410);
});

test.serial('the review after a year lets a tier sink to what the year reached', async (t) => {
  const customer = await aCustomer(house);
  await aCollectedOrder(customer, 30_000);
  house.clock.advance(366 * dayMs);
  await tick('tier-review');
  t.like(await cardOf(await signedInAgain(customer)), { tier: { name: '卤粉' }, reviewedOn: null, points: 300 });
});

test.serial('what was not used by the end of the next year runs out, once', async (t) => {
  const customer = await aCustomer(house);
  await aCollectedOrder(customer, 5_000);
  house.clock.advance(2 * 366 * dayMs);
  await tick('points-expiry');
  await tick('points-expiry');
  const again = await signedInAgain(customer);
  t.deepEqual(await entriesOf(again), [
    ['expired', -50, 0],
    ['earned', 50, 50],
  ]);
  t.is((await cardOf(again)).expiring, null);
});

test.serial('whatever is refunded in whatever parts, what an order earned is what its member really paid for', async (t) => {
  const customer = await aCustomer(house);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }), async (parts) => {
      const before = (await cardOf(customer)).points;
      const orderId = await aCollectedOrder(customer, 2_999);
      let left = 2_999;
      for (const part of parts) {
        const amount = Math.min(part, left);
        if (amount === 0) break;
        await refund(orderId, amount);
        left -= amount;
      }
      t.is((await cardOf(customer)).points - before, Math.floor(left / 100));
    }),
    { numRuns: 4 },
  );
});

/** A member with so many points, and a store with something to buy. */
const aSaver = async (points: number) => {
  const customer = await aCustomer(house);
  await aCollectedOrder(customer, points * 100);
  const store = await aStore(house);
  return { customer, store, product: await aProduct(house, store, { price: 1_000 }) };
};

test.serial('points are spent by the hundred, for half of the goods at most, and shown before', async (t) => {
  const { customer, store, product } = await aSaver(288);
  const cart = { mode: 'pickup' as const, slotStart: null, storeId: store.id, lines: [pieces(product)] };
  t.like(await customer.call(order.quoteOrder, cart), { payable: 1_000, points: { balance: 288, spendable: 200, spent: 0 } });
  t.like(await customer.call(order.quoteOrder, { ...cart, usePoints: true }), {
    ...{ payable: 800, points: { spent: 200 }, discounts: [{ name: '积分抵扣', amount: 200 }] },
  });
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)], usePoints: true });
  t.is((await cardOf(customer)).points, 88, 'they are gone while the order waits to be paid');
  house.clock.advance(1_000);
  await customer.call(order.cancelOrder, { orderId, reason: '' });
  t.is((await cardOf(customer)).points, 288);
  t.like((await customer.call(contract.listMyPoints, {})).items[0], { kind: 'returned', points: 200, note: '订单没有付款' });
});

test.serial('of two orders at once only one spends them', async (t) => {
  const { customer, store, product } = await aSaver(288);
  const place = () => anOrder(customer, store, { lines: [pieces(product)], usePoints: true, expectedPayable: 800 });
  const tries = await Promise.allSettled([place(), place()]);
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  t.is((await cardOf(customer)).points, 88);
});

test.serial('refunds give points back by their part, the last all of them, and a line what it cost', async (t) => {
  const { customer, store, product } = await aSaver(288);
  const { id: orderId, lines } = await anOrder(customer, store, { lines: [pieces(product)], usePoints: true });
  t.is(lines[0]!.paid, 800);
  await pay(house, customer, orderId);
  await refund(orderId, 400);
  t.is((await cardOf(customer)).points, 188);
  await refund(orderId, 400);
  t.is((await cardOf(customer)).points, 288);
});

test.serial('beside a coupon points pay for what it left, and everything comes back with everything', async (t) => {
  const { customer, store, product } = await aSaver(1_000);
  await aCoupon(house, customer);
  const placed = await anOrder(customer, store, { lines: [pieces(product)], usePoints: true });
  t.deepEqual(placed.discounts, [
    { name: '五元券', amount: 500 },
    { name: '积分抵扣', amount: 200 },
  ]);
  t.is(placed.payable, 300);
  await pay(house, customer, placed.id);
  await customer.call(order.cancelOrder, { orderId: placed.id, reason: '' });
  await settle();
  t.is((await cardOf(customer)).points, 1_000);
});
