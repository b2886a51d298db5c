import test from 'ava';
import { getMyCard } from '@mendian/shared/points/points.contract.ts';
import { book, lockAccount } from '../../src/modules/points/point-account.ts';
import { aCustomer } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { confirmPayment, goToStore, openPhone, openProduct, openTab, priceToPay, putIntoCart, tap } from './phone.ts';
import { button, closeDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop({ pictures: true });
const { house } = shop;
/** The sandbox's first customer, with ¥688 spent. */
const saver = (async () => {
  const { openid, call } = await aCustomer(house, 0);
  const { id } = (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [openid]))!;
  await house.transact(async (ctx) => {
    book(ctx, await lockAccount(ctx, id), { kind: 'earned', points: 688, growth: 688, last_day: '2099-12-31' });
  });
  return { call };
})();
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial('A member sees tier, points and where they came from', async (t) => {
  await saver;
  const phone = await openPhone(browser, shop, 0);
  const { page } = phone;
  await openTab(page, '我的');
  await button(page, '银卡，688 积分').waitFor();
  await look(t, page, 'phone-90-member-card');
  await tap(page, '会员码：在门店出示给店员');
  await sees(page, /^7\d{3}( \d{4}){3} \d$/);
  await look(t, page, 'phone-93-member-code');
  await page.goBack();
  await tap(page, '银卡，688 积分');
  await sees(page, '每实付 1 元得 1.1 积分');
  await sees(page, '+688');
  await look(t, page, 'phone-91-points');
  await closeDevice(phone);
  t.deepEqual(phone.faults, []);
});

test.serial('Points pay for a part of an order, and are back after it was cancelled', async (t) => {
  const { call } = await saver;
  const phone = await openPhone(browser, shop, 0);
  const { page } = phone;
  await goToStore(page, shop.store.name);
  await openProduct(page, '瓦罐肉饼汤');
  await putIntoCart(page, '瓦罐肉饼汤');
  await tap(page, '去结算');
  t.is(await priceToPay(page), '12.00');
  await tap(page, '积分：600 积分抵 ¥6.00');
  await until('half is paid with points', async () => (await priceToPay(page)) === '6.00');
  await button(page, '积分：600 积分抵 ¥6.00').scrollIntoViewIfNeeded();
  await look(t, page, 'phone-92-checkout-points');
  await tap(page, /^立即支付/);
  await confirmPayment(page);
  await sees(page, '积分抵扣');
  await tap(page, '取消订单');
  await tap(page, '确认取消');
  await sees(page, '订单已取消');
  await until('the points are back', async () => {
    const { points } = await call(getMyCard, {});
    return points === 688;
  });
  await closeDevice(phone);
  t.deepEqual(phone.faults, []);
});
