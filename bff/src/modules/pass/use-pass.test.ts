import test from 'ava';
import {
  aCustomer,
  aClerk,
  aProduct,
  aStaff,
  aStore,
  type ClerkMade,
  type CustomerMade,
  type SkuMade,
  type StaffMade,
  type StoreMade,
} from '../../../test/build.ts';
import { aPass, aPassKind } from '../../../test/build-pass.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import * as redeem from '@mendian/shared/coupon/redeem.contract.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { askPassRefund, getMyPass, withdrawPassRefund } from '@mendian/shared/pass/pass.contract.ts';
import type { PassDraftData } from '@mendian/shared/pass/pass-draft.ts';
import { getPassKind } from '@mendian/shared/pass/pass-kind.contract.ts';
import { previewPass, usePass } from '@mendian/shared/pass/pass-use.contract.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  house.clock.advance(21 * 60_000);
  await house.deliver();
  await house.sandbox.control.quiet();
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

let office: StaffMade;
test.before(async () => {
  office = await aStaff(house);
});

type Counter = { store: StoreMade; clerk: ClerkMade; egg: SkuMade; customer: CustomerMade; passId: string; code: string; kindId: string };

/** A store with eggs at its counter, and a customer who holds a pass for them. */
const aCounter = async (given: Partial<PassDraftData> = {}): Promise<Counter> => {
  const store = await aStore(house, { name: '红谷滩店' });
  const egg = await aProduct(house, store, { name: '卤蛋', price: 300, onHand: 2 });
  const customer = await aCustomer(house);
  const kind = await aPassKind(house, office, { productIds: [egg.productId], ...given });
  const { id: passId } = await aPass(house, customer, kind);
  const { code } = await customer.call(getMyPass, { passId });
  return { ...{ store, clerk: await aClerk(house, store), egg, customer, passId, code: code!, kindId: kind.id } };
};
const onHand = async (store: StoreMade, { skuId }: SkuMade): Promise<number> =>
  (await house.reads.one<{ on_hand: number }>('SELECT on_hand FROM stock WHERE store_id = ? AND sku_id = ?', [store.id, skuId]))!.on_hand;
const today = () => dayOf(house.clock.now);
/** Clerks are signed out at the end of a day. */
const nextDay = (store: StoreMade): Promise<ClerkMade> => {
  house.clock.advance(86_400_000);
  return aClerk(house, store);
};

test.serial('recognised, previewed, used: the stock moves, the store earns what the kind says, member and desks see it', async (t) => {
  const { store, clerk, egg, customer, passId, code, kindId } = await aCounter({
    bearers: { headOffice: 700, branch: 200, owner: 100 },
    earns: 333,
  });
  const { code: memberCode } = await customer.call(getMemberCode, {});
  const { passes } = await clerk.call(recogniseMember, { code: memberCode });
  t.like(passes[0], { passId, name: '每天一份卤蛋', left: 30, leftToday: 1, why: null, code });
  t.deepEqual((await clerk.call(recogniseMember, { code })).passes.map((pass) => pass.passId), [passId]); // prettier-ignore
  const preview = await clerk.call(previewPass, { code });
  t.like(preview, { left: 30, leftToday: 1, used: 0, why: null, products: [{ skuId: egg.skuId, name: '卤蛋', price: 300 }] });
  const used = await clerk.call(usePass, { code, skuId: egg.skuId, used: 0 });
  t.like(used, { kind: 'pass', name: '每天一份卤蛋', product: '卤蛋', goods: 300, takenOff: 333, headOffice: 233, branch: 67, owner: 33 });
  t.is(await onHand(store, egg), 1);
  const mine = await customer.call(getMyPass, { passId });
  t.like(mine, { left: 29, leftToday: 0, refund: 9_570, code });
  t.like(mine.recent[0], { store: '红谷滩店', product: '卤蛋', reversed: false });
  const total = {
    redeemed: 1,
    reversed: 0,
    goods: 300,
    takenOff: 333,
    headOffice: 233,
    branch: 67,
    owner: 33,
    passUses: 1,
    passEarned: 333,
  };
  t.deepEqual((await clerk.call(redeem.listRedemptions, { day: today() })).total, total);
  const days = await office.call(redeem.listRedemptionDays.hq, { from: today(), to: today(), storeId: store.id });
  t.like(days.items[0], total);
  t.like(await office.call(getPassKind, { kindId }), { sold: 1, received: 9_900, used: 1, earned: 333 });
});

test.serial('a lost answer is asked for again; another press, terminal or store with what it saw before is told so', async (t) => {
  const { store, clerk, egg, customer, passId, code } = await aCounter({ usesPerDay: 3, uses: 30 });
  const ask = { code, skuId: egg.skuId, used: 0 };
  const first = await clerk.call(usePass, ask, { key: 'the-first-press' });
  t.deepEqual(await clerk.call(usePass, ask, { key: 'the-first-press' }), first);
  const beside = await aClerk(house, store);
  for (const { call } of [clerk, beside]) await refused(t, call(usePass, ask), 'pass/changed');
  t.is((await customer.call(getMyPass, { passId })).left, 29);
  await clerk.call(usePass, { ...ask, used: 1 });
  await clerk.call(usePass, { ...ask, used: 2 });
  t.is(await onHand(store, egg), -1, 'what was given out is a fact, and asks for a count');
  const { message } = await refused(t, clerk.call(usePass, { ...ask, used: 3 }), 'pass/unusable');
  t.is(message, '今天的 3 次已用完，明天再来');
});

test.serial('200 terminals at once and one use left: one gets it', async (t) => {
  const { store, egg, customer, passId, code } = await aCounter({ uses: 1, usesPerDay: 1, days: 1 });
  const clerks = await Promise.all(Array.from({ length: 8 }, () => aClerk(house, store)));
  const tries = await Promise.allSettled(
    Array.from({ length: 200 }, (_, no) => clerks[no % clerks.length]!.call(usePass, { code, skuId: egg.skuId, used: 0 })),
  );
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  const codes = new Set(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])));
  t.deepEqual([...codes].filter((found) => found !== 'pass/changed' && found !== 'pass/unusable'), []); // prettier-ignore
  t.is(await onHand(store, egg), 1);
  t.like(await customer.call(getMyPass, { passId }), { standing: 'used-up', left: 0, code: null });
});

test.serial('each reason why it cannot be used is a sentence, at the preview and at the use', async (t) => {
  const { store, clerk, egg, customer, passId, code } = await aCounter();
  const says = async (one: ClerkMade, used: number, sentence: string | RegExp) => {
    const { message } = await refused(t, one.call(usePass, { code, skuId: egg.skuId, used }), 'pass/unusable');
    const { why } = await one.call(previewPass, { code });
    t.is(why, message);
    if (typeof sentence === 'string') t.is(message, sentence);
    else t.regex(message, sentence);
  };
  const { code: foreign } = await aCounter({ places: [`store:${(await aStore(house)).id}`] });
  const { message } = await refused(t, clerk.call(usePass, { code: foreign, skuId: egg.skuId, used: 0 }), 'pass/unusable');
  t.is(message, '这张月卡不能在本店使用');
  await says(await aClerk(house, await aStore(house)), 0, '本店现在没有这张月卡可领的商品');
  await refused(t, clerk.call(usePass, { code, skuId: null, used: 0 }), 'pass/product-needed');
  const other = await aProduct(house, store, { name: '毛豆' });
  await refused(t, clerk.call(usePass, { code, skuId: other.skuId, used: 0 }), 'pass/product-needed');
  await customer.call(askPassRefund, { passId, reason: '要出差' });
  await says(clerk, 0, '这张月卡正在申请退款，不能使用；撤回申请后才能用');
  await customer.call(withdrawPassRefund, { passId });
  await clerk.call(usePass, { code, skuId: egg.skuId, used: 0 });
  await says(clerk, 1, '今天的 1 次已用完，明天再来');
  const tomorrow = await nextDay(store);
  await tomorrow.call(usePass, { code, skuId: egg.skuId, used: 1 });
  house.clock.advance(29 * 86_400_000);
  await says(await nextDay(store), 2, /已到期（最后一天是 \d{4}-\d{2}-\d{2}）/);
  house.clock.advance(-31 * 86_400_000);
  const short = await aCounter({ uses: 1, usesPerDay: 1 });
  await short.clerk.call(usePass, { code: short.code, skuId: short.egg.skuId, used: 0 });
  const usedUp = await refused(t, short.clerk.call(usePass, { code: short.code, skuId: short.egg.skuId, used: 1 }), 'pass/unusable');
  t.is(usedUp.message, '这张月卡的次数已全部用完');
});

test.serial('a code that nobody has is refused, and trying is limited; by his phone a member is told, and shows the pass', async (t) => {
  const { clerk, customer, passId } = await aCounter();
  await house.transact(({ sql }) => sql.run(`UPDATE member SET phone = '13755556666' WHERE openid = ?`, [customer.openid]));
  const { passes } = await clerk.call(recogniseMember, { code: '13755556666' });
  t.deepEqual(passes.map((pass) => [pass.passId, pass.code]), [[passId, null]]); // prettier-ignore
  for (let no = 10; no < 20; no += 1)
    await refused(t, clerk.call(usePass, { code: `60000000000000${no}`, skuId: null, used: 0 }), 'pass/code-unknown');
  await refused(t, clerk.call(previewPass, { code: '6000000000000099' }), 'limit/too-many');
});

test.serial('taken back on its day the use, the stock and the sums are as before; on another day, or twice, nothing happens', async (t) => {
  const { store, clerk, egg, customer, passId, code } = await aCounter();
  const { id: redemptionId } = await clerk.call(usePass, { code, skuId: egg.skuId, used: 0 });
  const elsewhere = await aClerk(house, await aStore(house));
  await refused(t, elsewhere.call(redeem.reverseRedemption, { redemptionId, reason: '按错了' }), 'thing/not-found');
  for (const _ of [1, 2])
    t.like(await clerk.call(redeem.reverseRedemption, { redemptionId, reason: '顾客换了' }), { reversed: { reason: '顾客换了' } });
  t.is(await onHand(store, egg), 2);
  t.like(await customer.call(getMyPass, { passId }), { left: 30, leftToday: 1, refund: 9_900 });
  t.like((await clerk.call(redeem.listRedemptions, { day: today() })).total, { redeemed: 0, reversed: 1, takenOff: 0, passUses: 0 });
  const again = await clerk.call(usePass, { code, skuId: egg.skuId, used: 0 });
  const tomorrow = await nextDay(store);
  await refused(t, tomorrow.call(redeem.reverseRedemption, { redemptionId: again.id, reason: '晚了' }), 'redeem/day-over');
  t.like(await customer.call(getMyPass, { passId }), { left: 29, leftToday: 1 });
  house.clock.advance(-86_400_000);
});
