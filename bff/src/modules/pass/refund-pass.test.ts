import test from 'ava';
import { reverseRedemption } from '@mendian/shared/coupon/redeem.contract.ts';
import { listAttention, retryAttention, settleAttention } from '@mendian/shared/head-office/attention.contract.ts';
import { askPassRefund, getMyPass, listPassOffers, withdrawPassRefund } from '@mendian/shared/pass/pass.contract.ts';
import { getHeldPass, keepPass, listHeldPasses, refundPass } from '@mendian/shared/pass/pass-desk.contract.ts';
import { getPassKind } from '@mendian/shared/pass/pass-kind.contract.ts';
import { usePass } from '@mendian/shared/pass/pass-use.contract.ts';
import { aClerk, aCustomer, aProduct, aStaff, aStore, type StaffMade } from '../../../test/build.ts';
import { aPass, aPassKind } from '../../../test/build-pass.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  house.sandbox.control.calm();
  house.clock.advance(21 * 60_000);
  await house.deliver();
  await house.sandbox.control.quiet();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

let office: StaffMade;
test.before(async () => {
  office = await aStaff(house);
});

/** A customer with a pass of 30 uses for 99 yuan, of which so many were used. */
const aHolder = async (uses = 0) => {
  const store = await aStore(house);
  const egg = await aProduct(house, store, { name: '卤蛋', price: 300 });
  const customer = await aCustomer(house);
  const kind = await aPassKind(house, office, { productIds: [egg.productId], usesPerDay: 5, days: 6 });
  const { id: passId } = await aPass(house, customer, kind);
  const clerk = await aClerk(house, store);
  const { code } = await customer.call(getMyPass, { passId });
  const use = (used: number) => clerk.call(usePass, { code: code!, skuId: egg.skuId, used });
  for (let used = 0; used < uses; used += 1) await use(used);
  return { store, egg, customer, passId, clerk, use, kindId: kind.id };
};
const settled = async () => {
  await house.deliver();
  await house.sandbox.control.quiet();
  await house.deliver();
};

test.serial('asked by the member it is paused at once; head office gives the rest back, and it is over when WeChat paid', async (t) => {
  const { customer, passId, use, kindId } = await aHolder(2);
  for (const _ of [1, 2])
    t.like(await customer.call(askPassRefund, { passId, reason: '要搬家了' }), {
      standing: 'paused',
      code: null,
      leftToday: 0,
      refund: 9_240,
    });
  await refused(t, use(2), 'pass/unusable');
  const { items } = await office.call(listAttention, { kind: 'pass-refund' });
  t.is(items[0]!.text, '会员申请退月卡“每天一份卤蛋”，应退 ¥92.40，原因：要搬家了。月卡已暂停，请在“会员的月卡”里同意或拒绝');
  t.false(items[0]!.can.settle);
  await refused(t, office.call(settleAttention, { attentionId: items[0]!.id, how: '好的' }), 'state/not-allowed');
  const [listed] = (await office.call(listHeldPasses, { state: 'paused' })).items;
  t.like(listed, { id: passId, ask: { reason: '要搬家了' }, refund: 9_240, can: { refund: true, keep: true } });
  await refused(t, office.call(refundPass, { passId, reason: '同意', expectedRefund: 9_900 }), 'pass/refund-changed');
  const ask = { passId, reason: '同意退款', expectedRefund: 9_240 };
  const given = await office.call(refundPass, ask, { key: 'the-first-press' });
  t.like(given, { standing: 'refunding', refunded: 9_240 });
  t.deepEqual(await office.call(refundPass, ask, { key: 'the-first-press' }), given);
  await refused(t, office.call(refundPass, ask), 'state/not-allowed');
  await refused(t, customer.call(withdrawPassRefund, { passId }), 'state/not-allowed');
  await settled();
  t.like(await customer.call(getMyPass, { passId }), { standing: 'refunded', refund: 9_240, code: null });
  t.deepEqual((await office.call(listAttention, { kind: 'pass-refund' })).items, []);
  t.like(await office.call(getPassKind, { kindId }), { sold: 1, received: 660, used: 2, earned: 1_200 });
  t.is((await customer.call(listPassOffers, {})).items.find((offer) => offer.kindId === kindId)!.why, null, 'and may be bought again');
});

test.serial('declined it is good again, and its member reads why; asked and withdrawn too', async (t) => {
  const { customer, passId, use } = await aHolder(1);
  await customer.call(askPassRefund, { passId, reason: '吃腻了' });
  for (const _ of [1, 2]) t.like(await office.call(keepPass, { passId, reason: '请先联系门店' }), { standing: 'usable', ask: null });
  t.like(await customer.call(getMyPass, { passId }), {
    standing: 'usable',
    answer: '请先联系门店',
    can: { askRefund: true, withdraw: false },
  });
  await use(1);
  await customer.call(askPassRefund, { passId, reason: '还是要退' });
  for (const _ of [1, 2]) t.like(await customer.call(withdrawPassRefund, { passId }), { standing: 'usable', answer: '' });
  t.deepEqual((await office.call(listAttention, { kind: 'pass-refund' })).items, []);
  await use(2);
});

test.serial('a use taken back while it is paused counts for its member; once the money is on its way none is', async (t) => {
  const { customer, passId, clerk, use } = await aHolder(1);
  const second = await use(1);
  const third = await use(2);
  await customer.call(askPassRefund, { passId, reason: '要退' });
  await clerk.call(reverseRedemption, { redemptionId: third.id, reason: '没拿' });
  t.is((await office.call(getHeldPass, { passId })).refund, 9_240);
  await office.call(refundPass, { passId, reason: '同意', expectedRefund: 9_240 });
  await refused(t, clerk.call(reverseRedemption, { redemptionId: second.id, reason: '没拿' }), 'redeem/pass-refunded');
  await settled();
});

test.serial('used and refunded at the same moment: what goes back is reckoned with what was used', async (t) => {
  const { passId, use } = await aHolder(1);
  const refund = (expectedRefund: number) => office.call(refundPass, { passId, reason: '主动退款', expectedRefund });
  const uses = Promise.allSettled([use(1), use(1)]);
  const refunds = await Promise.allSettled([refund(9_570), refund(9_240), refund(9_570), refund(9_240)]);
  await uses;
  const given = refunds.filter(({ status }) => status === 'fulfilled').length;
  // Each may have seen the pass as it was before the use, or after it: then it is told so, and looks again.
  if (given === 0) await refund(9_240);
  t.true(given <= 1);
  await settled();
  const held = await office.call(getHeldPass, { passId });
  t.is(held.standing, 'refunded');
  t.is(held.refunded, held.used === 1 ? 9_570 : 9_240);
});

test.serial('nothing goes back of a pass that is used up or over, and the sentence says so', async (t) => {
  const { customer, passId } = await aHolder();
  await house.transact(({ sql, now }) => sql.run('UPDATE pass SET until_at = ? WHERE id = ?', [now, passId]));
  t.false((await customer.call(getMyPass, { passId })).can.askRefund);
  await refused(t, customer.call(askPassRefund, { passId, reason: '没来得及用' }), 'pass/nothing-back');
  await refused(t, office.call(refundPass, { passId, reason: '好', expectedRefund: 0 }), 'pass/nothing-back');
  await refused(t, office.call(keepPass, { passId, reason: '好' }), 'state/not-allowed');
});

test.serial('a refund that WeChat holds back waits for a person, and the pass with it', async (t) => {
  const { customer, passId } = await aHolder(3);
  house.sandbox.control.misbehave({ refund: 'NOT_ENOUGH' });
  await office.call(refundPass, { passId, reason: '质量问题', expectedRefund: 8_910 });
  await settled();
  t.is((await customer.call(getMyPass, { passId })).standing, 'refunding');
  const [held] = (await office.call(listAttention, { kind: 'refund-held' })).items;
  t.like(held, { orderId: null, can: { retry: true } });
  t.regex(held!.text, /^月卡退款 ¥89\.10 没有成功/);
  house.sandbox.control.calm();
  await office.call(retryAttention, { attentionId: held!.id });
  await settled();
  t.is((await customer.call(getMyPass, { passId })).standing, 'refunded');
});

test.serial('given back another way by a person, the pass is over too', async (t) => {
  const { customer, passId } = await aHolder();
  house.sandbox.control.misbehave({ refund: 'NOT_ENOUGH' });
  await office.call(refundPass, { passId, reason: '门店停业', expectedRefund: 9_900 });
  await settled();
  const [held] = (await office.call(listAttention, { kind: 'refund-held' })).items;
  await office.call(settleAttention, { attentionId: held!.id, how: '银行转账退回' });
  t.is((await customer.call(getMyPass, { passId })).standing, 'refunded');
});

test.serial('who may see passes may not refund them without leave', async (t) => {
  const { passId } = await aHolder();
  const viewer = await aStaff(house, { permissions: ['pass.view'] });
  t.is((await viewer.call(getHeldPass, { passId })).refund, 9_900);
  await refused(t, viewer.call(refundPass, { passId, reason: '好', expectedRefund: 9_900 }), 'auth/forbidden');
  await refused(t, viewer.call(keepPass, { passId, reason: '好' }), 'auth/forbidden');
});
