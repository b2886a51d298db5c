import test from 'ava';
import * as desk from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as mini from '@mendian/shared/after-sale/after-sale.contract.ts';
import type { AfterSaleViewData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { listAttention } from '@mendian/shared/head-office/attention.contract.ts';
import * as deskOrder from '@mendian/shared/order/order-desk.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aStaff } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { aBoughtOrder, aCollectedOrder, settle, type Bought } from './shop-for-tests.ts';

const house = await startHarness({ realTime: true });
house.clock.now = new Date('2026-11-20T04:00:00.000Z');
test.after.always(house.stop);
test.afterEach.always('nothing disagrees', async (t) => t.deepEqual(await findFaults(house.reads, house.clock.now), []));

const hourMs = 3_600_000;
const stepsOf = ({ steps }: Pick<AfterSaleViewData, 'steps'>) => steps.map(({ what, side }) => `${side} ${what}`);
const mineOf = async ({ customer, orderId }: Bought) => (await customer.call(mini.listMyAfterSales, { orderId })).items[0]!;
const second = (amount: number) => ({ lines: [{ no: 2, pieces: null, amount }], deliveryFee: 0 });
const granting = (amount: number) => ({ lines: [{ no: 2, amount }], answer: '' });

test.serial('a customer asks a line back, the clerk grants it, and the money comes', async (t) => {
  const bought = await aCollectedOrder(house);
  house.sandbox.control.subscribe(bought.customer.openid, [house.settings.WECHAT_TEMPLATE_REFUND], true);
  const asked = await anAfterSale(bought.customer, bought.orderId, { ...second(800), reason: 'missing', words: '少了一份凉菜' });
  t.like(asked, { state: 'asked', level: 'store', asked: 800, granted: null, left: 800, can: { withdraw: true } });
  t.like(await bought.view(), { afterSale: { state: 'asked', reason: '少装漏装：少了一份凉菜' }, can: { askRefund: false } });
  const { call } = bought.clerk;
  t.like(await call(desk.listStoreAfterSales, { open: 1 }), { waiting: 1, items: [{ id: asked.id, words: '少了一份凉菜' }] });
  t.like(await call(desk.getStoreAfterSale, { caseId: asked.id }), {
    ...{ can: { decide: true, grantMax: 800, pass: true }, askedLately: { cases: 1, granted: 0 } },
    order: { payable: 3_800, state: 'completed' },
  });
  const granted = await call(desk.acceptStoreAfterSale, { caseId: asked.id, ...granting(800), answer: '很抱歉' });
  t.like(granted, { state: 'refunding', granted: 800, refundState: 'requested', can: { decide: false } });
  await settle(house);
  const done = await mineOf(bought);
  t.like(done, { state: 'done', granted: 800, answer: '很抱歉', refundState: 'succeeded', can: { withdraw: false } });
  t.deepEqual(stepsOf(done), ['customer asked', 'store accepted', 'system refunded']);
  t.true(
    done.steps.every(({ by }) => by === ''),
    'a customer is told no names',
  );
  t.like(await bought.view(), { state: 'completed', refunded: 800, refunds: [{ state: 'succeeded' }] });
  const [message] = house.sandbox.control.messages(bought.customer.openid);
  t.like(message, { title: '退款通知', data: { amount2: '8.00元', thing3: '已退款：少装漏装' } });
});

test.serial('above the clerk’s limit it is passed up, and the merchant decides', async (t) => {
  const bought = await aCollectedOrder(house, { prices: [8_000, 800] });
  const { id: caseId } = await anAfterSale(bought.customer, bought.orderId);
  const { call } = bought.clerk;
  t.like((await call(desk.getStoreAfterSale, { caseId })).can, { decide: true, grantMax: 5_000 });
  const whole = { lines: [{ no: 1, amount: 8_000 }, { no: 2, amount: 800 }], answer: '' }; // prettier-ignore
  const refusal = await refused(t, call(desk.acceptStoreAfterSale, { caseId, ...whole }), 'after-sale/limit');
  t.regex(refusal.message, /最多能退 ¥50\.00/);
  t.like(await call(desk.passStoreAfterSale, { caseId, words: '整单有问题' }), { level: 'merchant', can: { decide: false, pass: false } });
  t.regex((await refused(t, call(desk.acceptStoreAfterSale, { caseId, ...whole }), 'after-sale/decided')).message, /已转给商户/);
  const merchant = await bought.merchant();
  t.like(await merchant.call(desk.listAfterSales.merchant, { state: 'asked', level: 'merchant' }), { items: [{ id: caseId }] });
  t.like(await merchant.call(desk.acceptAfterSale.merchant, { caseId, ...whole }), { state: 'refunding', granted: 8_800 });
  await settle(house);
  t.like(await mineOf(bought), { state: 'done', level: 'merchant' });
  const log = await house.reads.all<{ action: string; merchant_id: string }>(
    'SELECT action, merchant_id FROM audit_log WHERE subject = ? ORDER BY at, id',
    [caseId],
  );
  t.deepEqual(log.map(({ action }) => action), ['after-sale.passed', 'after-sale.accepted']); // prettier-ignore
  t.true(log.every(({ merchant_id }) => merchant_id === bought.owner.id));
});

test.serial('who was refused is heard by the level above, up to head office, whose answer is the last', async (t) => {
  const bought = await aCollectedOrder(house);
  const ask = () => anAfterSale(bought.customer, bought.orderId, second(800));
  const [merchant, office] = [await bought.merchant(), await bought.office()];
  const first = await ask();
  await refused(t, bought.clerk.call(desk.declineStoreAfterSale, { caseId: first.id, answer: '' }), 'input/invalid');
  await bought.clerk.call(desk.declineStoreAfterSale, { caseId: first.id, answer: '已核对，没有少装' });
  t.like(await bought.view(), { afterSale: { state: 'declined', answer: '已核对，没有少装' }, can: { askRefund: true } });
  const again = await ask();
  t.is(again.level, 'merchant');
  await refused(t, bought.clerk.call(desk.declineStoreAfterSale, { caseId: again.id, answer: '不行' }), 'after-sale/decided');
  await merchant.call(desk.acceptAfterSale.merchant, { caseId: again.id, ...granting(300) });
  const rest = await anAfterSale(bought.customer, bought.orderId, second(500));
  t.is(rest.level, 'office', 'granted in part is refused for the rest');
  await refused(t, office.call(desk.passAfterSale.hq, { caseId: rest.id, words: '' }), 'after-sale/top');
  await office.call(desk.declineAfterSale.hq, { caseId: rest.id, answer: '已按一半退还' });
  await refused(t, ask(), 'after-sale/final');
  t.regex((await bought.customer.call(mini.listMyAfterSales, { orderId: bought.orderId })).whyNot!, /总部已答复/);
  t.is((await bought.view()).refunded, 300);
});

test.serial('nobody answers: it goes up by itself, and head office’s list shows what waits there too long', async (t) => {
  const bought = await aCollectedOrder(house);
  const { id: caseId, dueAt } = await anAfterSale(bought.customer, bought.orderId, second(800));
  t.is(Math.round((Date.parse(dueAt!) - house.clock.now.getTime()) / hourMs), 12);
  const office = await bought.office();
  for (const [hours, level] of [
    [11, 'store'],
    [2, 'merchant'],
    [24, 'office'],
    [24, 'office'],
  ] as const) {
    // prettier-ignore
    house.clock.advance(hours * hourMs);
    await house.deliver();
    t.is((await office.call(desk.getAfterSale.hq, { caseId })).level, level);
  }
  const listed = async () =>
    (await office.call(listAttention, { kind: 'after-sale-late' })).items.filter(({ orderId }) => orderId === bought.orderId);
  t.regex((await listed())[0]!.text, /顾客申请退款 ¥8\.00/);
  await office.call(desk.acceptAfterSale.hq, { caseId, ...granting(800) });
  t.deepEqual(await listed(), []);
  t.deepEqual(stepsOf(await mineOf(bought)).slice(0, 3), ['customer asked', 'system overdue', 'system overdue']);
  await settle(house);
});

test.serial('of a clerk and a merchant at once one decides, and the other is told', async (t) => {
  const bought = await aCollectedOrder(house);
  const { id: caseId } = await anAfterSale(bought.customer, bought.orderId, second(800));
  const merchant = await bought.merchant();
  const tries = await Promise.allSettled([
    bought.clerk.call(desk.acceptStoreAfterSale, { caseId, ...granting(800) }),
    merchant.call(desk.acceptAfterSale.merchant, { caseId, ...granting(500) }),
    merchant.call(desk.declineAfterSale.merchant, { caseId, answer: '不退' }),
  ]);
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of tries) if (one.status === 'rejected') t.regex((one.reason as Error).message, /已同意退款|已拒绝这个申请/);
  await settle(house);
});

test.serial('said twice it happens once: asked, decided, withdrawn', async (t) => {
  const bought = await aCollectedOrder(house);
  const { customer, orderId, clerk } = bought;
  const ask = { orderId, ...second(800), reason: 'quality' as const, words: '', pictureIds: [] };
  const asked = await Promise.all([0, 1].map(() => customer.call(mini.askAfterSale, ask, { key: 'one-intention-1' })));
  t.is(asked[0]!.id, asked[1]!.id);
  await refused(t, customer.call(mini.askAfterSale, ask), 'after-sale/open');
  for (const state of [await customer.call(mini.withdrawAfterSale, { caseId: asked[0]!.id }), await customer.call(mini.withdrawAfterSale, { caseId: asked[0]!.id })])
    t.is(state.state, 'withdrawn'); // prettier-ignore
  const { id: caseId, no } = await anAfterSale(customer, orderId, second(800));
  t.is(no, 2);
  const key = { key: 'one-intention-2' };
  const twice = await Promise.all([0, 1].map(() => clerk.call(desk.acceptStoreAfterSale, { caseId, ...granting(800) }, key)));
  t.deepEqual(twice.map(({ granted }) => granted), [800, 800]); // prettier-ignore
  await refused(t, customer.call(mini.withdrawAfterSale, { caseId }), 'after-sale/decided');
  t.is((await bought.view()).refunded, 800);
  await settle(house);
});

test.serial('what the desk gave back meanwhile is not given back again, and nothing is left to decide', async (t) => {
  const bought = await aCollectedOrder(house);
  const { id: caseId } = await anAfterSale(bought.customer, bought.orderId, second(800));
  const office = await aStaff(house);
  await office.call(deskOrder.refundOrder.hq, { orderId: bought.orderId, reason: '先退一点', lines: [{ no: 2, amount: 300 }] });
  await house.deliver();
  t.like(await bought.clerk.call(desk.getStoreAfterSale, { caseId }), { state: 'asked', asked: 800, left: 500, can: { grantMax: 500 } });
  const refusal = await refused(t, bought.clerk.call(desk.acceptStoreAfterSale, { caseId, ...granting(800) }), 'after-sale/exceeds');
  t.regex(refusal.message, /第 2 行最多还能退 ¥5\.00/);
  // WeChat does not take refunds of an order too fast.
  house.clock.advance(60_000);
  await office.call(deskOrder.refundOrder.hq, { orderId: bought.orderId, reason: '全退', lines: [{ no: 2, amount: 500 }] });
  await refused(t, bought.clerk.call(desk.acceptStoreAfterSale, { caseId, ...granting(1) }), 'order/nothing-to-refund');
  await settle(house);
  t.deepEqual(stepsOf(await mineOf(bought)), ['customer asked', 'system covered', 'system refunded']);
  t.like(await mineOf(bought), { state: 'done', granted: null });
});

test.serial('before the order is handed over all of it ends the order, a part of it does not', async (t) => {
  const [whole, part] = [await aBoughtOrder(house), await aBoughtOrder(house)];
  t.regex((await whole.customer.call(mini.listMyAfterSales, { orderId: whole.orderId })).whyNot!, /可以直接取消/);
  await refused(t, anAfterSale(whole.customer, whole.orderId, second(1)), 'state/not-allowed');
  for (const bought of [whole, part]) await bought.clerk.call(terminal.takeOrder, bought);
  const all = await anAfterSale(whole.customer, whole.orderId, { reason: 'late' });
  const lines = all.lines.map(({ no, asked }) => ({ no, amount: asked }));
  await whole.clerk.call(desk.acceptStoreAfterSale, { caseId: all.id, lines, answer: '' });
  t.like(await whole.view(), { state: 'cancelled', refunded: 3_800, ending: { reason: '退款申请（等得太久）' } });
  const { id: caseId } = await anAfterSale(part.customer, part.orderId, second(800));
  await part.clerk.call(desk.acceptStoreAfterSale, { caseId, ...granting(800) });
  t.like(await part.view(), { state: 'preparing', refunded: 800 });
  await settle(house);
  t.like(await mineOf(whole), { state: 'done', refundState: 'succeeded' });
});

test.serial('an order that the store ends meanwhile closes the case too', async (t) => {
  const bought = await aBoughtOrder(house);
  await bought.clerk.call(terminal.takeOrder, bought);
  await anAfterSale(bought.customer, bought.orderId);
  await bought.clerk.call(terminal.rejectOrder, { orderId: bought.orderId, reason: '没有货了' });
  await settle(house);
  t.like(await mineOf(bought), { state: 'done', refundState: 'succeeded' });
});
