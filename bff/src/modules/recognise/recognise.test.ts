import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { redeemCoupon } from '@mendian/shared/coupon/redeem.contract.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { aClerk, aCustomer, aStore, type CustomerMade } from '../../../test/build.ts';
import { aCoupon } from '../../../test/build-coupon.ts';
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

test.serial('what nobody has is found out, and trying is limited', async (t) => {
  const { clerk } = await aCounter();
  for (const broken of ['', 'abc', '123', '9'.repeat(18)]) await refused(t, clerk.call(recogniseMember, { code: broken }), 'input/invalid');
  const vain = ['13800000001', '70000000000000000', '8000000000000001', '6901234567892', '123456789012345'];
  for (const code of [...vain, ...vain]) await refused(t, clerk.call(recogniseMember, { code }), 'member/not-recognised');
  await refused(t, clerk.call(recogniseMember, { code: '13800000001' }), 'limit/too-many');
});
