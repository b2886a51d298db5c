import test from 'ava';
import { aStaff } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, closeDevice, field, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';
import { linesOf, printedInBrowser, scan, sold } from './till.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
test.after.always(async () => {
  await closeDevice(terminal);
  await browser.close();
  await shop.stop();
});

test.before(async () => {
  const { page } = terminal;
  await page.getByRole('link', { name: '收银' }).click();
  await field(page, '钱箱里的备用金（元）').fill('200');
  await button(page, '开班').click();
  await sees(page, '扫商品或秤签开始');
});

test.serial('Cash is put into the drawer and taken out of it, no more than there should be', async (t) => {
  const { page, faults } = terminal;
  await button(page, '存取').click();
  const dialog = page.getByRole('dialog', { name: '现金存取' });
  await field(page, '放入（元）').fill('50');
  await dialog.getByRole('radio', { name: '补零钱' }).click();
  await look(t, page, 'terminal-86-till-cash-in');
  await button(page, '放入 ¥50.00').dblclick();
  await sees(page, '已记下：放入 ¥50.00');
  await button(page, '存取').click();
  await sees(dialog.getByRole('list', { name: '这一班的现金存取' }), /补零钱.*放入 ¥50.00/);
  await dialog.getByRole('radio', { name: '取出' }).click();
  await field(page, '取出（元）').fill('99999');
  await dialog.getByRole('radio', { name: '上缴营业款' }).click();
  await button(page, '取出 ¥99999.00').click();
  await sees(dialog, /钱箱里应有 ¥.*取不出这么多/);
  await look(t, page, 'terminal-87-till-cash-out');
  await field(page, '取出（元）').fill('50');
  await button(page, '取出 ¥50.00').click();
  await sees(page, '已记下：取出 ¥50.00');
  t.deepEqual((await shop.house.reads.all<{ way: string }>('SELECT way FROM cash_move ORDER BY id')).map(({ way }) => way), ['in', 'out']); // prettier-ignore
  t.deepEqual(faults.filter((fault) => !fault.includes('409')), []); // prettier-ignore
});

test.serial('What is scanned before the products are there lies on the ticket once they are', async (t) => {
  const { page, faults } = terminal;
  const drink = await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`);
  const scanned = Promise.withResolvers<void>();
  await page.route('**/api/terminal/products', async (route) => {
    await scanned.promise;
    await route.continue();
  });
  await page.reload();
  await page.getByLabel('正在取商品').waitFor();
  await scan(page, '6901234567890');
  await scan(page, drink.barcode!);
  await scan(page, drink.barcode!);
  scanned.resolve();
  await linesOf(page).nth(0).getByText('2', { exact: true }).waitFor();
  t.is(await page.getByText('没有扫完整').count(), 0, 'what went wrong before is over');
  await button(page, '清空').click();
  await page.unroute('**/api/terminal/products');
  t.deepEqual(faults, []);
});

test.serial('Where the store has a printer for receipts, one comes out of each sale by itself', async (t) => {
  const { page, faults } = terminal;
  const printer = { name: '前台', paper_mm: 80, kinds: 'receipt', used_by: shop.store.id, removed_at: null };
  await shop.house.transact(async ({ sql, newId, now, tell }) => {
    await sql.insert('printer', [{ ...printer, id: newId(), store_id: shop.store.id, kinds_since: now, created_at: now }]);
    tell(shop.store.id, { kind: 'prints' });
  });
  await button(page, '打印').waitFor();
  await scan(page, (await sold(shop, `s.barcode IS NOT NULL AND p.options = '[]'`)).barcode!);
  await button(page, /^收款 ¥/).click();
  await button(page, '正好').click();
  await button(page, '收现金，不找零').click();
  await sees(page, /小票由打印机自动打出/);
  await button(page, '打印 1 张待打').waitFor();
  await look(t, page, 'terminal-88-till-receipt-by-itself');
  await button(page, '补打小票').click();
  await sees(page, /这张小票还在等着打印/);
  await button(page, '打印 1 张待打').click();
  await sees(page.getByRole('dialog'), /\d{6}-\d{4} 收银小票/);
  await look(t, page, 'terminal-89-till-receipt-waits');
  await page.getByRole('tab', { name: '打印机' }).click();
  await button(page, '修改').click();
  await sees(page, '交班时自动打交班单');
  await look(t, page, 'terminal-90-printer-kinds');
  await button(page, '不改了').click();
  await button(page, '关闭').click();
  t.deepEqual(faults.filter((fault) => !fault.includes('409')), []); // prettier-ignore
});

test.serial('The shift closes with a count; a difference is told and wants a reason', async (t) => {
  const { page, faults } = terminal;
  await button(page, '点箱交班').click();
  await field(page, '点到的现金（元）').fill('200');
  await page.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click();
  await sees(page, /^钱箱应有/);
  await field(page, '点到的现金（元）').fill('201');
  await page.getByLabel('不一致的原因').waitFor({ state: 'hidden' });
  await field(page, '点到的现金（元）').fill('200');
  await page.getByLabel('不一致的原因').fill('找错零钱');
  await look(t, page, 'terminal-78-till-close');
  await page.getByRole('dialog').getByRole('button', { name: '交班', exact: true }).click();
  await sees(page, '点清钱箱里的备用金');
  await sees(page.getByRole('region', { name: '本店班次' }), /找错零钱/);
  await look(t, page, 'terminal-84-till-shifts');
  await page
    .getByRole('button', { name: /^打印交班单/ })
    .first()
    .click();
  await printedInBrowser(shop, 'shift');
  t.deepEqual(faults.filter((fault) => !fault.includes('409')), []); // prettier-ignore
});

test.serial(
  'The desk of the store’s owner sees the shift that is off, what moved in its drawer, and closes one that is left',
  async (t) => {
    const { owner } = (await shop.house.reads.one<{ owner: string }>('SELECT owner_id AS owner FROM store WHERE id = ?', [shop.store.id]))!;
    await field(terminal.page, '钱箱里的备用金（元）').fill('300');
    await button(terminal.page, '开班').click();
    await sees(terminal.page, '扫商品或秤签开始');
    const { token } = await aStaff(shop.house, {
      ...{ merchantId: owner, permissions: ['shift.see', 'shift.force-close', 'store.read'], name: '刘洋' },
      scope: [{ kind: 'store', id: shop.store.id }],
    });
    const desk = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
    const { page, faults } = desk;
    await page.goto(`${shop.url}/admin/#token=${token}`);
    await page.getByRole('link', { name: '收银班次' }).click();
    const rows = page.getByRole('table', { name: '收银班次' }).getByRole('row');
    await sees(rows.nth(1), '还没有交班');
    await sees(rows.nth(2), /少 ¥/);
    await look(t, page, 'desk-70-shifts');
    await rows.nth(2).getByRole('button').click();
    const drawer = page.getByRole('dialog');
    await sees(drawer, '上缴营业款');
    await sees(drawer, '找错零钱');
    await look(t, page, 'desk-71-shift');
    await button(page, '关闭').click();
    await rows.nth(1).getByRole('button').click();
    await button(page, '强制交班').click();
    await page.getByLabel(/^原因/).fill('店员已离职');
    await look(t, page, 'desk-72-force-close');
    await page
      .getByRole('dialog', { name: /^强制交班/ })
      .getByRole('button', { name: '强制交班' })
      .click();
    await sees(page, '已强制交班');
    await sees(rows.nth(1), '强制交班，没有点');
    t.deepEqual(faults, []);
    await closeDevice(desk);
  },
);
