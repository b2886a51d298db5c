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
import { linesOf, printedInBrowser, scan, sold } from './till.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const customer = await aCustomer(shop.house);
test.after.always(async () => {
  await closeDevice(terminal);
  await browser.close();
  await shop.stop();
});

test.serial('The drawer is counted, a label, a barcode and a member are scanned, and cash is taken with change', async (t) => {
  const { page, faults } = terminal;
  const [neck, drink] = [await sold(shop, `p.sold_by = 'weight'`), await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`)];
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
  await page.keyboard.type('500');
  await sees(page, text(50_000 - total));
  await look(t, page, 'terminal-74-till-pay');
  const lost = await loseOneAnswer(page);
  await button(page, `收现金，找 ${text(50_000 - total)}`).dblclick();
  await sees(page, /已收款/);
  t.is(lost(), 1);
  await look(t, page, 'terminal-75-till-sold');
  await button(page, '打印小票').click();
  await button(page, '补打小票').waitFor();
  await printedInBrowser(shop, 'receipt');
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
  const neck = await sold(shop, `p.sold_by = 'weight'`);
  await scan(page, neck.plu);
  const sheet = page.getByRole('dialog', { name: neck.name });
  t.is(await sheet.getByRole('group', { name: '辣度' }).getByRole('button', { pressed: true }).textContent(), '中辣');
  await sheet.getByRole('button', { name: '特辣' }).click();
  await look(t, page, 'terminal-85-till-choices');
  await button(page, '去称重').click();
  await sees(page, `称重 · ${neck.name}`);
  await page.keyboard.type('333');
  await button(page, /^皮重/).click();
  await page.keyboard.type('15');
  await sees(page, '318g');
  await look(t, page, 'terminal-76-till-weigh');
  await page.keyboard.press('Enter');
  await sees(linesOf(page).nth(0), '318g');
  await button(page, `改${neck.name}的选项`).click();
  await sheet.getByRole('group', { name: '代加工' }).getByRole('button', { name: '真空包装' }).click();
  await button(page, '改好了').click();
  await sees(linesOf(page).nth(0), /特辣 · .*真空包装 \+¥/);
  await look(t, page, 'terminal-77-till-weighed');
  await button(page, '抹分').click();
  await sees(page.getByRole('region', { name: '小票' }), '抹零');
  await field(page, '扫商品、秤签或会员，输货号或名称首字母').fill('y');
  await look(t, page, 'terminal-77-till-initials');
  await page.keyboard.press('Enter');
  await button(page, '去称重').waitFor();
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
  const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
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

test.serial('The page is loaded anew while its customer pays: it goes on asking, and is paid once', async (t) => {
  const { page, faults } = terminal;
  const { control } = shop.house.sandbox;
  const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
  const paid = () => shop.house.reads.all(`SELECT id FROM payment WHERE state = 'paid'`);
  const before = (await paid()).length;
  await scan(page, drink.barcode!);
  await button(page, /^收款 ¥/).click();
  control.wantPassword(customer.openid, true);
  await scan(page, control.payCode(customer.openid, 'wechat'));
  await sees(page, /请顾客在手机上输入密码/);
  await page.reload();
  await sees(page.getByRole('dialog'), /请顾客在手机上输入密码/);
  control.decide(customer.openid, 'success');
  await sees(page, /已收款/);
  t.is((await paid()).length, before + 1);
  await page.reload();
  await sees(page, '扫商品或秤签开始');
  t.deepEqual(faults, []);
});

test.serial('Given up while its owner types, it is taken back behind the next customer, and the clerk sees how it ends', async (t) => {
  const { page, faults } = terminal;
  const { control } = shop.house.sandbox;
  const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
  const told = page.getByRole('status', { name: '撤销的收款' });
  await scan(page, drink.barcode!);
  await button(page, /^收款 ¥/).click();
  control.wantPassword(customer.openid, true);
  await scan(page, control.payCode(customer.openid, 'wechat'));
  await sees(page, /请顾客在手机上输入密码/);
  await page.keyboard.press('Escape');
  await told.getByText(/正在撤销，约 \d+ 秒/).waitFor();
  await look(t, page, 'terminal-85-till-taken-back');
  await page.reload();
  await told.getByText(/正在撤销/).waitFor();
  await scan(page, drink.barcode!);
  await button(page, /^收款 ¥/).click();
  await button(page, '收现金，不找零').click();
  await sees(page, /已收款/);
  control.decide(customer.openid, 'cancel');
  await told.getByText(/已撤销，没有收钱/).waitFor();
  await look(t, page, 'terminal-86-till-nothing-taken');
  t.deepEqual(faults, []);
});

test.serial('Without a network a scanned sale can be left, with what to look at, and the till goes on for cash', async (t) => {
  const { page, faults } = terminal;
  const { control } = shop.house.sandbox;
  const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
  await scan(page, drink.barcode!);
  await button(page, /^收款 ¥/).click();
  control.wantPassword(customer.openid, true);
  await scan(page, control.payCode(customer.openid, 'wechat'));
  await sees(page, /请顾客在手机上输入密码/);
  await page.context().setOffline(true);
  await page.keyboard.press('Escape');
  await sees(page, /没能取消扫码的这一笔.*再收之前请看顾客手机/);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await look(t, page, 'terminal-87-till-left-without-network');
  await button(page, /^收款 ¥/).click();
  await button(page, /^收现金|^按断网收款记下/).click();
  await sees(page, /已收款/);
  await page.context().setOffline(false);
  await button(page, '知道了').click();
  await sees(page, /都补传好了/);
  t.deepEqual(faults, []);
});

test.serial('A ticket is parked and taken again, and goods come back by the receipt’s number', async (t) => {
  const { page, faults } = terminal;
  const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
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
