import test from 'ava';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { payEarlier } from '../../src/modules/take-over/orders-for-tests.ts';
import { csvOf, type Row } from '../../src/modules/take-over/take-over-for-tests.ts';
import { aCustomer } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { openPhone, openTab, rowOfOrder } from './phone.ts';
import { button, field, openDevice, sees, words } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, column, notesStruck, openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const { house, store } = shop;
const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
const terminal = await openTerminal(browser, shop);
const customer = await aCustomer(house, 0);
const { payee_id: payeeId, code } = (await house.reads.one<{ payee_id: string; code: string }>('SELECT payee_id, code FROM store WHERE id = ?', [store.id]))!; // prettier-ignore
const payee = house.payees.findIndex(({ id }) => id === payeeId);
const later = new Date(Date.now() + 2 * 3_600_000);
const promisedAt = `${dayOf(later)} ${new Date(later.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;

/** Two portions of soup, paid for at WeChat in the earlier system. */
const soup = async (no: number, more: Row = {}): Promise<Row[]> => {
  const { outTradeNo, mchid } = await payEarlier(house, customer.openid, { amount: 2_400, payee });
  const head = { number: `D2026-${no}`, storeCode: code, member: customer.openid, mode: '自提', promisedAt, code: `2048120${no}` };
  return [{ ...head, outTradeNo, mchid, paid: '24.00', goods: '瓦罐肉饼汤', pieces: '2', price: '12', amount: '24', ...more }];
};
const withDuck = async (): Promise<Row[]> => {
  const { outTradeNo, mchid } = await payEarlier(house, customer.openid, { amount: 7_180, payee });
  const [head] = await soup(2, { outTradeNo, mchid, paid: '71.80', pieces: '1', amount: '12', code: 'A12', remark: '鸭子切块' });
  return [head!, { number: head!['number']!, goods: '樟叶卤鸭', spec: '整只', pieces: '1', price: '59.80', amount: '59.80' }];
};
const file = csvOf('orders', [
  ...(await soup(1, { remark: '不要葱' })),
  ...(await withDuck()),
  ...(await soup(3)),
  ...(await soup(4, { paid: '25.00' })),
  ...(await soup(5, { storeCode: 'S40404' })),
]);

test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial(
  'Head office takes over open orders: a dry run says which not, the run brings them to the store, where they ring',
  async (t) => {
    await page.goto(`${shop.url}/admin/hq/#/take-overs`);
    await field(page, '账号').fill(demoStaff.hq.username);
    await page.getByLabel('密码', { exact: true }).fill(demoStaff.hq.password);
    await button(page, '登录').click();
    await button(page, '新建接管').click();
    await field(page, '名称').fill('今晚切换');
    await button(page, '新建').click();
    await page.getByRole('heading', { name: '今晚切换' }).waitFor();
    await page.getByText('列名和样例').nth(5).click();
    await page.getByRole('table', { name: '未取订单文件的列' }).scrollIntoViewIfNeeded();
    await look(t, page, 'take-over-orders-01-columns');
    await page.getByText('列名和样例').nth(5).click();
    await page
      .getByLabel('未取订单文件', { exact: true })
      .setInputFiles({ name: '未取订单.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await sees(page, '未取订单.csv');
    await button(page, '试运行').click();
    await sees(page, /将新增 3 条/);
    await sees(page, '取货码 A12 不是 8 位数字，将换新码');
    await sees(page, '各行加配送费减优惠是 24.00，与实付 25.00 不同');
    await sees(page, /门店 S40404 不存在/);
    await page.getByRole('heading', { name: '报告' }).scrollIntoViewIfNeeded();
    await look(t, page, 'take-over-orders-02-report');
    t.is(await cardIn(terminal.page, '新订单', 'A001').count(), 0);

    await button(page, '正式运行').click();
    await button(page.getByRole('dialog'), '正式运行').click();
    await sees(page, /完成，新增 3 条/);
    await sees(page, /原取货码 A12，新取货码 \d{8}/);
    await look(t, page, 'take-over-orders-03-ran');
    await column(terminal.page, '新订单', 3).waitFor();
    t.true((await notesStruck(terminal.page)) > 0);
    await look(t, terminal.page, 'take-over-orders-04-board');
  },
);

test.serial('The store makes one and hands it over by its earlier code; its customer sees another with its new code', async (t) => {
  const on = terminal.page;
  const card = cardIn(on, '新订单', '不要葱');
  const number = /A\d{3}/.exec((await card.textContent())!)![0];
  await button(card, '接单').click();
  await button(cardIn(on, '制作中', number), /备好/).click();
  await cardIn(on, '待取·配送', number).waitFor();
  await field(on, '扫取货码，或输入 8 位数字').fill('20481201');
  await on.keyboard.press('Enter');
  await words(on, new RegExp(`^${number} 号已交货`)).waitFor();
  await look(t, on, 'take-over-orders-05-handed-over');

  const phone = await openPhone(browser, shop, 0);
  await openTab(phone.page, '订单');
  await look(t, phone.page, 'take-over-orders-06-my-orders');
  await phone.page
    .getByRole('button', { name: rowOfOrder(store.name) })
    .filter({ hasText: '71' })
    .tap();
  await sees(phone.page, '约定时间过后 10 分钟还没有接单，会自动全额退款');
  await sees(phone.page, /^\d{4} \d{4}$/);
  await look(t, phone.page, 'take-over-orders-07-my-order');
  t.deepEqual(phone.faults, []);
});

test.serial('Compared, orders and money agree store by store; taken back, what nobody touched leaves the board', async (t) => {
  await button(page, '核对').click();
  await sees(page, '全部一致');
  await sees(page, '未取订单按门店核对');
  await page.getByRole('table', { name: '按门店核对' }).scrollIntoViewIfNeeded();
  await look(t, page, 'take-over-orders-08-sums');
  await button(page, '撤回').click();
  await page.getByRole('dialog').getByRole('textbox').fill('今晚切换');
  await button(page.getByRole('dialog'), '撤回').click();
  await sees(page, /撤回 2 条，保留 1 条/);
  await column(terminal.page, '新订单', 0).waitFor();
  await look(t, page, 'take-over-orders-09-back');
  await look(t, terminal.page, 'take-over-orders-10-board');
  t.deepEqual([...faults, ...terminal.faults], []);
});
