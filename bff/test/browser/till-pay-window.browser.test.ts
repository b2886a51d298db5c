import test from 'ava';
import { aCustomer } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, closeDevice, field, sees, until } from './screen.ts';
import { openTerminal } from './terminal.ts';
import { linesOf, scan, sold, takeExactCash } from './till.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const customer = await aCustomer(shop.house);
test.after.always(async () => {
  await closeDevice(terminal);
  await browser.close();
  await shop.stop();
});

const { control } = shop.house.sandbox;
const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
const asked = () => button(terminal.page, /^收款 ¥/).click();
const scanCode = () => scan(terminal.page, control.payCode(customer.openid, 'wechat'));
const isSold = () => sees(terminal.page, /已收款/);

test.serial('a code scanned where the drawer is counted opens no shift', async (t) => {
  const { page } = terminal;
  await page.getByRole('link', { name: '收银' }).click();
  const cash = field(page, '钱箱里的备用金（元）');
  await cash.waitFor();
  await scan(page, '04821234');
  await sees(page, /还没有开班，刚才扫的码没有处理|最多 100000/);
  t.deepEqual(await shop.house.reads.all('SELECT opening_cash FROM till_shift'), []);
  await cash.fill('200');
  await button(page, '开班').click();
  await sees(page, '扫商品或秤签开始');
});

test.serial('the window is closed while the sale is being made: nobody is charged behind it', async (t) => {
  const { page, faults } = terminal;
  // A slow network: the sale is made a second and a half after the code was scanned.
  await page.route('**/api/terminal/till/open-sales', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return route.continue();
  });
  await scan(page, drink.barcode!);
  await asked();
  await scanCode();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await until('the sale is given up', () => shop.house.reads.one(`SELECT id FROM orders WHERE mode = 'counter' AND state = 'cancelled'`));
  t.deepEqual(await shop.house.reads.all('SELECT id FROM charge'), []);
  t.is(await linesOf(page).count(), 1);
  await page.unroute('**/api/terminal/till/open-sales');
  t.regex(await takeExactCash(page), /^\d{6}-0002$/);
  t.deepEqual(await shop.house.reads.all(`SELECT method FROM payment WHERE state = 'paid'`), [{ method: 'cash' }]);
  t.deepEqual(faults, []);
});

test.serial('a payment code is taken wherever the window was touched before', async (t) => {
  const { page, faults } = terminal;
  await scan(page, drink.barcode!);
  await asked();
  await page.getByRole('dialog').getByRole('heading', { name: '收款' }).click();
  await scanCode();
  await isSold();
  t.deepEqual(faults, []);
});

test.serial('after a code was taken back the next one is taken', async (t) => {
  const { page, faults } = terminal;
  await scan(page, drink.barcode!);
  await asked();
  control.wantPassword(customer.openid, true);
  await scanCode();
  await sees(page, /请顾客在手机上输入密码/);
  await button(page, '不等了，撤销').click();
  control.decide(customer.openid, 'cancel');
  control.wantPassword(customer.openid, false);
  const cash = page.getByRole('dialog').getByRole('button', { name: /^收现金/, disabled: false });
  await cash.waitFor();
  await scanCode();
  await isSold();
  t.is((await shop.house.reads.all(`SELECT id FROM payment WHERE state = 'paid' AND method = 'cash'`)).length, 1);
  t.deepEqual(faults, []);
});
