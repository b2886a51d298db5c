import test from 'ava';
import fc from 'fast-check';
import * as desk from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as mini from '@mendian/shared/after-sale/after-sale.contract.ts';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import * as deskOrder from '@mendian/shared/order/order-desk.contract.ts';
import { getMyCard } from '@mendian/shared/points/points.contract.ts';
import { aCustomer, aStaff, type CustomerMade } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aCollectedOrder, settle, type Bought } from './shop-for-tests.ts';

const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);
test.afterEach.always('nothing disagrees', async (t) => t.deepEqual(await findFaults(house.reads, house.clock.now), []));

const pointsOf = async ({ call }: CustomerMade) => (await call(getMyCard, {})).points;
const stockOf = ({ skus: [sku] }: Bought) =>
  house.reads.one<{ on_hand: number; reserved: number }>('SELECT on_hand, reserved FROM stock WHERE sku_id = ?', [sku!.skuId]);

/** An order of a member with points and a coupon, both used for it. */
const aSavedOrder = async () => {
  const customer = await aCustomer(house);
  await aCollectedOrder(house, { prices: [60_000], customer });
  const coupon = await aCoupon(house, customer);
  const before = await pointsOf(customer);
  return { coupon, before, bought: await aCollectedOrder(house, { prices: [900, 1_100, 333], pieces: 2, customer, usePoints: true }) };
};

test.serial('all of it back: coupon, points and money together, and no stock', async (t) => {
  const { bought, coupon, before } = await aSavedOrder();
  const { form } = await bought.customer.call(mini.listMyAfterSales, { orderId: bought.orderId });
  t.like(form, { coupons: ['五元券'], payable: 3_566, refunded: 0, endsOrder: false });
  t.is(form!.pointsSpent, 600);
  const stock = await stockOf(bought);
  const office = await aStaff(house);
  for (const [index, part] of [form!.lines.slice(0, 1), form!.lines.slice(1)].entries()) {
    const lines = part.map(({ no, paid }) => ({ no, pieces: 2, amount: paid }));
    const { id: caseId } = await anAfterSale(bought.customer, bought.orderId, { lines });
    house.clock.advance(60_000);
    await office.call(desk.acceptAfterSale.hq, { caseId, lines: lines.map(({ no, amount }) => ({ no, amount })), answer: '' });
    await settle(house);
    t.is((await bought.customer.call(getMyCoupon, { couponId: coupon.id })).tab, index === 0 ? 'used' : 'usable');
  }
  t.like(await bought.view(), { state: 'completed', refunded: 3_566, afterSale: { state: 'done' } });
  t.is(await pointsOf(bought.customer), before);
  t.deepEqual(await stockOf(bought), stock);
});

type Move = { readonly kind: 'ask' | 'accept' | 'decline' | 'withdraw' | 'desk'; readonly no: number; readonly amount: number };

const moves = fc.array(
  fc.record({
    kind: fc.constantFrom<Move['kind']>('ask', 'accept', 'decline', 'withdraw', 'desk', 'ask', 'accept'),
    no: fc.integer({ min: 1, max: 3 }),
    amount: fc.integer({ min: 1, max: 1_500 }),
  }),
  { minLength: 5, maxLength: 12 },
);

/** Whatever a person may be refused with; anything else is a bug. */
const expected = /^(after-sale\/|order\/|state\/not-allowed|thing\/not-found|input\/invalid)/;

test.serial('asked, granted in part, declined, withdrawn and refunded from the desk in any order, all parts add up', async (t) => {
  const office = await aStaff(house);
  await fc.assert(
    fc.asyncProperty(moves, async (each) => {
      const { bought, coupon, before } = await aSavedOrder();
      const { customer, orderId } = bought;
      const caseId = async () => (await customer.call(mini.listMyAfterSales, { orderId })).items[0]?.id ?? 'none';
      const steps: Record<Move['kind'], (move: Move) => Promise<unknown>> = {
        ask: ({ no, amount }) => anAfterSale(customer, orderId, { lines: [{ no, pieces: null, amount }] }),
        accept: async ({ no, amount }) =>
          office.call(desk.acceptAfterSale.hq, { caseId: await caseId(), lines: [{ no, amount }], answer: '' }),
        decline: async () => bought.clerk.call(desk.declineStoreAfterSale, { caseId: await caseId(), answer: '不行' }),
        withdraw: async () => customer.call(mini.withdrawAfterSale, { caseId: await caseId() }),
        desk: ({ no, amount }) => office.call(deskOrder.refundOrderAny.hq, { orderId, reason: '退', lines: [{ no, amount }] }),
      };
      for (const move of each) {
        await steps[move.kind](move).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          t.regex((error as DomainError).code, expected);
        });
        await house.deliver();
      }
      await addsUp(t.is, bought);
      await office.call(deskOrder.refundOrderAny.hq, { orderId, reason: '全退', all: true }).catch(() => null);
      await house.deliver();
      const { refunded, payable, afterSale } = await bought.view();
      t.is(refunded, payable);
      t.not(afterSale?.state, 'asked', 'nothing is left to decide');
      t.is((await customer.call(getMyCoupon, { couponId: coupon.id })).tab, 'usable');
      t.is(await pointsOf(customer), before);
    }),
    { numRuns: 8 },
  );
});

/** No line gives back more than it cost; lines, refunds and what the cases granted agree with the order. */
const addsUp = async (is: (one: unknown, other: unknown) => unknown, { view, orderId }: Bought): Promise<void> => {
  const { lines, refunds, refunded } = await view();
  is(lines.some((line) => line.refunded > line.paid), false); // prettier-ignore
  is(lines.reduce((sum, line) => sum + line.refunded, 0), refunded); // prettier-ignore
  is(refunds.reduce((sum, { amount }) => sum + amount, 0), refunded); // prettier-ignore
  const granted = await house.reads.one<{ total: number }>('SELECT COALESCE(SUM(granted), 0) AS total FROM after_sale WHERE order_id = ?', [
    orderId,
  ]);
  const byCase = await house.reads.one<{ total: number }>(
    `SELECT COALESCE(SUM(amount), 0) AS total FROM refund WHERE order_id = ? AND cause LIKE 'after-sale-%'`,
    [orderId],
  );
  is(Number(granted!.total), Number(byCase!.total));
};
