import test from 'ava';
import { listAttention } from '@mendian/shared/head-office/attention.contract.ts';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import * as contract from '@mendian/shared/pass/pass.contract.ts';
import * as desk from '@mendian/shared/pass/pass-kind.contract.ts';
import type { PassKindData } from '@mendian/shared/pass/pass-kind.contract.ts';
import { listHeldPasses } from '@mendian/shared/pass/pass-desk.contract.ts';
import { aCustomer, aProduct, aStaff, aStore, type SkuMade, type StaffMade, type StoreMade } from '../../../test/build.ts';
import { aPass, aPassKind, payForPass } from '../../../test/build-pass.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { compareBill, wechatBill } from '../payment/bill/compare-bill.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  // Every clock that was set has rung by then.
  house.clock.advance(21 * 60_000);
  await house.deliver();
  await house.sandbox.control.quiet();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

let store: StoreMade;
let egg: SkuMade;
let office: StaffMade;
let kind: PassKindData;
let asked: { kindId: string; expectedPrice: number };
test.before(async () => {
  store = await aStore(house);
  egg = await aProduct(house, store, { name: '卤蛋', price: 300 });
  office = await aStaff(house);
  kind = await aPassKind(house, office, { productIds: [egg.productId] });
  asked = { kindId: kind.id, expectedPrice: 9_900 };
});

test.serial('bought, paid for by the notification, good at once and once; its days begin with the day it was paid for', async (t) => {
  const customer = await aCustomer(house);
  const { items } = await house.as(null)(contract.listPassOffers, {});
  t.like(items[0], { kindId: kind.id, name: '每天一份卤蛋', price: 9_900, promise: '30 天内可用 30 次，每天 1 次', why: null });
  t.deepEqual(items[0]!.lines, ['全部门店可用', '每次任选一份：卤蛋', '在门店柜台出示月卡使用，不能用于小程序下单']);
  t.regex(items[0]!.refundRule, /已用次数/);
  const unpaid = await customer.call(contract.buyPass, asked);
  t.like(unpaid, { standing: 'unpaid', boughtAt: null, left: 30, leftToday: 0, refund: 0 });
  t.is((await customer.call(contract.getMyPass, { passId: unpaid.id })).code, null);
  await payForPass(house, customer, unpaid.id);
  for (const _ of [1, 2]) {
    const paid = await customer.call(contract.checkPassPayment, { passId: unpaid.id });
    t.like(paid, { standing: 'usable', left: 30, leftToday: 1, lastDay: addDays(dayOf(house.clock.now), 29), refund: 9_900 });
  }
  t.regex((await customer.call(contract.getMyPass, { passId: unpaid.id })).code ?? '', /^6\d{15}$/);
  t.like(await customer.call(contract.listMyPasses, {}), { leftToday: 1, next: null });
  t.like(await office.call(desk.getPassKind, { kindId: kind.id }), { sold: 1, received: 9_900, used: 0, earned: 0 });
});

test.serial('nobody else has it, and only who looks after the whole chain sees members’ passes', async (t) => {
  const customer = await aCustomer(house);
  const stranger = await aCustomer(house);
  const { id: passId } = await aPass(house, customer, kind);
  for (const call of [contract.getMyPass, contract.payPass, contract.checkPassPayment, contract.withdrawPassRefund] as const)
    await refused(t, stranger.call(call, { passId }), 'thing/not-found');
  await refused(t, stranger.call(contract.askPassRefund, { passId, reason: '不想要了' }), 'thing/not-found');
  t.deepEqual((await stranger.call(contract.listMyPasses, {})).items, []);
  const part = await aStaff(house, { scope: [{ kind: 'store', id: store.id }] });
  await refused(t, part.call(listHeldPasses, {}), 'account/whole-chain');
  const cashier = await aStaff(house, { permissions: ['order.see'] });
  await refused(t, cashier.call(listHeldPasses, {}), 'auth/forbidden');
});

test.serial('bought twice at once it is one pass; with one that is not used up no other of its kind', async (t) => {
  const customer = await aCustomer(house);
  const bought = await Promise.all(Array.from({ length: 10 }, () => customer.call(contract.buyPass, asked)));
  t.is(new Set(bought.map(({ id }) => id)).size, 1);
  await refused(t, customer.call(contract.buyPass, { ...asked, expectedPrice: 100 }), 'pass/price-changed');
  await payForPass(house, customer, bought[0]!.id);
  await refused(t, customer.call(contract.buyPass, asked), 'pass/has-one');
  t.regex((await customer.call(contract.listPassOffers, {})).items[0]!.why ?? '', /没有用完/);
  house.clock.advance(31 * 86_400_000);
  t.is((await customer.call(contract.getMyPass, { passId: bought[0]!.id })).standing, 'over');
  t.is((await customer.call(contract.buyPass, asked)).standing, 'unpaid', 'over is no hindrance');
  house.clock.advance(-31 * 86_400_000);
});

test.serial('not paid for in 15 minutes it is closed at WeChat first, and is not shown any more', async (t) => {
  const customer = await aCustomer(house);
  const { id: passId } = await customer.call(contract.buyPass, asked);
  const sheet = await customer.call(contract.payPass, { passId });
  house.clock.advance(15 * 60_000);
  await refused(t, customer.call(contract.payPass, { passId }), 'pass/not-payable');
  await house.deliver();
  const tried = await house.sandbox.control.pay(customer.openid, { appid: house.settings.WECHAT_APPID, ...sheet });
  t.is(tried.state, 'failed');
  t.is((await customer.call(contract.getMyPass, { passId })).standing, 'cancelled');
  t.deepEqual((await customer.call(contract.listMyPasses, {})).items, []);
  t.not((await customer.call(contract.buyPass, asked)).id, passId);
});

test.serial('paid in the last moment it is good, though its notification was lost and the clock rings', async (t) => {
  const customer = await aCustomer(house);
  const { id: passId } = await customer.call(contract.buyPass, asked);
  const sheet = await customer.call(contract.payPass, { passId });
  house.sandbox.control.misbehave({ notify: 'never' });
  await house.sandbox.control.pay(customer.openid, { appid: house.settings.WECHAT_APPID, ...sheet });
  await house.sandbox.control.quiet();
  t.is((await customer.call(contract.getMyPass, { passId })).standing, 'unpaid');
  house.clock.advance(15 * 60_000);
  await house.deliver();
  house.sandbox.control.calm();
  t.is((await customer.call(contract.getMyPass, { passId })).standing, 'usable');
});

test.serial('paid after it was cancelled, the money goes straight back, and somebody is told', async (t) => {
  const customer = await aCustomer(house);
  const { id: passId } = await customer.call(contract.buyPass, asked);
  const sheet = await customer.call(contract.payPass, { passId });
  await house.transact(({ sql }) => sql.run(`UPDATE pass SET state = 'cancelled' WHERE id = ?`, [passId]));
  await house.sandbox.control.pay(customer.openid, { appid: house.settings.WECHAT_APPID, ...sheet });
  await house.sandbox.control.quiet();
  await house.deliver();
  await house.sandbox.control.quiet();
  const refunds = await house.reads.all<{ amount: number; state: string }>('SELECT amount, state FROM refund WHERE order_id = ?', [passId]);
  t.deepEqual(refunds, [{ amount: 9_900, state: 'succeeded' }]);
  t.like(await customer.call(contract.getMyPass, { passId }), { standing: 'cancelled', code: null, refund: 9_900 });
  const { items } = await office.call(listAttention, { kind: 'paid-late' });
  t.true(items.some(({ text, orderId }) => text.startsWith('月卡') && orderId === null));
});

test.serial('the bill of the day knows the payments of passes', async (t) => {
  const customer = await aCustomer(house);
  const { id: passId } = await aPass(house, customer, kind);
  const payment = (await house.reads.one<{ out_trade_no: string; amount: number; payee_id: string; paid_at: Date }>(
    'SELECT out_trade_no, amount, payee_id, paid_at FROM payment WHERE order_id = ?',
    [passId],
  ))!;
  t.is(payment.payee_id, house.payees[0]!.id);
  t.deepEqual(
    compareBill(wechatBill([]), { payments: [{ number: payment.out_trade_no, amount: 9_900 }], refunds: [], reversed: [] }).length,
    1,
  );
  const found = await office.call(listHeldPasses, { text: payment.out_trade_no });
  t.deepEqual(found.items.map(({ id }) => id), [passId]); // prettier-ignore
});

test.serial('withdrawn from sale nobody buys it, and what was sold stays good', async (t) => {
  const other = await aPassKind(house, office, { productIds: [egg.productId], name: '周末卡' });
  const customer = await aCustomer(house);
  const { id: passId } = await aPass(house, customer, other);
  await office.call(desk.movePassKind, { kindId: other.id, action: 'end' });
  const late = await aCustomer(house);
  await refused(t, late.call(contract.buyPass, { kindId: other.id, expectedPrice: 9_900 }), 'pass/not-sold');
  t.is((await customer.call(contract.getMyPass, { passId })).standing, 'usable');
  await refused(t, late.call(contract.buyPass, { kindId: 'nothing', expectedPrice: 9_900 }), 'thing/not-found');
});
