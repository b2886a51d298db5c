import test from 'ava';
import type { Page } from 'playwright-core';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { getMemberCode } from '@mendian/shared/member/member-code.contract.ts';
import { aCustomer } from '../build.ts';
import { aCoupon } from '../build-coupon.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, closeDevice, field, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';
import { column, openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const customer = await aCustomer(shop.house);
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const aCode = async (given: Parameters<typeof aCoupon>[2] = {}) => {
  const { id } = await aCoupon(shop.house, customer, { bearers: { headOffice: 500, branch: 300, owner: 200 }, ...given });
  return { id, code: (await customer.call(getMyCoupon, { couponId: id })).code! };
};
const codeField = '扫券码、会员码、会员卡，或输入手机号';
const amountField = '可用商品的金额（元）';

test.serial('A clerk scans a coupon, is told what is missing, and redeems it once although its answer is lost', async (t) => {
  const { page, faults } = terminal;
  await page.getByRole('link', { name: '核销' }).click();
  await sees(page, '今天还没有核销');
  await look(t, page, 'terminal-60-redeem-empty');

  const { id: couponId, code } = await aCode({ name: '满三十减五', benefit: { kind: 'threshold', from: 3_000, off: 500 } });
  await page.keyboard.type(code);
  await sees(page, '满 30 减 5');
  await field(page, amountField).fill('21.5');
  await sees(page, '还差 ¥8.50 可用');
  await look(t, page, 'terminal-61-redeem-misfit');
  await field(page, amountField).fill('38.6');
  await button(page, '核销，减 ¥5.00').waitFor();
  await look(t, page, 'terminal-62-redeem-preview');
  const lost = await loseOneAnswer(page);
  await button(page, '核销，减 ¥5.00').dblclick();
  await sees(page, '已核销');
  await sees(page, /还要收 ¥33\.60/);
  await look(t, page, 'terminal-63-redeemed');
  t.is(lost(), 1);
  t.is((await shop.house.reads.all('SELECT id FROM redemption')).length, 1);
  t.is((await customer.call(getMyCoupon, { couponId })).tab, 'used');

  await field(page, codeField).fill(code);
  await sees(page, /^这张券已经用过了：/);
  await look(t, page, 'terminal-64-redeem-used');
  await field(page, codeField).fill('1234');
  await page.keyboard.press('Enter');
  await sees(page, '号码和券码是 6 到 40 位的数字、字母，请看看是不是少了几位');
  await field(page, codeField).fill('8000000000000000');
  await sees(page, '没有认出这个号码，请核对后再试');
  await look(t, page, 'terminal-65-redeem-unknown');
  t.deepEqual(faults, []);
});

/** The next redemption reaches the server, and its answer never comes back. */
const loseOneAnswer = async (page: Page): Promise<() => number> => {
  let lost = 0;
  await page.route('**/api/terminal/redemptions', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  return () => lost;
};

test.serial('A product is chosen for an exchange, the exchange is taken back, and a coupon scanned on the board leads here', async (t) => {
  const { page, faults } = terminal;
  const product = await productNamed('酸梅汤');
  const soup = await productNamed('瓦罐肉饼汤');
  const exchange = await aCode({
    ...{ name: '生日免费一份，酸梅汤和汤都可以', benefit: { kind: 'exchange' } },
    goods: { kind: 'products', ids: [product, soup] },
  });
  await field(page, codeField).fill(exchange.code);
  await page.getByRole('radio', { name: /瓦罐肉饼汤/ }).click();
  await button(page, /^核销，减/).waitFor();
  await look(t, page, 'terminal-66-redeem-exchange');
  await button(page, /^核销，减/).click();
  await sees(page, /兑换 瓦罐肉饼汤/);

  await button(page, /^撤销 .*生日/).click();
  await page.getByRole('radio', { name: '顾客不买了' }).click();
  await look(t, page, 'terminal-67-redeem-reverse');
  await button(page, /^撤销，收回/).click();
  await sees(page, '已撤销');
  await sees(page, /撤销：顾客不买了/);
  await sees(page, /回到顾客手里/);
  await look(t, page, 'terminal-68-redeem-reversed');
  t.is((await customer.call(getMyCoupon, { couponId: exchange.id })).tab, 'usable');

  const { code } = await aCode();
  await page.getByRole('link', { name: '看板' }).click();
  await column(page, '新订单').waitFor();
  await field(page, '扫取货码，或输入 8 位数字').fill(code);
  await page.keyboard.press('Enter');
  await sees(page, '立减 5 元');
  await page.keyboard.type('12');
  await button(page, '核销，减 ¥5.00').waitFor();
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(t, page, 'terminal-69-redeem-small');
  await page.keyboard.press('Enter');
  await sees(page, /还要收 ¥7\.00/);
  t.deepEqual(faults, []);
});

test.serial('A member who shows his code need not show his coupon', async (t) => {
  const { page, faults } = terminal;
  await page.setViewportSize({ width: 1280, height: 800 });
  await aCode({ name: '别店的券', places: ['store:elsewhere'] });
  await aCode();
  const { code } = await customer.call(getMemberCode, {});
  await page.keyboard.type(code);
  await sees(page, '这家门店不能使用');
  await look(t, page, 'terminal-70-redeem-member');
  await button(page, /^立减 5 元.*用这张/).click();
  await field(page, amountField).fill('30');
  await button(page, '核销，减 ¥5.00').click();
  await sees(page, /还要收 ¥25\.00/);
  await field(page, codeField).fill('13800000009');
  await page.keyboard.press('Enter');
  await sees(page, '没有认出这个号码，请核对后再试');
  t.deepEqual(faults, []);
});

const productNamed = async (name: string): Promise<string> =>
  (await shop.house.reads.one<{ id: string }>('SELECT id FROM product WHERE name = ?', [name]))!.id;

test.serial('Head office sees what the stores redeemed, and of what it is the sum', async (t) => {
  const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(await shop.headOfficeUrl());
  await page.getByRole('link', { name: '核销' }).click();
  await sees(page, /^核销 3 次，券减 ¥15\.00：总部承担 ¥7\.50/);
  await look(t, page, 'office-40-redemptions');
  await page.getByRole('row').nth(1).getByRole('button').click();
  await sees(page, '满三十减五');
  await look(t, page, 'office-41-redemptions-of-a-day');
  t.deepEqual(faults, []);
  await closeDevice({ page, faults });
});
