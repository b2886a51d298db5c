import test from 'ava';
import { aStaff } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, closeDevice, field, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';
import { scan, sold } from './till.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const desk = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await closeDevice(terminal);
  await closeDevice(desk);
  await browser.close();
  await shop.stop();
});

test.serial('Head office says whose Alipay a payee has; a till whose payee has none says so', async (t) => {
  const { house, store } = shop;
  const owned = 'SELECT y.name FROM payee y JOIN store s ON s.payee_id = y.id WHERE s.id = ?';
  const { name } = (await house.reads.one<{ name: string }>(owned, [store.id]))!;
  const { page } = desk;
  await page.goto(`${shop.url}/admin/hq/#token=${(await aStaff(house)).token}`);
  await page.getByRole('link', { name: '收款方', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.waitFor();
  await look(t, page, 'desk-90-payees');

  await row.getByRole('button', { name }).click();
  await page.getByLabel('收不收支付宝').selectOption('authorised');
  await page.getByLabel(/^应用授权令牌/).fill('202611BB00000000000000000000000000000000');
  await button(page, '保存').click();
  await sees(page, /支付宝不认这个授权令牌/);
  await look(t, page, 'desk-91-token-unknown');
  const seller = house.sandbox.credentials.alipay.sellers[1]!;
  await page.getByLabel(/^应用授权令牌/).fill(seller.authToken);
  await button(page, '保存').click();
  await row.filter({ hasText: seller.pid }).waitFor();
  await look(t, page, 'desk-92-own-alipay');

  await row.getByRole('button', { name }).click();
  await page.getByLabel('收不收支付宝').selectOption('none');
  await button(page, '保存').click();
  await row.filter({ hasText: '不收' }).waitFor();

  const till = terminal.page;
  await till.getByRole('link', { name: '收银' }).click();
  await field(till, '钱箱里的备用金（元）').fill('200');
  await button(till, '开班').click();
  await sees(till, '扫商品或秤签开始');
  await scan(till, (await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`)).barcode!);
  await button(till, /^收款 ¥/).click();
  await sees(till, '微信：直接扫顾客的付款码（本店不收支付宝）');
  await look(t, till, 'terminal-90-no-alipay');
  t.deepEqual([...desk.faults, ...terminal.faults], []);
});
