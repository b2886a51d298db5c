import test from 'ava';
import { claimPath } from '@mendian/shared/coupon/claim-link.ts';
import { aTemplate } from '../build-coupon.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { confirmPayment, goToStore, openPhone, openProduct, openTab, priceToPay, putIntoCart, tap } from './phone.ts';
import { button, closeDevice, field, sees, until, type Device, type Screen } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop({ pictures: true });
const { house } = shop;
await aTemplate(house, { name: '樟叶五元券', perMember: 1 });
await aTemplate(house, { name: '满百减十', benefit: { kind: 'threshold', from: 10_000, off: 1_000 }, total: 3, perMember: 1 });
await aTemplate(house, { name: '外卖免配送费券', benefit: { kind: 'delivery', off: null }, modes: ['delivery'], perMember: 2 });
await aTemplate(house, {
  name: '十周年口令券',
  benefit: { kind: 'percent', payPerMille: 880, from: 0, max: 2_000 },
  claimCode: 'LUCKY88',
  perMember: 1,
});
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const receive = async (screen: Screen, name: string): Promise<void> => {
  await tap(screen, `领取${name}`);
  await sees(screen, `已领到「${name}」`);
};

/** A page slides in: its button is there before it stands still. */
const stands = (screen: Screen, name: string | RegExp): Promise<void> => button(screen, name).tap({ trial: true });

/** A soup at ¥12.00 in the home store's cart, at checkout. */
const toCheckout = async (screen: Screen): Promise<void> => {
  await goToStore(screen, shop.store.name);
  await openProduct(screen, '瓦罐肉饼汤');
  await putIntoCart(screen, '瓦罐肉饼汤');
  await tap(screen, '去结算');
  await priceToPay(screen);
};

const payable = (screen: Screen, price: string): Promise<string> =>
  until(`the price ${price}`, async () => ((await priceToPay(screen)) === price ? price : null));

const inCentre = async (customer: number, address = ''): Promise<Device> => {
  const phone = await openPhone(browser, shop, customer);
  if (address === '') await tap(phone.page, '领券中心');
  else {
    await sees(phone.page, '自提');
    await phone.page.goto(`${shop.url}${address}`);
  }
  await button(phone.page, '用口令领取').waitFor();
  return phone;
};

test.serial('A customer receives coupons, orders with the best, cancels, and has it again', async (t) => {
  const phone = await inCentre(0);
  const { page } = phone;
  await button(page, '领取樟叶五元券').waitFor();
  await look(t, page, 'phone-70-coupon-centre');
  await receive(page, '樟叶五元券');
  await receive(page, '满百减十');
  await sees(page, '这张券您已经领满了，不能再领');
  await look(t, page, 'phone-71-coupon-centre-received');
  await tap(page, '我的优惠券 2 张可用');
  await stands(page, /^樟叶五元券，/);
  await look(t, page, 'phone-72-coupons');
  await tap(page, /^樟叶五元券，/);
  await sees(page, /^8\d{3} \d{4} \d{4} \d{4}$/);
  await stands(page, '去点单');
  await look(t, page, 'phone-73-coupon');
  await tap(page, '去点单');

  await toCheckout(page);
  await payable(page, '7.00');
  await sees(page, '已优惠 ¥5.00，应付');
  await button(page, '优惠券：已选最优，减 ¥5.00').scrollIntoViewIfNeeded();
  await look(t, page, 'phone-74-checkout-best-coupon');
  await page.evaluate(`[...document.querySelectorAll('.sum-total')].at(-1).scrollIntoView({ block: 'center' })`);
  await look(t, page, 'phone-74-checkout-price');
  await tap(page, '优惠券：已选最优，减 ¥5.00');
  const sheet = page.getByRole('dialog', { name: '优惠券' });
  await sees(sheet, '还差 ¥88.00 可用');
  await look(t, page, 'phone-75-coupon-sheet');
  await tap(sheet, '不使用优惠券');
  await sees(sheet, '1 张可用');
  await look(t, page, 'phone-76-coupon-sheet-none');
  await tap(sheet, '确定');
  await payable(page, '12.00');
  await tap(page, '优惠券：1 张可用');
  await tap(sheet, '樟叶五元券，立减 5 元');
  await sees(sheet, '已选 1 张，减 ¥5.00');
  await tap(sheet, '用最优惠的');
  await sees(sheet, '已选最优，减 ¥5.00');
  await tap(sheet, '关闭');
  await payable(page, '7.00');

  await tap(page, /^立即支付/);
  await confirmPayment(page);
  t.is((await house.reads.all(`SELECT id FROM coupon WHERE state = 'used'`)).length, 1);
  await look(t, page, 'phone-77-order-with-coupon');
  await tap(page, '取消订单');
  await tap(page, '确认取消');
  await sees(page, '用的优惠券已退回，看优惠券');
  await look(t, page, 'phone-78-coupon-back');
  await tap(page, '用的优惠券已退回，看优惠券');
  await sees(page, '订单已全部退款，券已退回');
  await look(t, page, 'phone-79-coupons-returned');
  t.deepEqual(phone.faults, []);
  await closeDevice(phone);
});

test.serial('A code comes by a link, a wrong one is refused, and no one is let try for ever', async (t) => {
  const phone = await inCentre(1, claimPath('LUCKY88'));
  const { page } = phone;
  t.is(await field(page, '输入口令领券').inputValue(), 'LUCKY88');
  await field(page, '输入口令领券').fill('没有这个');
  await tap(page, '用口令领取');
  await sees(page, '没有这个口令，请核对后再输');
  await look(t, page, 'phone-80-coupon-code-wrong');
  await field(page, '输入口令领券').fill('LUCKY88');
  await tap(page, '用口令领取');
  await sees(page, '已领到「十周年口令券」');
  await field(page, '输入口令领券').fill('LUCKY88');
  await tap(page, '用口令领取');
  await sees(page, /^这张券您已经领满了/);
  for (let more = 0; more < 8; more += 1) {
    await field(page, '输入口令领券').fill(`GUESS${more}`);
    await tap(page, '用口令领取');
    await button(page, '用口令领取')
      .and(page.getByRole('button', { disabled: false }))
      .waitFor();
  }
  await sees(page, '操作太频繁，请稍后再试');
  await look(t, page, 'phone-81-coupon-code-limited');
  t.deepEqual(phone.faults, []);
  await closeDevice(phone);
});

test.serial('An unpaid order holds its coupon until it is cancelled', async (t) => {
  const phone = await inCentre(2);
  const { page } = phone;
  await receive(page, '樟叶五元券');
  await page.goto(`${shop.url}/m/`);
  await toCheckout(page);
  await payable(page, '7.00');
  await tap(page, /^立即支付/);
  await tap(page, '取消');
  await sees(page, /^等待付款/);
  await page.goto(`${shop.url}/m/`);
  await openTab(page, '我的');
  await sees(page, '退出登录');
  await look(t, page, 'phone-82-profile-coupons');
  await tap(page, '优惠券 1 张');
  await sees(page, '有订单待付款');
  await stands(page, /^樟叶五元券，/);
  await look(t, page, 'phone-83-coupon-locked');
  await tap(page, /^樟叶五元券，/);
  await stands(page, /^用在一笔待付款的订单/);
  await look(t, page, 'phone-84-coupon-locked-detail');
  await tap(page, /^用在一笔待付款的订单/);
  await sees(page, /^等待付款/);
  await tap(page, '取消订单');
  await tap(page, '确认取消');
  await sees(page, '用的优惠券已退回，看优惠券');
  await tap(page, '用的优惠券已退回，看优惠券');
  await sees(page, '订单没有付款，券已退回');
  await tap(page, '已使用');
  await sees(page, '还没有用过优惠券');
  await look(t, page, 'phone-85-coupons-none-used');
  t.deepEqual(phone.faults, []);
  await closeDevice(phone);
});

test.serial('A coupon that is used elsewhere meanwhile is said to be gone, and the price is asked anew', async (t) => {
  const phone = await inCentre(3);
  const { page } = phone;
  await receive(page, '樟叶五元券');
  await page.goto(`${shop.url}/m/`);
  await stands(page, '优惠券 1 张');
  await look(t, page, 'phone-87-home-coupons');
  await toCheckout(page);
  await payable(page, '7.00');
  await house.transact(({ sql }) => sql.run(`UPDATE coupon SET state = 'used' WHERE state = 'held' AND source = 'centre'`));
  await tap(page, /^立即支付/);
  await sees(page, '选的优惠券刚刚用掉或过期了，请重新选择');
  await look(t, page, 'phone-86-coupon-gone');
  await payable(page, '12.00');
  await button(page, '优惠券：暂无可用').waitFor();
  t.deepEqual(phone.faults, []);
  await closeDevice(phone);
});
