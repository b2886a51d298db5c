import test from 'ava';
import type { Page } from 'playwright-core';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { getMemberCode } from '@mendian/shared/member/member-code.contract.ts';
import { scaleCode } from '@mendian/shared/till/scale-code.test-data.ts';
import { newTillSettings } from '@mendian/shared/till/till-settings.ts';
import { aCustomer } from '../build.ts';
import { aCoupon } from '../build-coupon.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, closeDevice, field, sees } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const customer = await aCustomer(shop.house);
test.after.always(async () => {
  await closeDevice(terminal);
  await browser.close();
  await shop.stop();
});

type Known = { name: string; plu: string; barcode: string | null; price: number; sku_id: string };
/** A sku that the home store sells, of what is weighed or of what has a barcode. */
const sold = async (where: string): Promise<Known> =>
  (await shop.house.reads.one<Known>(
    `SELECT p.name, s.plu, s.barcode, s.price, s.id AS sku_id FROM sku s JOIN product p ON p.id = s.product_id
     JOIN stock k ON k.sku_id = s.id AND k.store_id = ? WHERE ${where} AND k.sold_out = 0 AND k.on_hand > 0 AND s.name = '' ORDER BY p.position LIMIT 1`,
    [shop.store.id],
  ))!;
/** As a scanner types: faster than fingers, then Enter. */
const scan = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};
const linesOf = (page: Page) => page.getByRole('region', { name: '小票' }).locator('.till-line');

test.serial('The drawer is counted, a label, a barcode and a member are scanned, and cash is taken with change', async (t) => {
  const { page, faults } = terminal;
  const [neck, drink] = [await sold(`p.sold_by = 'weight'`), await sold('s.barcode IS NOT NULL')];
  await page.getByRole('link', { name: '收银' }).click();
  await sees(page, '点清钱箱里的备用金');
  await look(t, page, 'terminal-70-till-open-shift');
  await field(page, '钱箱里的备用金（元）').fill('200');
  await button(page, '开班').click();
  await sees(page, '扫商品或秤签开始');
  await look(t, page, 'terminal-71-till-empty');

  await scan(page, scaleCode(newTillSettings.scale!, { plu: neck.plu, amount: 1_990 }));
  await scan(page, drink.barcode!);
  await sees(linesOf(page).nth(0), neck.name);
  await sees(linesOf(page).nth(1), drink.name);
  await scan(page, drink.plu);
  await linesOf(page).nth(1).getByText('2', { exact: true }).waitFor();
  await scan(page, '6901234567890');
  await sees(page, '没有扫完整，请再扫一次');
  await scan(page, '134567890123456789');
  await sees(page, /这是付款码/);

  const { id } = await aCoupon(shop.house, customer, { benefit: { kind: 'instant', off: 300 }, name: '柜台三元券' });
  await scan(page, (await customer.call(getMemberCode, {})).code);
  await sees(page, '用券 柜台三元券');
  const total = 1_990 + 2 * drink.price - 300;
  const text = (fen: number) => `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  await button(page, `收款 ${text(total)}`).waitFor();
  await look(t, page, 'terminal-72-till-ticket');
  await page.getByRole('button', { name: /^用券/ }).click();
  await look(t, page, 'terminal-73-till-coupons');
  await button(page, '好了').click();

  await button(page, `收款 ${text(total)}`).click();
  await page.keyboard.type('100');
  await sees(page, text(10_000 - total));
  await look(t, page, 'terminal-74-till-pay');
  const lost = await loseOneAnswer(page);
  await button(page, `收现金，找 ${text(10_000 - total)}`).dblclick();
  await sees(page, /已收款/);
  t.is(lost(), 1);
  await look(t, page, 'terminal-75-till-sold');
  t.is((await shop.house.reads.all('SELECT order_id FROM counter_sale WHERE store_id = ?', [shop.store.id])).length, 1);
  t.is((await customer.call(getMyCoupon, { couponId: id })).tab, 'used');
  t.deepEqual(faults, []);
});

/** The next sale reaches the server, and its answer never comes back. */
const loseOneAnswer = async (page: Page): Promise<() => number> => {
  let lost = 0;
  await page.route('**/api/terminal/till/sales', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  return () => lost;
};

test.serial('What is weighed here is typed gross and tare, found by initials, and rounded down', async (t) => {
  const { page, faults } = terminal;
  const neck = await sold(`p.sold_by = 'weight'`);
  await scan(page, neck.plu);
  await sees(page, `称重 · ${neck.name}`);
  await page.keyboard.type('333');
  await button(page, /^皮重/).click();
  await page.keyboard.type('15');
  await sees(page, '318g');
  await look(t, page, 'terminal-76-till-weigh');
  await page.keyboard.press('Enter');
  await sees(linesOf(page).nth(0), '318g');
  await look(t, page, 'terminal-77-till-weighed');
  await button(page, '抹分').click();
  await sees(page.getByRole('region', { name: '小票' }), '抹零');
  await field(page, '扫商品、秤签或会员，输货号或名称首字母').fill('y');
  await look(t, page, 'terminal-77-till-initials');
  await page.keyboard.press('Enter');
  await sees(page, /^称重/);
  await page.keyboard.press('Escape');
  await button(page, /^收款 /).click();
  await button(page, '正好').click();
  await button(page, '收现金，不找零').click();
  await sees(page, /已收款/);
  t.deepEqual(faults, []);
});

test.serial('A payment code pays, another is given up while its owner waits, and then cash does', async (t) => {
  const { page, faults } = terminal;
  const { control } = shop.house.sandbox;
  const drink = await sold('s.barcode IS NOT NULL');
  await scan(page, drink.barcode!);
  await button(page, /^收款 ¥/).click();
  await scan(page, control.payCode(customer.openid, 'wechat'));
  await sees(page, /已收款/);
  await look(t, page, 'terminal-82-till-code-paid');

  await scan(page, drink.barcode!);
  await button(page, /^收款 ¥/).click();
  control.wantPassword(customer.openid, true);
  await scan(page, control.payCode(customer.openid, 'wechat'));
  await sees(page, /请顾客在手机上输入密码/);
  await look(t, page, 'terminal-83-till-code-asking');
  await button(page, '不等了，撤销').click();
  await sees(page, /撤销/);
  control.decide(customer.openid, 'cancel');
  const cash = page.getByRole('dialog').getByRole('button', { name: /^收现金/, disabled: false });
  await cash.click();
  await sees(page, /已收款/);
  t.deepEqual((await shop.house.reads.all<{ method: string }>('SELECT p.method FROM counter_sale c JOIN payment p ON p.order_id = c.order_id ORDER BY c.number')).map(({ method }) => method), ['cash', 'cash', 'codepay', 'cash']); // prettier-ignore
  t.deepEqual(faults, []);
});

test.serial('A ticket is parked and taken again, and goods come back by the receipt’s number', async (t) => {
  const { page, faults } = terminal;
  const drink = await sold('s.barcode IS NOT NULL');
  await scan(page, drink.barcode!);
  await sees(linesOf(page).nth(0), drink.name);
  await button(page, '挂单').click();
  await button(page, '取单 1').click();
  await look(t, page, 'terminal-79-till-parked');
  await page.getByRole('dialog').getByRole('button', { name: /1 行/ }).click();
  await sees(linesOf(page).nth(0), drink.name);
  await button(page, '清空').click();

  await button(page, '退货').click();
  await sees(page.getByRole('dialog'), '今天的收银');
  await look(t, page, 'terminal-80-till-sales');
  const { business_day: day } = (await shop.house.reads.one<{ business_day: string }>(
    'SELECT business_day FROM counter_sale WHERE number = 1',
  ))!;
  await scan(page, `${day.slice(2).replaceAll('-', '')}0001`);
  await button(page, `多退一份${drink.name}`).click();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.getByRole('dialog').getByRole('radio', { name: '买错了' }).click();
  await look(t, page, 'terminal-81-till-return');
  await button(page, /^退现金 ¥/).dblclick();
  await sees(page, /请退给顾客现金/);
  await sees(page.getByRole('dialog'), /已退 1 份/);
  t.is((await shop.house.reads.all('SELECT id FROM counter_return')).length, 1);
  await page.keyboard.press('Escape');
  t.deepEqual(faults, []);
});

test.serial('The shift closes with a count; a difference is told and wants a reason', async (t) => {
  const { page, faults } = terminal;
  await button(page, '点箱交班').click();
  await field(page, '点到的现金（元）').fill('200');
  await page.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click();
  await sees(page, /^钱箱应有/);
  await page.getByLabel('不一致的原因').fill('找错零钱');
  await look(t, page, 'terminal-78-till-close');
  await page.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click();
  await sees(page, '点清钱箱里的备用金');
  await sees(page.getByRole('region', { name: '本店班次' }), /找错零钱/);
  await look(t, page, 'terminal-84-till-shifts');
  t.deepEqual(faults.filter((fault) => !fault.includes('409')), []); // prettier-ignore
});
