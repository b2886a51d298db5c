import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { previewRedemption, redeemCoupon } from '@mendian/shared/coupon/redeem.contract.ts';
import { listMyCards } from '@mendian/shared/member/member-card.contract.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { aClerk, aCustomer, aStore, type CustomerMade } from '../../../test/build.ts';
import { aCard, aCoupon, anEarlierCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const aCounter = async () => {
  const store = await aStore(house);
  const customer = await aCustomer(house);
  return { store, clerk: await aClerk(house, store), customer };
};
const nameHim = (customer: CustomerMade, phone: string) =>
  house.transact(({ sql }) => sql.run(`UPDATE member SET nickname = '张小明', phone = ? WHERE openid = ?`, [phone, customer.openid]));

test.serial('by phone, member code and coupon code: the member is masked, and it is said what he can use here', async (t) => {
  const { clerk, customer } = await aCounter();
  await nameHim(customer, '13912345678');
  const far = await aCoupon(house, customer, { name: '别店的券', places: ['store:elsewhere'] });
  const near = await aCoupon(house, customer);
  const { code } = await customer.call(getMyCoupon, { couponId: near.id });
  const member = { name: '张**', phone: '139****5678' };

  const byPhone = await clerk.call(recogniseMember, { code: '139 1234 5678' });
  t.like(byPhone, { kind: 'phone', member });
  t.deepEqual(byPhone.coupons.map(({ couponId, why, code: shown }) => [couponId, why, shown]), [
    [near.id, null, null],
    [far.id, '这家门店不能使用', null],
  ]); // prettier-ignore

  const shown = await customer.call(getMemberCode, {});
  t.deepEqual(await customer.call(getMemberCode, {}), shown, 'within the minute it stays');
  const byCode = await clerk.call(recogniseMember, { code: shown.code });
  t.like(byCode, { kind: 'member-code', member });
  t.is(byCode.coupons[0]!.code, code, 'who shows his code need not show the coupon');

  const byCoupon = await clerk.call(recogniseMember, { code: code! });
  t.like(byCoupon, { kind: 'coupon', member });
  t.deepEqual(byCoupon.coupons.map(({ couponId }) => couponId), [near.id]); // prettier-ignore
  await clerk.call(redeemCoupon, { code: byCode.coupons[0]!.code!, goods: 2_000, skuId: null, takenOff: 500 });
  t.deepEqual((await clerk.call(recogniseMember, { code: code! })).coupons, []);
});

test.serial('a member code changes every minute and is over after the next', async (t) => {
  const { clerk, customer } = await aCounter();
  const { code } = await customer.call(getMemberCode, {});
  house.clock.advance(60_000);
  t.is((await clerk.call(recogniseMember, { code })).kind, 'member-code');
  t.not((await customer.call(getMemberCode, {})).code, code);
  house.clock.advance(60_000);
  await refused(t, clerk.call(recogniseMember, { code }), 'member/code-over');
});

test.serial('in parallel a member gets one number, and two members get two', async (t) => {
  const { clerk, customer } = await aCounter();
  const codes = await Promise.all([1, 2, 3, 4].map(() => customer.call(getMemberCode, {})));
  t.is(new Set(codes.map(({ code }) => code)).size, 1);
  const other = await aCustomer(house);
  t.not((await other.call(getMemberCode, {})).code, codes[0]!.code);
  t.is((await clerk.call(recogniseMember, { code: codes[0]!.code })).kind, 'member-code');
});

test.serial('by each kind of card: the answer says which it was, and the same number on several is one member', async (t) => {
  const { clerk, customer } = await aCounter();
  await nameHim(customer, '13912345679');
  await aCoupon(house, customer);
  await aCard(house, { number: '6021000000000001', customer });
  await aCard(house, { number: '123456789012', kind: 'wechat', customer });
  for (const kind of ['alipay', 'chain'] as const) await aCard(house, { number: 'VIP20260001', kind, customer });
  const kindOf = async (code: string) => {
    const { kind, member, coupons } = await clerk.call(recogniseMember, { code });
    t.like(member, { name: '张**', phone: '139****5679' });
    t.regex(coupons[0]!.code ?? '', /^8\d{15}$/, 'who shows a card need not show the coupon');
    return kind;
  };
  t.is(await kindOf('6021 0000 0000 0001'), 'chain-card');
  t.is(await kindOf('123456789012'), 'wechat-card');
  t.is(await kindOf('VIP20260001'), 'chain-card', 'of several kinds the first in order');
  const { items } = await customer.call(listMyCards, {});
  t.deepEqual(items.map(({ kind, ending }) => `${kind} ${ending}`), ['chain 尾号 0001', 'chain 尾号 0001', 'wechat 尾号 9012', 'alipay 尾号 0001']); // prettier-ignore
  t.deepEqual((await (await aCustomer(house)).call(listMyCards, {})).items, []);

  const other = await aCustomer(house);
  await aCard(house, { number: '13912345679', customer: other });
  t.is((await clerk.call(recogniseMember, { code: '13912345679' })).kind, 'phone', 'a phone number is one, also when a card has it');
});

test.serial('an old coupon’s code tells of the coupon, whether somebody holds it or not', async (t) => {
  const { clerk, customer } = await aCounter();
  await nameHim(customer, '13912345670');
  const his = await anEarlierCoupon(house, { code: 'OLD2026000001', customer });
  const nobodys = await anEarlierCoupon(house, { code: 'OLD2026000002' });
  await anEarlierCoupon(house, { code: 'OLD2026000003', held: 'used' });
  const first = await clerk.call(recogniseMember, { code: 'OLD2026000001' });
  t.like(first, { kind: 'earlier-coupon', member: { name: '张**' }, coupons: [{ couponId: his, why: null }] });
  const second = await clerk.call(recogniseMember, { code: 'OLD-2026-000002' });
  t.like(second, { kind: 'earlier-coupon', member: null, coupons: [{ couponId: nobodys, why: null }] });
  t.like(await clerk.call(recogniseMember, { code: 'OLD2026000003' }), { kind: 'earlier-coupon', member: null, coupons: [] });
});

test.serial('of many coupons those over soonest are shown, of a card as of a number', async (t) => {
  const { clerk, customer } = await aCounter();
  await nameHim(customer, '13912345681');
  await aCard(house, { number: '6021000000000081', customer });
  const { id } = await aCoupon(house, customer);
  const shown = async (code: string) => (await clerk.call(recogniseMember, { code })).coupons.map(({ until }) => until);
  const copies = async (from: number, to: number) =>
    house.transact(async ({ sql }) => {
      const held = (await sql.one<Record<string, string> & { until_at: Date }>('SELECT * FROM coupon WHERE id = ?', [id]))!;
      const rows = Array.from({ length: to - from }, (_, index) => from + index).map((no) => ({
        ...{ ...held, id: `${id.slice(0, 20)}${100_000 + no}`, code: `8${String(no).padStart(15, '9')}`, occasion: `copy:${no}` },
        until_at: new Date(held.until_at.getTime() - no * 60_000),
      }));
      await sql.insert('coupon', rows);
    });
  await copies(1, 50);
  const all = await shown('13912345681');
  t.is(all.length, 50);
  t.deepEqual(all, [...all].sort());
  await copies(50, 53);
  const first = await shown('6021000000000081');
  t.is(first.length, 50);
  t.deepEqual(first, [...first].sort());
  t.true(first[0]! < all[0]!, 'those left out are over last');
});
test.serial(
  'an old coupon’s code is one whatever form it has: like a pass’s, a coupon’s, a member code, a phone’s or a card’s',
  async (t) => {
    const { clerk, customer } = await aCounter();
    await nameHim(customer, '13912345671');
    const wanted = await aCoupon(house, customer);
    for (const code of ['6021000000000777', '8021000000000777', '70210000000007770', '100210000777', '134567890123456788']) {
      const id = await anEarlierCoupon(house, { code });
      const { kind, coupons } = await clerk.call(recogniseMember, { code });
      t.deepEqual([kind, coupons.map(({ couponId }) => couponId)], ['earlier-coupon', [id]], code);
      t.is((await clerk.call(previewRedemption, { code, goods: 2_000, skuId: null })).takenOff, 500, code);
    }

    const alike = await anEarlierCoupon(house, { code: '13912345671' });
    const byPhone = await clerk.call(recogniseMember, { code: '13912345671' });
    t.is(byPhone.kind, 'phone');
    t.deepEqual(byPhone.coupons.map(({ couponId, code }) => [couponId, code !== null]), [[alike, true], [wanted.id, false]], 'a phone number shows no other coupon'); // prettier-ignore
    await clerk.call(redeemCoupon, { code: byPhone.coupons[0]!.code!, goods: 2_000, skuId: null, takenOff: 500 });
    t.deepEqual(
      (await clerk.call(recogniseMember, { code: '13912345671' })).coupons.map(({ couponId }) => couponId),
      [wanted.id],
    );

    await aCard(house, { number: 'VIP20260009', customer });
    const carded = await anEarlierCoupon(house, { code: 'VIP20260009' });
    t.like(await clerk.call(recogniseMember, { code: 'VIP20260009' }), {
      kind: 'chain-card',
      coupons: [{ couponId: carded }, { couponId: wanted.id }],
    });
    await aCard(house, { number: 'VIP20260010', phone: '13900000010' });
    await anEarlierCoupon(house, { code: 'VIP20260010' });
    t.is((await clerk.call(recogniseMember, { code: 'VIP20260010' })).kind, 'earlier-coupon', 'a card without its member hides none');
  },
);

test.serial('a card without its member yet, and a payment code, are told apart from what nobody has', async (t) => {
  const { clerk, customer } = await aCounter();
  await aCard(house, { number: '6021000000000009', phone: '13900000009' });
  await refused(t, clerk.call(recogniseMember, { code: '6021000000000009' }), 'member/card-waits');
  for (const code of ['134567890123456789', '281234567890123456'])
    await refused(t, clerk.call(recogniseMember, { code }), 'member/payment-code');
  await aCard(house, { number: '281234567890123456', kind: 'alipay', customer });
  t.is((await clerk.call(recogniseMember, { code: '281234567890123456' })).kind, 'alipay-card', 'its form alone says nothing');
});

test.serial('numbers of cards and old codes cannot be tried one after the other either', async (t) => {
  const { store, clerk, customer } = await aCounter();
  await aCard(house, { number: '6021000000000007', customer });
  for (let no = 0; no < 10; no += 1)
    await refused(t, clerk.call(recogniseMember, { code: `602100000001000${no}` }), 'member/not-recognised');
  await refused(t, clerk.call(recogniseMember, { code: '6021000000000007' }), 'limit/too-many');
  const beside = await aClerk(house, store);
  t.is((await beside.call(recogniseMember, { code: '6021000000000007' })).kind, 'chain-card', 'each terminal for itself');
});

test.serial('what nobody has is found out, and trying is limited', async (t) => {
  const { clerk } = await aCounter();
  for (const broken of ['', 'abc', '12345', '9'.repeat(41)])
    await refused(t, clerk.call(recogniseMember, { code: broken }), 'input/invalid');
  const vain = ['13800000001', '70000000000000000', '8000000000000001', '6901234567892', '123456789012345'];
  for (const code of [...vain, ...vain]) await refused(t, clerk.call(recogniseMember, { code }), 'member/not-recognised');
  await refused(t, clerk.call(recogniseMember, { code: '13800000001' }), 'limit/too-many');
});
