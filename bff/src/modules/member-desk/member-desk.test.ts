import test from 'ava';
import fc from 'fast-check';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { redeemCoupon } from '@mendian/shared/coupon/redeem.contract.ts';
import { listMyCards } from '@mendian/shared/member/member-card.contract.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import * as contract from '@mendian/shared/member/member-desk.contract.ts';
import { findMembersByPhone, viewMembers } from '@mendian/shared/member/member-desk.permissions.ts';
import { cancelOrder } from '@mendian/shared/order/order.contract.ts';
import { getMyCard, listMyPoints } from '@mendian/shared/points/points.contract.ts';
import { takeOrder } from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pay, pieces, type CustomerMade } from '../../../test/build.ts';
import { anAfterSale } from '../../../test/build-after-sale.ts';
import { aCard, aCoupon, anEarlierCoupon } from '../../../test/build-coupon.ts';
import { aPass, aPassKind } from '../../../test/build-pass.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { eventType } from '../../platform/events.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { book, lockAccount } from '../points/point-account.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('every balance is the sum of its entries, and the patrol finds nothing', async (t) => {
  const wrong = await house.reads.all(
    `SELECT a.member_id FROM point_account a LEFT JOIN point_entry e ON e.member_id = a.member_id
     GROUP BY a.member_id, a.points HAVING a.points <> COALESCE(SUM(e.points), 0)`,
  );
  t.deepEqual(wrong, []);
  await house.deliver();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const idOf = async ({ openid }: CustomerMade): Promise<string> =>
  (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [openid]))!.id;
const nameHim = (customer: CustomerMade, phone: string) =>
  house.transact(({ sql }) => sql.run(`UPDATE member SET nickname = '张小明', phone = ? WHERE openid = ?`, [phone, customer.openid]));
const aMember = async () => {
  const customer = await aCustomer(house);
  return { customer, memberId: await idOf(customer) };
};

test.serial('a member is found by whatever he shows, masked, and by nothing that is not whole', async (t) => {
  const { call } = await aStaff(house);
  const { customer, memberId } = await aMember();
  await nameHim(customer, '13912345678');
  await aCard(house, { number: '6021000000000001', customer });
  await anEarlierCoupon(house, { code: 'OLD2026000001', customer });
  const { id: couponId } = await aCoupon(house, customer);
  const product = await aProduct(house, await aStore(house));
  const pass = await aPass(house, customer, await aPassKind(house, await aStaff(house), { productIds: [product.productId] }));
  const passCode = (await house.reads.one<{ code: string }>('SELECT code FROM pass WHERE id = ?', [pass.id]))!.code;
  for (const [kind, code] of [
    ['member-code', (await customer.call(getMemberCode, {})).code],
    ['coupon', (await customer.call(getMyCoupon, { couponId })).code!],
    ['pass', passCode],
    ['chain-card', '6021 0000 0000 0001'],
    ['earlier-coupon', 'OLD-2026-000001'],
  ] as const) {
    const found = await call(contract.findMember, { code });
    t.like(found, { kind, member: { id: memberId, name: '张**', phone: '139****5678' } });
    t.false(JSON.stringify(found).includes('13912345678'));
  }
  await anEarlierCoupon(house, { code: 'OLD2026000002' });
  await refused(t, call(contract.findMember, { code: 'OLD2026000002' }), 'member/nobodys-coupon');
  await aCard(house, { number: '6021000000000009', phone: '13900000009' });
  await refused(t, call(contract.findMember, { code: '6021000000000009' }), 'member/card-waits');
  const { code } = await customer.call(getMemberCode, {});
  house.clock.advance(180_000);
  await refused(t, call(contract.findMember, { code }), 'member/code-over');
  for (const part of ['13912345678', '602100000000000', '5678']) {
    const wrong = part === '5678' ? 'input/invalid' : 'member/not-recognised';
    await refused(t, call(contract.findMember, { code: part }), wrong);
  }
});

test.serial('a whole phone number is looked up only with leave of its own, and every time it is written down', async (t) => {
  const { customer, memberId } = await aMember();
  await nameHim(customer, '13700000001');
  const clerk = await aStaff(house, { permissions: [viewMembers.key] });
  await refused(t, clerk.call(contract.findMemberByPhone, { phone: '13700000001' }), 'auth/forbidden');
  const { call, accountId } = await aStaff(house, { permissions: [findMembersByPhone.key], name: '林薇' });
  await refused(t, call(contract.findMember, { code: 'VIP20260001' }), 'auth/forbidden');
  t.like(await call(contract.findMemberByPhone, { phone: '13700000001' }), { items: [{ id: memberId, phone: '137****0001' }] });
  house.clock.advance(1);
  await refused(t, call(contract.findMemberByPhone, { phone: '13700000002' }), 'member/not-recognised');
  const { items } = await (await aStaff(house)).call(listAudit.hq, { accountId });
  t.deepEqual(items.map(({ text, subject }) => [text, subject]), [
    ['用尾号 0002 的手机号查找会员，找到 0 位', 'nobody'],
    ['用尾号 0001 的手机号查找会员，找到 1 位', memberId],
  ]); // prettier-ignore
  t.false(JSON.stringify(items).includes('13700000001'));
});

test.serial('numbers cannot be tried one after the other, and nobody but the whole chain’s head office sees members', async (t) => {
  const { customer, memberId } = await aMember();
  await aCard(house, { number: 'VIP20260007', customer });
  const { call } = await aStaff(house);
  for (let no = 0; no < 30; no += 1) await refused(t, call(contract.findMember, { code: `VIP2026100${no}` }), 'member/not-recognised');
  await refused(t, call(contract.findMember, { code: 'VIP20260007' }), 'limit/too-many');
  await refused(t, call(contract.findMemberByPhone, { phone: '13700000009' }), 'limit/too-many');
  t.is((await (await aStaff(house)).call(contract.findMember, { code: 'VIP20260007' })).member.id, memberId);

  const branch = await aMerchant(house, 'branch');
  const part = await aStaff(house, { scope: [{ kind: 'branch', id: branch.id }] });
  const merchant = await aStaff(house, { merchantId: branch.id });
  for (const ask of [contract.getMember, contract.listMemberPoints, contract.listMemberCoupons]) {
    await refused(t, part.call(ask, { memberId }), 'account/whole-chain');
    await refused(t, merchant.call(ask, { memberId }), 'auth/forbidden');
    await refused(t, call(ask, { memberId: 'nobody' }), 'thing/not-found');
  }
  await refused(t, part.call(contract.findMember, { code: 'VIP20260007' }), 'account/whole-chain');
  await refused(t, part.call(contract.correctMemberPoints, { memberId, points: 1, reason: '补偿' }), 'account/whole-chain');
  await refused(t, call(contract.correctMemberPoints, { memberId: 'nobody', points: 1, reason: '补偿' }), 'thing/not-found');
  const seeing = await aStaff(house, { permissions: [viewMembers.key] });
  await refused(t, seeing.call(contract.correctMemberPoints, { memberId, points: 1, reason: '补偿' }), 'auth/forbidden');
});

test.serial(
  'the file tells of tier and points, cards, passes, orders and cases; coupons say where they went and why they came back',
  async (t) => {
    const { call } = await aStaff(house);
    const { customer, memberId } = await aMember();
    const store = await aStore(house);
    const product = await aProduct(house, store, { price: 3_000 });
    await aCard(house, { number: '6021000000000077', customer });
    const pass = await aPass(house, customer, await aPassKind(house, await aStaff(house), { productIds: [product.productId] }));
    const inTurn = async <T>(made: Promise<T>): Promise<T> => made.finally(() => house.clock.advance(1));
    const back = await inTurn(aCoupon(house, customer, { name: '退回的' }));
    const used = await inTurn(aCoupon(house, customer, { name: '用掉的' }));
    const held = await inTurn(aCoupon(house, customer, { name: '还在的' }));
    const { id: cancelled } = await inTurn(anOrder(customer, store, { lines: [pieces(product)], couponIds: [back.id] }));
    await customer.call(cancelOrder, { orderId: cancelled, reason: '不要了' });
    const clerk = await aClerk(house, store);
    const { code } = await customer.call(getMyCoupon, { couponId: used.id });
    await clerk.call(redeemCoupon, { code: code!, goods: 2_000, skuId: null, takenOff: 500 });
    const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)], couponIds: [] });
    await pay(house, customer, orderId);
    await clerk.call(takeOrder, { orderId });
    const { id: caseId } = await anAfterSale(customer, orderId);

    const storeName = (await house.reads.one<{ name: string }>('SELECT name FROM store WHERE id = ?', [store.id]))!.name;
    const file = await call(contract.getMember, { memberId });
    t.like(file, { id: memberId, card: { tier: { name: '卤粉' }, points: 0 }, cards: [{ ending: '尾号 0077', boundBy: '' }] });
    t.like(file.passes, [{ id: pass.id, standing: 'usable', used: 0 }]);
    t.deepEqual(file.orders.map(({ id, payable }) => [id, payable]), [[orderId, 3_000], [cancelled, 2_500]]); // prettier-ignore
    t.like(file.cases, [{ id: caseId, orderId, state: 'asked', asked: 3_000, granted: null }]);
    const { items, next } = await call(contract.listMemberCoupons, { memberId, limit: 2 });
    t.deepEqual(items.map(({ id, state, storeName }) => [id, state, storeName]), [[held.id, 'held', ''], [used.id, 'used', storeName]]); // prettier-ignore
    const rest = await call(contract.listMemberCoupons, { memberId, limit: 2, after: next! });
    t.like(rest, { next: null, items: [{ id: back.id, state: 'held', source: 'centre', orderId: null }] });
    t.is(rest.items[0]!.returned, '订单没有付款，券已退回');
  },
);

test.serial('points are put right by hand once, with a reason that the member reads, and the ledger says who did it', async (t) => {
  const { call } = await aStaff(house, { name: '林薇' });
  const { customer, memberId } = await aMember();
  const added = { memberId, points: 200, reason: '活动少发，补发 👍' };
  const answers = await Promise.all([1, 2, 3].map(() => call(contract.correctMemberPoints, added, { key: 'correction-1' })));
  t.deepEqual(answers.map(({ balance }) => balance), [200, 200, 200]); // prettier-ignore
  house.clock.advance(1);
  await call(contract.correctMemberPoints, { memberId, points: -50, reason: '多发了' });
  const refusal = await refused(t, call(contract.correctMemberPoints, { memberId, points: -151, reason: '多发了' }), 'points/below-zero');
  t.is(refusal.message, '现在有 150 积分，最多减 150');
  for (const points of [0, 0.5, 100_001, -100_001])
    await refused(t, call(contract.correctMemberPoints, { memberId, points, reason: '补偿' }), 'input/invalid');
  await refused(t, call(contract.correctMemberPoints, { memberId, points: 1, reason: ' ' }), 'input/invalid');

  const seen = (await customer.call(listMyPoints, {})).items.map(({ kind, points, balance, note }) => [kind, points, balance, note]);
  t.deepEqual(seen, [
    ['corrected', -50, 150, '多发了'],
    ['corrected', 200, 200, '活动少发，补发 👍'],
  ]);
  t.like(await customer.call(getMyCard, {}), { points: 150, growth: 0, expiring: { points: 150, lastDay: '2027-12-31' } });
  const { items } = await call(contract.listMemberPoints, { memberId, limit: 1 });
  t.like(items, [{ points: -50, balance: 150 }]);
  const { items: log } = await call(listAudit.hq, { subject: memberId });
  t.deepEqual(log.map(({ text, by }) => [text, by]), [['会员积分调整 -50：多发了', '林薇'], ['会员积分调整 +200：活动少发，补发 👍', '林薇']]); // prettier-ignore
});

test.serial('a balance that a refund left below zero is lifted by a correction and never lowered', async (t) => {
  const { call } = await aStaff(house);
  const { customer, memberId } = await aMember();
  await house.transact(async (ctx) => void book(ctx, await lockAccount(ctx, memberId), { kind: 'taken-back', points: -30 }));
  await refused(t, call(contract.correctMemberPoints, { memberId, points: -1, reason: '多发了' }), 'points/below-zero');
  t.is((await call(contract.correctMemberPoints, { memberId, points: 10, reason: '补偿' })).balance, -20);
  t.is((await customer.call(getMyCard, {})).points, -20);
});

test.serial('whatever corrections come at once, none is lost and none takes the balance below zero', async (t) => {
  const { call } = await aStaff(house);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.integer({ min: -60, max: 60 }).filter((points) => points !== 0),
        { minLength: 1, maxLength: 6 },
      ),
      async (all) => {
        const { memberId } = await aMember();
        const done = await Promise.allSettled(
          all.map((points) => call(contract.correctMemberPoints, { memberId, points, reason: '核对' })),
        );
        const sum = all.reduce((total, points, place) => (done[place]!.status === 'fulfilled' ? total + points : total), 0);
        const { card } = await call(contract.getMember, { memberId });
        t.is(card.points, sum);
        t.true(sum >= 0);
      },
    ),
    { numRuns: 12 },
  );
});

test.serial('points that were added by hand run out like those that were earned', async (t) => {
  const { call } = await aStaff(house);
  const { memberId } = await aMember();
  await call(contract.correctMemberPoints, { memberId, points: 80, reason: '补偿' });
  const before = house.clock.now;
  house.clock.now = new Date('2028-01-01T04:00:00.000Z');
  await house.transact(async (ctx) => ctx.emit(eventType('tick.points-expiry')({})));
  await house.deliver();
  const later = await aStaff(house);
  t.like((await later.call(contract.listMemberPoints, { memberId })).items, [{ kind: 'expired', points: -80, balance: 0 }]);
  house.clock.now = before;
});

test.serial('a lost card is unbound once, stays unbound, and recognises nobody', async (t) => {
  const { call } = await aStaff(house);
  const { customer, memberId } = await aMember();
  const other = await aMember();
  const cardId = await aCard(house, { number: 'VIP20260088', customer });
  await aCard(house, { number: 'VIP20260088', kind: 'alipay', customer });
  const lost = { cardId, reason: '卡丢了' };
  await refused(t, call(contract.unbindCard, { memberId: other.memberId, ...lost }), 'thing/not-found');
  t.deepEqual((await call(contract.unbindCard, { memberId, ...lost })).cards, [], 'its number on another kind of card goes with it');
  t.deepEqual((await call(contract.unbindCard, { memberId, ...lost })).cards, []);
  t.deepEqual((await customer.call(listMyCards, {})).items, []);
  const clerk = await aClerk(house, await aStore(house));
  await refused(t, clerk.call(recogniseMember, { code: 'VIP20260088' }), 'member/card-unbound');
  const { items } = await call(listAudit.hq, { subject: memberId });
  t.deepEqual(items.map(({ text }) => text), ['解绑会员卡，尾号 0088：卡丢了']); // prettier-ignore
});
