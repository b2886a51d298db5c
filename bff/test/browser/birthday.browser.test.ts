import test from 'ava';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { birthdayText } from '@mendian/shared/member/birthday.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { openPhone, openTab, tap } from './phone.ts';
import { button, closeDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
const { house } = shop;
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial('A member tells his birthday, and as it is today he has his coupon', async (t) => {
  const phone = await openPhone(browser, shop, 3);
  const { page } = phone;
  await openTab(page, '我的');
  await tap(page, '生日：填写后，生日当天送券');
  const dialog = page.getByRole('dialog', { name: '您的生日' });
  const today = dayOf(house.clock.now).slice(5);
  const [month, day] = today.split('-').map(Number);
  await look(t, page, 'phone-96-birthday');
  await tap(dialog, `${month}月`);
  await button(dialog, String(day)).scrollIntoViewIfNeeded();
  await tap(dialog, String(day));
  await look(t, page, 'phone-97-birthday-chosen');
  await tap(dialog, `保存 ${birthdayText(today)}`);
  await sees(page, new RegExp(`^${birthdayText(today)}，\\d{4}年.*起可改`));
  await until('the coupon is there', async () => (await house.reads.one(`SELECT id FROM coupon WHERE source = 'birthday'`)) !== null);
  await look(t, page, 'phone-98-birthday-told');
  await tap(page, /^优惠券/);
  await sees(page, '生日礼券');
  await look(t, page, 'phone-99-birthday-coupon');
  await closeDevice(phone);
  t.deepEqual(phone.faults, []);
});
