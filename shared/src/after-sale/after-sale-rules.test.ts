import test from 'ava';
import fc from 'fast-check';
import { amountOf, excessOf, restOf } from '../order/desk-refund.ts';
import type { OrderState } from '../order/order-status.ts';
import {
  defaultRules,
  firstLevel,
  grantMaxOf,
  hourMs,
  leftOf,
  pointsMoved,
  whyNotAsk,
  worthOf,
  type PastCase,
} from './after-sale-rules.ts';
import { afterSaleLevels, afterSaleMachine, levelAbove, mayDecideAt, standingText, type AfterSaleLevel } from './after-sale-status.ts';

const now = new Date('2026-11-20T04:00:00.000Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * hourMs);
const order = (state: OrderState, given: { ended?: number; refunded?: number } = {}) => ({
  ...{ mode: 'pickup' as const, state, payable: 1_000, refunded: given.refunded ?? 0 },
  ended_at: given.ended === undefined ? null : hoursAgo(given.ended),
});
const past = (given: Partial<PastCase>): PastCase => ({ state: 'done', level: 'store', asked: 500, granted: 500, ...given });

for (const [title, asked, last, why] of [
  [
    'what was bought in the store comes back to the store',
    { ...order('completed', { ended: 1 }), mode: 'counter' as const },
    null,
    'counter',
  ],
  ['an untaken order is cancelled instead', order('new'), null, 'state'],
  ['one that is made can be asked back', order('preparing'), null, null],
  ['one that is ready', order('ready'), null, null],
  ['one on its way', order('delivering'), null, null],
  ['a completed one, within its time', order('completed', { ended: 167 }), null, null],
  ['and not behind it', order('completed', { ended: 168 }), null, 'late'],
  ['a cancelled one has its money back already', order('cancelled', { ended: 1 }), null, 'state'],
  ['one that was discarded stays so', order('discarded', { ended: 1 }), null, 'state'],
  ['of nothing nothing is asked', order('completed', { ended: 1, refunded: 1_000 }), null, 'nothing-left'],
  ['one case at a time', order('completed', { ended: 1 }), past({ state: 'asked', granted: null }), 'open'],
  ['another after one that was granted', order('completed', { ended: 1 }), past({}), null],
  [
    'after head office said no there is nobody left',
    order('completed', { ended: 1 }),
    past({ state: 'declined', level: 'office', granted: null }),
    'final',
  ],
] as const)
  // prettier-ignore
  test(`asking: ${title}`, (t) => t.is(whyNotAsk(asked, last, defaultRules.askHours, now), why));

for (const [title, last, level] of [
  ['the first goes to the store', null, 'store'],
  ['refused by the store, the merchant is heard', past({ state: 'declined', granted: null }), 'merchant'],
  ['refused by the merchant, head office', past({ state: 'declined', level: 'merchant', granted: null }), 'office'],
  ['granted in part counts as refused for the rest', past({ granted: 100 }), 'merchant'],
  ['granted whole, the next begins anew', past({ level: 'office' }), 'store'],
  ['what was withdrawn lies where it lay', past({ state: 'withdrawn', level: 'merchant', granted: null }), 'merchant'],
] as const)
  test(`where a case begins: ${title}`, (t) => t.is(firstLevel(last), level));

const done = { state: 'completed' as const, ended_at: hoursAgo(100) };
for (const [title, level, at, given, max] of [
  ['a clerk gives 50 yuan within a day', 'store', 80, 0, 5_000],
  ['less what stores gave before', 'store', 80, 4_000, 1_000],
  ['never below nothing', 'store', 80, 6_000, 0],
  ['and nothing after a day', 'store', 70, 0, 0],
  ['a merchant 300 yuan within a week', 'merchant', 70, 0, 30_000],
  ['head office anything', 'office', 1, 99_999, Number.MAX_SAFE_INTEGER],
] as const)
  test(`what may be given back: ${title}`, (t) =>
    t.is(grantMaxOf(level, { rules: defaultRules, order: done, askedAt: hoursAgo(at), given }), max));

test('before the order is completed the store gives back whatever it is', (t) => {
  for (const state of ['preparing', 'ready', 'delivering'] as const)
    t.is(grantMaxOf('store', { rules: defaultRules, order: order(state), askedAt: now, given: 9_999 }), Number.MAX_SAFE_INTEGER);
});

test('each level decides what lies with it or below, and passes up to the next', (t) => {
  t.deepEqual(afterSaleLevels.map(levelAbove), ['merchant', 'office', null]);
  const may = (own: AfterSaleLevel) => afterSaleLevels.filter((level) => mayDecideAt(own, level));
  t.deepEqual([may('store'), may('merchant'), may('office')], [['store'], ['store', 'merchant'], ['store', 'merchant', 'office']]);
});

test('a case that is over stays as it is', (t) => {
  for (const state of ['done', 'declined', 'withdrawn'] as const) t.deepEqual(afterSaleMachine.table[state], {});
  t.deepEqual(afterSaleMachine.from('withdraw'), ['asked']);
});

test('people read where a case stands', (t) => {
  t.is(standingText({ ...past({ state: 'asked' }), granted: null }), '待门店处理');
  t.is(standingText(past({ state: 'refunding' })), '退款处理中');
  t.is(standingText(past({})), '已退款');
  t.is(standingText(past({ granted: 1 })), '已部分退款');
  t.is(standingText({ ...past({}), refundState: 'closed' }), '已线下退款');
});

test('pieces of a line are worth their part, and all of them all that is left', (t) => {
  t.deepEqual([1, 2, 3].map((pieces) => worthOf({ pieces: 3, paid: 1_000, refunded: 0 }, pieces)), [333, 666, 1_000]); // prettier-ignore
  t.deepEqual([1, 2, 3].map((pieces) => worthOf({ pieces: 3, paid: 1_000, refunded: 500 }, pieces)), [333, 500, 500]); // prettier-ignore
});

const amounts = fc.array(fc.record({ paid: fc.integer({ min: 0, max: 5_000 }), back: fc.double({ min: 0, max: 1, noNaN: true }), asked: fc.integer({ min: 1, max: 6_000 }) }), { minLength: 1, maxLength: 6 }); // prettier-ignore

test('what is left of a case is never more than was asked, nor than is left of the order', (t) => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 900 }), (each, fee, askedFee) => {
      const lines = each.map(({ paid, back }, index) => ({ no: index + 1, paid, refunded: Math.floor(paid * back) }));
      const sums = lines.reduce((sum, { paid, refunded }) => ({ payable: sum.payable + paid, refunded: sum.refunded + refunded }), {
        ...{ payable: fee, refunded: 0 },
      });
      const rest = restOf(sums, lines);
      const asked = { lines: each.map((one, index) => ({ no: index + 1, amount: one.asked })), deliveryFee: askedFee };
      const left = leftOf(asked, rest);
      t.is(excessOf(left, rest), null);
      t.true(amountOf(left) <= Math.min(amountOf(asked), rest.all));
      t.true(left.lines.every(({ amount }) => amount > 0));
    }),
  );
});

test('points come back and are taken back part by part, and all of them with the last fen', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000 }),
      fc.integer({ min: 0, max: 5_000 }),
      fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 5 }),
      (payable, spent, parts) => {
        const sums = { refunded: 0, back: 0, taken: 0 };
        for (const part of [...parts, payable]) {
          const amount = Math.min(part, payable - sums.refunded);
          const { back, taken } = pointsMoved({ payable, refunded: sums.refunded, spent, earnPerMille: 1_000 }, amount);
          t.true(back >= 0 && taken >= 0);
          sums.refunded += amount;
          sums.back += back;
          sums.taken += taken;
        }
        t.deepEqual(sums, { refunded: payable, back: spent, taken: Math.floor(payable / 100) });
      },
    ),
  );
});
