import test from 'ava';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import { aTemplate } from '../../bff/test/build-coupon.ts';
import { startHarness } from '../../bff/test/harness.ts';
import { aDrinkStore, aPhone, atCheckout, builtWeapp } from './weapp/shop.ts';
import { startWeapp } from './weapp/weapp.ts';
import type { Phone } from './weapp/wx.ts';

const house = await startHarness({ worker: true, realTime: true });
const shop = await aDrinkStore(house, '领券店');
await aTemplate(house, { name: '两元券', benefit: { kind: 'instant', off: 200 }, perMember: 2 });
await aTemplate(house, { name: '暗号券', benefit: { kind: 'instant', off: 100 }, perMember: 1, claimCode: '樟叶暗号' });
test.after.always(house.stop);

const held = async ({ storage }: Phone): Promise<string[]> =>
  (await house.as(String(storage.get('m1:token')))(listMyCoupons, {})).items.map(({ name }) => name);

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

test.serial('the best coupon is used, comes back by cancelling, and its code is shown for the counter', async (t) => {
  const phone = aPhone(house);
  const app = startWeapp(builtWeapp, phone);
  app.goTo('pages/coupons/centre');
  await app.reads('立减 2 元');
  await app.tap('领取');
  await app.says(phone, '已领到');
  app.stop();

  const later = await atCheckout(phone, shop.store, '¥4.00');
  t.teardown(later.stop);
  await later.reads('已优惠 ¥2.00，应付');
  await later.tap('优惠券');
  await later.tap('不使用优惠券');
  await later.reads('1 张可用');
  await later.tap('用最优惠的');
  await later.tap('确定');
  await later.tap('立即支付 ¥4.00');
  await later.arrives('order');
  await later.reads('已付款，等待门店接单');
  await later.tap('取消订单');
  await later.tap('确认取消');
  await later.tap('用的优惠券已退回');
  await later.arrives('coupons');
  await later.reads('订单已全部退款，券已退回');
  await later.tap('立减 2 元');
  await later.arrives('coupon');
  t.regex(await later.textOf('voucher-digits'), /^8\d{3} \d{4} \d{4} \d{4}$/);
});
