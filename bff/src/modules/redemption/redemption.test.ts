import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces, type CustomerMade } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(5_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const today = '2026-11-20';
const codeOf = async ({ call }: CustomerMade, couponId: string) => (await call(getMyCoupon, { couponId })).code!;
const aCounter = async () => {
  const store = await aStore(house, { name: '红谷滩店' });
  return { store, clerk: await aClerk(house, store), customer: await aCustomer(house) };
};
/** A coupon of the customer's with its code. */
const shown = async (customer: CustomerMade, given: Parameters<typeof aCoupon>[2] = {}) => {
  const { id } = await aCoupon(house, customer, given);
  return { id, code: await codeOf(customer, id) };
};
const told = (goods: number | null, skuId: string | null = null) => ({ goods, skuId });

test.serial('previewed, redeemed, shown as used, listed and added up by who bears it', async (t) => {
  const { clerk, customer } = await aCounter();
  const bearers = { headOffice: 500, branch: 300, owner: 200 };
  const { id, code } = await shown(customer, { bearers, benefit: { kind: 'threshold', from: 3_000, off: 501 } });
  const preview = await clerk.call(contract.previewRedemption, { code, ...told(null) });
  t.like(preview, { benefit: '满 30 减 5.01', asks: 'goods', takenOff: null, why: null });
  t.regex(preview.member.name, /^.\*\*?$/);
  t.like(await clerk.call(contract.previewRedemption, { code, ...told(2_000) }), { takenOff: null, why: '还差 ¥10.00 可用' });
  t.is((await clerk.call(contract.previewRedemption, { code: code.replace(/(....)/g, '$1 '), ...told(3_000) })).takenOff, 501);
  const redeemed = await clerk.call(contract.redeemCoupon, { code, ...told(3_000), takenOff: 501 });
  t.like(redeemed, { takenOff: 501, headOffice: 251, branch: 150, owner: 100, clerk: '店员小王', reversed: null });
  t.like(await customer.call(getMyCoupon, { couponId: id }), { tab: 'used', code: null, usedAt: house.clock.now.toISOString() });
  const { items, total, next } = await clerk.call(contract.listRedemptions, { day: today });
  t.deepEqual([items, next], [[redeemed], null]);
  t.deepEqual(total, {
    redeemed: 1,
    reversed: 0,
    goods: 3_000,
    takenOff: 501,
    headOffice: 251,
    branch: 150,
    owner: 100,
    passUses: 0,
    passEarned: 0,
  });
});

test.serial('a lost answer is asked for again with the same key; another press, terminal or store is told where it was used', async (t) => {
  const { store, clerk, customer } = await aCounter();
  const { code } = await shown(customer);
  const sale = { code, ...told(2_000), takenOff: 500 };
  const first = await clerk.call(contract.redeemCoupon, sale, { key: 'the-first-press' });
  t.deepEqual(await clerk.call(contract.redeemCoupon, sale, { key: 'the-first-press' }), first);
  const beside = await aClerk(house, store);
  const elsewhere = await aClerk(house, await aStore(house));
  for (const { call } of [clerk, beside, elsewhere]) {
    const { message } = await refused(t, call(contract.redeemCoupon, sale), 'redeem/used');
    t.is(message, '这张券已经用过了：11-20 12:00 在红谷滩店核销');
    t.is((await call(contract.previewRedemption, { code, ...told(2_000) })).why, message);
  }
  t.is((await clerk.call(contract.listRedemptions, { day: today })).total.redeemed, 1);
});

test.serial('many terminals at once: one redeems it', async (t) => {
  const { store, customer } = await aCounter();
  const clerks = await Promise.all(Array.from({ length: 5 }, () => aClerk(house, store)));
  const { code } = await shown(customer);
  const tries = await Promise.allSettled(
    clerks.flatMap(({ call }) => [1, 2, 3].map(() => call(contract.redeemCoupon, { code, ...told(2_000), takenOff: 500 }))),
  );
  t.is(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  const codes = new Set(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])));
  t.deepEqual([...codes], ['redeem/used']);
});

test.serial('an exchange gives one of its products at what it costs here', async (t) => {
  const { store, clerk, customer } = await aCounter();
  const duck = await aProduct(house, store, { price: 1_900, name: '卤鸭翅' });
  const lotus = await aProduct(house, store, { price: 900, name: '卤藕' });
  const other = await aProduct(house, store, { price: 800, name: '毛豆' });
  const goods = { kind: 'products' as const, ids: [duck.productId, lotus.productId] };
  const { code } = await shown(customer, { name: '兑换券', benefit: { kind: 'exchange' }, goods });
  const preview = await clerk.call(contract.previewRedemption, { code, ...told(null) });
  t.like(preview, { asks: 'product', skuId: null, takenOff: null, why: null });
  const cheaper = { skuId: lotus.skuId, name: '卤藕', price: 900 };
  t.deepEqual(preview.products, [{ skuId: duck.skuId, name: '卤鸭翅', price: 1_900 }, cheaper]);
  t.is((await clerk.call(contract.previewRedemption, { code, ...told(null, lotus.skuId) })).takenOff, 900);
  const redeem = (skuId: string | null, takenOff: number) => clerk.call(contract.redeemCoupon, { code, ...told(null, skuId), takenOff });
  await refused(t, redeem(null, 900), 'redeem/product-needed');
  await refused(t, redeem(other.skuId, 800), 'redeem/unfit');
  await refused(t, redeem(lotus.skuId, 1_900), 'redeem/changed');
  const { id: redemptionId, ...redeemed } = await redeem(lotus.skuId, 900);
  t.like(redeemed, { kind: 'coupon', product: '卤藕', goods: 900, takenOff: 900 });
  const onHand = () => house.reads.one('SELECT on_hand FROM stock WHERE sku_id = ?', [lotus.skuId]);
  t.like(await onHand(), { on_hand: 99 }, 'the piece left the stock');
  await clerk.call(contract.reverseRedemption, { redemptionId, reason: '顾客换了' });
  t.like(await onHand(), { on_hand: 100 });
});

test.serial('a coupon takes no more off than the goods cost, and at a till they may cost nothing', async (t) => {
  const { clerk, customer } = await aCounter();
  const { code } = await shown(customer);
  t.is((await clerk.call(contract.previewRedemption, { code, ...told(300) })).takenOff, 300);
  t.like(await clerk.call(contract.redeemCoupon, { code, ...told(300), takenOff: 300 }), { goods: 300, takenOff: 300 });
});

test.serial('what cannot be redeemed is refused, and the preview says the same', async (t) => {
  const { store, clerk, customer } = await aCounter();
  const product = await aProduct(house, store, { price: 2_000 });
  const sale = { ...told(2_000), takenOff: 500 };
  const why = async (code: string, refusal: string, sentence: string) => {
    const { message } = await refused(t, clerk.call(contract.redeemCoupon, { code, ...sale }), refusal);
    t.is(message, refusal === 'redeem/unfit' ? `这张券不能用：${sentence}` : sentence);
    t.is((await clerk.call(contract.previewRedemption, { code, ...told(2_000) })).why, sentence);
  };
  const unfit = (code: string, sentence: string) => why(code, 'redeem/unfit', sentence);
  await unfit((await shown(customer, { places: ['store:elsewhere'] })).code, '这家门店不能使用');
  await unfit((await shown(customer, { modes: ['delivery'] })).code, '只能用于外卖订单');
  await unfit((await shown(customer, { hours: { weekdays: [0], from: 0, to: 1440 } })).code, '限 周一 使用');
  await unfit((await shown(customer, { benefit: { kind: 'delivery', off: null } })).code, '这单没有配送费');
  const { id: onlyOrders } = await aCoupon(house, customer, { channels: ['mini'] });
  const row = await house.reads.one<{ code: string }>('SELECT code FROM coupon WHERE id = ?', [onlyOrders]);
  await unfit(row!.code, '只能在小程序使用');

  const { id, code } = await shown(customer);
  const { id: orderId } = await anOrder(customer, store, { lines: [pieces(product)], couponIds: [id], expectedPayable: 1_500 });
  await why(code, 'redeem/locked', '这张券正被一笔小程序订单占用，付款或取消那笔订单后再看');
  const first = await shown(customer, { firstOrder: true });
  await pay(house, customer, orderId);
  await why(code, 'redeem/used', '这张券已经用过了：11-20 12:00 用于小程序订单');
  await unfit(first.code, '只限首单使用');

  const over = await shown(customer, { validity: { kind: 'fixed', from: '2026-11-20T00:00:00Z', until: '2026-11-20T06:00:00Z' } });
  house.clock.advance(2 * 3_600_000);
  await unfit(over.code, '已过有效期');
  await refused(t, clerk.call(contract.redeemCoupon, { code: over.code, ...told(null), takenOff: 500 }), 'redeem/goods-needed');
  for (const broken of ['', 'abc', '12345', '券码券码券码', '8'.repeat(41)])
    await refused(t, clerk.call(contract.previewRedemption, { code: broken, ...told(null) }), 'input/invalid');
  await refused(t, clerk.call(contract.redeemCoupon, { code: over.code, ...told(-1), takenOff: 500 }), 'input/invalid');
});

test.serial('codes cannot be tried one after the other, and right ones do not count', async (t) => {
  const { store, clerk, customer } = await aCounter();
  const { code } = await shown(customer);
  const right = () => clerk.call(contract.previewRedemption, { code, ...told(null) });
  for (let tries = 0; tries < 12; tries += 1) await right();
  for (let tries = 0; tries < 10; tries += 1)
    await refused(t, clerk.call(contract.previewRedemption, { code: `9${String(tries).padStart(15, '0')}`, ...told(null) }), 'redeem/code-unknown'); // prettier-ignore
  await refused(t, right(), 'limit/too-many');
  await refused(t, clerk.call(contract.redeemCoupon, { code, ...told(2_000), takenOff: 500 }), 'limit/too-many');
  const beside = await aClerk(house, store);
  t.is((await beside.call(contract.previewRedemption, { code, ...told(2_000) })).takenOff, 500);
});

test.serial('reversed on its day, once, with a reason: the coupon comes back and can be redeemed again', async (t) => {
  const { store, clerk, customer } = await aCounter();
  const { id, code } = await shown(customer);
  const redeem = () => clerk.call(contract.redeemCoupon, { code, ...told(2_000), takenOff: 500 });
  const { id: redemptionId } = await redeem();
  const reverse = (reason: string, by = clerk) => by.call(contract.reverseRedemption, { redemptionId, reason });
  await refused(t, reverse(''), 'input/invalid');
  await refused(t, reverse('扫错了', await aClerk(house, await aStore(house))), 'thing/not-found');
  const again = await Promise.all([reverse('顾客不买了'), reverse('顾客不买了', await aClerk(house, store))]);
  t.is(again[0].reversed?.reason, '顾客不买了');
  t.deepEqual(again[0].reversed?.at, again[1].reversed?.at);
  t.like(await customer.call(getMyCoupon, { couponId: id }), { tab: 'usable', usedAt: null, returned: '门店撤销了核销，券已退回' });
  house.clock.advance(1_000);
  const second = await redeem();
  t.is((await reverse('再来一次')).reversed?.reason, '顾客不买了', 'a redemption is reversed once');
  t.is((await customer.call(getMyCoupon, { couponId: id })).tab, 'used');
  const { total, items } = await clerk.call(contract.listRedemptions, { day: today });
  t.like(total, { redeemed: 1, reversed: 1, takenOff: 500, headOffice: 500 });
  t.deepEqual(items.map((item) => item.id), [second.id, redemptionId]); // prettier-ignore
  house.clock.advance(86_400_000);
  const tomorrow = await aClerk(house, store);
  await refused(t, tomorrow.call(contract.reverseRedemption, { redemptionId: second.id, reason: '太晚了' }), 'redeem/day-over');
});

test.serial('the patrol finds a coupon used for nothing, and a redemption of a coupon that is not used', async (t) => {
  const { clerk, customer } = await aCounter();
  const { id, code } = await shown(customer);
  const redeemed = await clerk.call(contract.redeemCoupon, { code, ...told(2_000), takenOff: 500 });
  const set = (text: string) => house.transact(({ sql }) => sql.run(text, [redeemed.id]));
  const found = async () => (await findFaults(house.reads, house.clock.now)).map(({ subject }) => subject);
  await set(`UPDATE redemption SET reversed_at = created_at WHERE id = ?`);
  t.deepEqual(await found(), [`coupon:${id}`]);
  await set('UPDATE redemption SET reversed_at = NULL, owner = 1 WHERE id = ?');
  t.deepEqual(await found(), [`redemption:${redeemed.id}`]);
  await set('UPDATE redemption SET owner = 0 WHERE id = ?');
  await set(`UPDATE coupon SET state = 'held' WHERE id = (SELECT coupon_id FROM redemption WHERE id = ?)`);
  t.deepEqual(await found(), [`redemption:${redeemed.id}`]);
  await set(`UPDATE coupon SET state = 'used' WHERE id = (SELECT coupon_id FROM redemption WHERE id = ?)`);
});

test.serial('desks see per store and day what is theirs, and it stays theirs when the store changes hands', async (t) => {
  house.clock.now = new Date('2026-11-23T04:00:00Z');
  const day = '2026-11-23';
  const mine = { ownerId: 'owner-7', branchId: 'branch-7' };
  const [one, two] = [await aStore(house, { ...mine, name: '甲店' }), await aStore(house, { ...mine, name: '乙店' })];
  const customer = await aCustomer(house);
  const bearers = { headOffice: 333, branch: 333, owner: 334 };
  const redeem = async (clerk: Awaited<ReturnType<typeof aClerk>>) => {
    const { code } = await shown(customer, { bearers });
    return clerk.call(contract.redeemCoupon, { code, ...told(2_000), takenOff: 500 });
  };
  const [inOne, inTwo] = [await aClerk(house, one), await aClerk(house, two)];
  for (const clerk of [inOne, inOne, inOne, inTwo]) await redeem(clerk);
  const wrong = await redeem(inOne);
  await inOne.call(contract.reverseRedemption, { redemptionId: wrong.id, reason: '扫错了' });

  const of = (id: string, permissions: string[]) => aStaff(house, { merchantId: id, permissions, scope: [{ kind: 'franchisee', id }] });
  const owner = await of('owner-7', ['coupon.redemptions']);
  const span = { from: day, to: day };
  const { items, total } = await owner.call(contract.listRedemptionDays.merchant, span);
  t.deepEqual(items.map(({ storeName, redeemed, reversed, takenOff }) => [storeName, redeemed, reversed, takenOff]).sort(), [
    ['乙店', 1, 0, 500],
    ['甲店', 3, 1, 1_500],
  ]); // prettier-ignore
  t.like(total, { redeemed: 4, reversed: 1, takenOff: 2_000, headOffice: 668, branch: 664, owner: 668 });
  const first = await owner.call(contract.listRedemptionDays.merchant, { ...span, limit: 1 });
  const rest = await owner.call(contract.listRedemptionDays.merchant, { ...span, limit: 1, after: first.next! });
  t.deepEqual([...first.items, ...rest.items, rest.next], [...items, null]);

  const listed = await owner.call(contract.listStoreRedemptions.merchant, { storeId: one.id, day, limit: 3 });
  t.deepEqual([listed.store.name, listed.items.length, listed.total.takenOff], ['甲店', 3, 1_500]);
  const more = await owner.call(contract.listStoreRedemptions.merchant, { storeId: one.id, day, limit: 3, after: listed.next! });
  t.is(more.items.length, 1);

  const stranger = await of('owner-8', ['coupon.redemptions']);
  await refused(t, stranger.call(contract.listStoreRedemptions.merchant, { storeId: one.id, day }), 'thing/not-found');
  t.deepEqual((await stranger.call(contract.listRedemptionDays.merchant, span)).items, []);
  await house.transact(({ sql }) => sql.run(`UPDATE store SET owner_id = 'owner-8' WHERE id = ?`, [one.id]));
  t.is((await owner.call(contract.listStoreRedemptions.merchant, { storeId: one.id, day })).items.length, 4);
  t.deepEqual((await stranger.call(contract.listStoreRedemptions.merchant, { storeId: one.id, day })).items, []);
  const cashier = await of('owner-7', ['order.see']);
  await refused(t, cashier.call(contract.listRedemptionDays.merchant, span), 'auth/forbidden');
  const office = await aStaff(house);
  t.is((await office.call(contract.listRedemptionDays.hq, { ...span, storeId: two.id })).total.takenOff, 500);
  await refused(t, office.call(contract.listRedemptionDays.hq, { from: '2026-01-01', to: day }), 'input/invalid');
});
