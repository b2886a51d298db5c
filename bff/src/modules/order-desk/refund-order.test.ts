import test from 'ava';
import fc from 'fast-check';
import * as contract from '@mendian/shared/order/order-desk.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);

const small = ['order.see', 'order.refund', 'order.note'];

/** A paid order of two lines, ¥30 and ¥8 unless told otherwise, at a merchant's store. */
const aPaidOrder = async (prices: readonly number[] = [3_000, 800]) => {
  const owner = await aMerchant(house);
  const store = await aStore(house, { ownerId: owner.id });
  const skus = await Promise.all(prices.map((price) => aProduct(house, store, { price })));
  const customer = await aCustomer(house);
  const { id: orderId } = await anOrder(customer, store, { lines: skus.map((sku) => pieces(sku)) });
  await pay(house, customer, orderId);
  const staff = (permissions: readonly string[] | 'all' = small) =>
    aStaff(house, { merchantId: owner.id, permissions, scope: [{ kind: 'franchisee', id: owner.id }], name: '刘洋' });
  return { owner, store, customer, orderId, staff };
};

const completed = async ({ store, customer, orderId }: Awaited<ReturnType<typeof aPaidOrder>>) => {
  const clerk = await aClerk(house, store);
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  await clerk.call(terminal.handOver, { code: (await customer.call(order.getOrder, { orderId })).pickupCode! });
};

const settle = async () => {
  await house.deliver();
  await house.sandbox.clock.advance(60_000);
  await house.sandbox.control.quiet();
};

test.serial('a line is refunded from the desk: the customer sees it, and who did it why is kept', async (t) => {
  const made = await aPaidOrder();
  const { call } = await made.staff();
  const { orderId } = made;
  const seen = await call(contract.refundOrder.merchant, { orderId, reason: '少装一份', lines: [{ no: 2, amount: 300 }] });
  t.like(seen, { refunded: 300, state: 'new', can: { refundMax: 3_500, refundAll: true, note: true } });
  t.like(seen.refunds[0], { amount: 300, lines: [{ no: 2, amount: 300 }], reason: '少装一份', askedBy: '刘洋' });
  t.is(seen.lines[1]?.refunded, 300);
  await settle();
  t.like(await made.customer.call(order.getOrder, { orderId }), { refunded: 300, refunds: [{ state: 'succeeded', amount: 300 }] });
  const after = await call(contract.getOrder.merchant, { orderId });
  t.deepEqual(
    after.timeline.filter(({ what }) => what.startsWith('refund')).map(({ what, by }) => [what, by]),
    [
      ['refundRequested', '刘洋'],
      ['refundSucceeded', ''],
    ],
  );
  const log = await house.reads.one<{ actor: string; merchant_id: string; detail: string }>(
    `SELECT actor, merchant_id, detail FROM audit_log WHERE action = 'order.refunded' AND subject = ?`,
    [orderId],
  );
  t.like(log, { actor: 'merchant:刘洋', merchant_id: made.owner.id });
  t.true(log!.detail.includes('少装一份'));
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

test.serial('all of it at once ends an order under way; a completed one stays completed', async (t) => {
  const [underWay, done] = [await aPaidOrder(), await aPaidOrder()];
  const first = await (await underWay.staff()).call(contract.refundOrder.merchant, { ...underWay, reason: '没有货', all: true });
  t.like(first, {
    state: 'cancelled',
    refunded: 3_800,
    ending: { by: 'store', reason: '没有货' },
    can: { refundMax: 0, refundAll: false },
  });
  t.is(first.timeline.find(({ what }) => what === 'cancelled')?.by, '刘洋');
  await completed(done);
  const second = await (await done.staff()).call(contract.refundOrder.merchant, { ...done, reason: '味道不对', all: true });
  t.like(second, { state: 'completed', refunded: 3_800 });
  await refused(
    t,
    (await done.staff()).call(contract.refundOrder.merchant, { ...done, reason: '再退', all: true }),
    'order/nothing-to-refund',
  );
  await settle();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

test.serial('naming every line with all that is left of it is the same as all at once', async (t) => {
  const made = await aPaidOrder();
  const lines = [
    { no: 1, amount: 3_000 },
    { no: 2, amount: 800 },
  ];
  t.like(await (await made.staff()).call(contract.refundOrder.merchant, { ...made, reason: '没有货', lines }), { state: 'cancelled' });
});

test.serial('sent twice, one refund; a key used for another is refused; in parallel never more than was paid', async (t) => {
  const made = await aPaidOrder();
  const { call } = await made.staff();
  const ask = { orderId: made.orderId, reason: '少装', lines: [{ no: 1, amount: 2_000 }] };
  const twice = await Promise.all([0, 1].map(() => call(contract.refundOrder.merchant, ask, { key: 'key-of-one-intention' })));
  t.deepEqual(
    twice.map(({ refunded }) => refunded),
    [2_000, 2_000],
  );
  await refused(t, call(contract.refundOrder.merchant, { ...ask, reason: '别的' }, { key: 'key-of-one-intention' }), 'input/key-reused');
  const more = await Promise.allSettled(
    [0, 1, 2].map(() => call(contract.refundOrder.merchant, { ...ask, lines: [{ no: 1, amount: 900 }] })),
  );
  t.is(more.filter(({ status }) => status === 'fulfilled').length, 1);
  t.is((await call(contract.getOrder.merchant, made)).refunded, 2_900);
});

test.serial(
  'more than what is left of a line, a line that is not there, nothing, and an unpaid order are refused with a sentence',
  async (t) => {
    const made = await aPaidOrder();
    const { call } = await made.staff();
    const ask = (lines: { no: number; amount: number }[], deliveryFee = 0) =>
      call(contract.refundOrder.merchant, { orderId: made.orderId, reason: '少装', lines, deliveryFee });
    t.regex((await refused(t, ask([{ no: 2, amount: 801 }]), 'order/refund-exceeds')).message, /第 2 行最多还能退 ¥8\.00/);
    await refused(t, ask([{ no: 3, amount: 1 }]), 'order/refund-exceeds');
    const twice = [
      { no: 2, amount: 500 },
      { no: 2, amount: 500 },
    ];
    await refused(t, ask(twice), 'order/refund-exceeds');
    t.regex((await refused(t, ask([], 1), 'order/refund-exceeds')).message, /配送费/);
    await refused(t, ask([]), 'input/invalid');
    await refused(t, ask([{ no: 1, amount: 0 }]), 'input/invalid');
    const unpaid = await anOrder(made.customer, made.store, { lines: [pieces(await aProduct(house, made.store))] });
    await refused(t, call(contract.refundOrder.merchant, { orderId: unpaid.id, reason: '退', all: true }), 'state/not-allowed');
  },
);

test.serial('the small leave gives back ¥100 of an order over time, however it is divided; the other leave gives more', async (t) => {
  const made = await aPaidOrder([30_000]);
  const { call } = await made.staff();
  const ask = (amount: number) =>
    call(contract.refundOrder.merchant, { orderId: made.orderId, reason: '赔付', lines: [{ no: 1, amount }] });
  await refused(t, ask(10_001), 'order/refund-limit');
  t.like((await ask(6_000)).can, { refundMax: 4_000, refundAll: false });
  t.regex((await refused(t, ask(4_001), 'order/refund-limit')).message, /最多还能为这笔订单退 ¥40\.00/);
  await ask(4_000);
  await refused(t, call(contract.refundOrder.merchant, { ...made, reason: '全退', all: true }), 'order/refund-limit');
  await refused(t, call(contract.refundOrderAny.merchant, { ...made, reason: '全退', all: true }), 'auth/forbidden');
  const boss = await made.staff(['order.see', 'order.refund-any']);
  t.like((await boss.call(contract.getOrder.merchant, made)).can, { refundMax: 20_000, refundAll: true });
  t.like(await boss.call(contract.refundOrderAny.merchant, { ...made, reason: '全退', all: true }), { refunded: 30_000 });
});

test.serial('an order of another merchant is neither refunded nor noted: it is not there', async (t) => {
  const made = await aPaidOrder();
  const other = await (await aPaidOrder()).staff('all');
  await refused(t, other.call(contract.refundOrder.merchant, { ...made, reason: '退', all: true }), 'thing/not-found');
  await refused(t, other.call(contract.refundOrderAny.merchant, { ...made, reason: '退', all: true }), 'thing/not-found');
  await refused(t, other.call(contract.addNote.merchant, { ...made, text: '看看' }), 'thing/not-found');
  const hq = await aStaff(house);
  t.like(await hq.call(contract.refundOrderAny.hq, { ...made, reason: '总部同意', lines: [{ no: 1, amount: 1 }] }), { refunded: 1 });
});

test.serial('what the customer asked back is answered when all goes back', async (t) => {
  const made = await aPaidOrder();
  const clerk = await aClerk(house, made.store);
  await clerk.call(terminal.takeOrder, made);
  await anAfterSale(made.customer, made.orderId);
  const { call } = await made.staff();
  t.true((await call(contract.getOrder.merchant, made)).refundWanted);
  const seen = await call(contract.refundOrder.merchant, { ...made, reason: '已致歉', all: true });
  t.false(seen.refundWanted);
  await settle();
  await house.deliver();
  const after = await call(contract.getOrder.merchant, made);
  t.like(after, { refundWanted: false, afterSale: { state: 'done', asked: 3_800, granted: null } });
});

test.serial('notes stay with the order, the newest first, with who wrote them', async (t) => {
  const made = await aPaidOrder();
  const { call } = await made.staff();
  await call(contract.addNote.merchant, { ...made, text: '顾客来电' });
  house.clock.advance(1_000);
  const { notes } = await call(contract.addNote.merchant, { ...made, text: '已回电' });
  t.deepEqual(
    notes.map(({ text, by }) => [text, by]),
    [
      ['已回电', '刘洋'],
      ['顾客来电', '刘洋'],
    ],
  );
  await refused(t, call(contract.addNote.merchant, { ...made, text: ' ' }), 'input/invalid');
  await refused(t, (await made.staff(['order.see'])).call(contract.addNote.merchant, { ...made, text: '看看' }), 'auth/forbidden');
});

test.serial('whatever is refunded in whatever order, no line gives back more than it cost, and all adds up', async (t) => {
  const asks = fc.array(fc.record({ no: fc.integer({ min: 1, max: 3 }), amount: fc.integer({ min: 1, max: 1_500 }), all: fc.boolean() }), {
    minLength: 4,
    maxLength: 10,
  });
  await fc.assert(
    fc.asyncProperty(asks, async (each) => {
      const made = await aPaidOrder([900, 1_100, 333]);
      const { call } = await made.staff();
      for (const { no, amount, all } of each)
        await call(contract.refundOrder.merchant, {
          orderId: made.orderId,
          reason: '退',
          all: all && amount > 1_400,
          lines: [{ no, amount }],
        }).catch((error: { code?: string }) => t.regex(error.code ?? '', /^order\/(refund-exceeds|nothing-to-refund)$/));
      const { lines, refunds, refunded, payable } = await call(contract.getOrder.merchant, made);
      t.true(lines.every((line) => line.refunded <= line.paid));
      t.is(
        lines.reduce((sum, line) => sum + line.refunded, 0),
        refunded,
      );
      t.is(
        refunds.reduce((sum, { amount }) => sum + amount, 0),
        refunded,
      );
      t.true(refunded <= payable);
    }),
    { numRuns: 12 },
  );
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});
