import test from 'ava';
import { listMyCoupons, receiveByCode, receiveCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { aTemplate } from '../../bff/test/build-coupon.ts';
import { startHarness } from '../../bff/test/harness.ts';
import { aDrinkStore, aPhone, atCheckout, builtWeapp } from './weapp/shop.ts';
import { startWeapp } from './weapp/weapp.ts';
import type { Phone } from './weapp/wx.ts';

const house = await startHarness({ worker: true, realTime: true });
const shop = await aDrinkStore(house, '领券店');
const twoYuan = await aTemplate(house, { name: '两元券', benefit: { kind: 'instant', off: 200 } });
await aTemplate(house, { name: '暗号券', benefit: { kind: 'instant', off: 100 }, perMember: 1, claimCode: '樟叶暗号' });
await aTemplate(house, { name: '满十减三', benefit: { kind: 'threshold', from: 1_000, off: 300 }, claimCode: '满十减三' });
await house.transact(({ sql }) => sql.run('UPDATE coupon_template SET in_centre = 0 WHERE claim_code IS NOT NULL'));
test.after.always(house.stop);

const callOf = ({ storage }: Phone) => house.as(String(storage.get('m1:token')));
const held = async (phone: Phone): Promise<string[]> => (await callOf(phone)(listMyCoupons, {})).items.map(({ name }) => name);

test.serial('a lost answer receives no second coupon', async (t) => {
  let losses = 1;
  const phone = aPhone(house, { losesAnswerTo: (method, url) => method === 'POST' && url.includes('coupon-offers') && losses-- > 0 });
  const app = startWeapp(builtWeapp, phone);
  t.teardown(app.stop);
  app.goTo('pages/coupons/centre');
  await app.reads('立减 2 元');
  await app.tap('领取');
  await app.says(phone, '网络不通');
  await app.tap('领取');
  await app.says(phone, '已领到');
  t.is((await held(phone)).length, 1);
});

test.serial('the scene of a code image fills the code in', async (t) => {
  const phone = aPhone(house);
  const app = startWeapp(builtWeapp, phone);
  t.teardown(app.stop);
  app.goTo(`pages/coupons/centre?scene=${encodeURIComponent(encodeURIComponent('code=樟叶暗号'))}`);
  await app.reads('立减 2 元');
  await app.tapClass('action-outline');
  await app.says(phone, '已领到「暗号券」');
  t.deepEqual(await held(phone), ['暗号券']);
});

/** At checkout with a drink at ¥6.00 and a coupon over 2 yuan. */
const withCoupon = async (phone: Phone) => {
  const home = startWeapp(builtWeapp, phone);
  await home.eventually('a token', () => phone.storage.get('m1:token'));
  await callOf(phone)(receiveCoupon, { templateId: twoYuan });
  home.stop();
  return atCheckout(phone, shop.store, '¥4.00');
};

test.serial('the best coupon is used, comes back by cancelling, and its code is shown for the counter', async (t) => {
  const app = await withCoupon(aPhone(house));
  t.teardown(app.stop);
  await app.reads('已优惠 ¥2.00，应付');
  await app.tap('优惠券');
  await app.tap('不使用优惠券');
  await app.reads('1 张可用');
  await app.tap('用最优惠的');
  await app.tap('确定');
  await app.tap('立即支付 ¥4.00');
  await app.arrives('order');
  await app.reads('已付款，等待门店接单');
  await app.tap('取消订单');
  await app.tap('确认取消');
  await app.tap('用的优惠券已退回');
  await app.arrives('coupons');
  await app.reads('订单已全部退款，券已退回');
  await app.tap('立减 2 元');
  await app.arrives('coupon');
  t.regex(await app.textOf('counter-digits'), /^8\d{3} \d{4} \d{4} \d{4}$/);
});

test.serial('a chosen coupon that the cart no longer allows is said to be so, and the best that it does allow is used', async (t) => {
  const phone = aPhone(house);
  const app = await withCoupon(phone);
  t.teardown(app.stop);
  await callOf(phone)(receiveByCode, { code: '满十减三' });
  await app.tapClass('stepper-more');
  await app.reads('立即支付 ¥9.00');
  await app.tap('优惠券');
  await app.tap('立减 2 元');
  await app.reads('已选 1 张，减 ¥2.00');
  await app.tap('满 10 减 3');
  await app.reads('已选 1 张，减 ¥3.00');
  await app.tap('确定');
  await app.tapClass('stepper-less');
  await app.says(phone, '优惠券「满十减三」不能用：还差 ¥4.00 可用');
  await app.reads('立即支付 ¥4.00');
  await app.reads('已选最优，减 ¥2.00');
  t.pass();
});
