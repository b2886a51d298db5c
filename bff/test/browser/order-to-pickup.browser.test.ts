import test, { type ExecutionContext } from 'ava';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { confirmPayment, goToStore, openPhone, openProduct, pickupCodeOn, pickupNumberOn, priceToPay, putIntoCart, tap } from './phone.ts';
import { button, closeDevice, field, sees, until, words, type Device } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, column, notesStruck, openTerminal, whenNewOrdersAre } from './terminal.ts';
import { openWechat } from './wechat.ts';

const browser = await openBrowser();
const shop = await openShop({ pictures: true });
const terminal = await openTerminal(browser, shop);
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial('A customer orders by weight and by piece, pays, and collects with a code, with the terminal beside it', async (t) => {
  const phone = await openPhone(browser, shop, 0);
  await fillCart(t, phone);
  const price = await checkOut(t, phone);
  await payAndRing(t, phone, price);
  const number = await pickupNumberOn(phone.page);
  await takeAndWeigh(t, number, phone);
  await collect(t, phone, number);
  t.deepEqual([...phone.faults, ...terminal.faults], []);
  await closeDevice(phone);
});

const fillCart = async (t: ExecutionContext, { page }: Device): Promise<void> => {
  await sees(page, '自提');
  await sees(page, shop.store.name);
  await look(t, page, 'phone-01-home');
  await goToStore(page, shop.store.name);
  await look(t, page, 'phone-02-menu');
  await openProduct(page, '招牌鸭脖');
  await look(t, page, 'phone-03-options-weight');
  await putIntoCart(page, '招牌鸭脖', ['特辣', '整根', /^真空包装/, /^半斤 250g/]);
  await openProduct(page, '樟叶卤鸭');
  await putIntoCart(page, '樟叶卤鸭', [/^整只 ?¥59.80/]);
  await field(page, '搜商品，如 鸭脖').fill('瓦罐');
  await tap(page, '加一份瓦罐肉饼汤');
  await tap(page, '增加瓦罐肉饼汤');
  await tap(page, /^购物车，4 件/);
  await sees(page, '已选 4 件');
  await look(t, page, 'phone-04-cart');
};

const checkOut = async (t: ExecutionContext, { page }: Device): Promise<string> => {
  await tap(page, '去结算');
  const price = await priceToPay(page);
  // 250 g at 39.80 a 500 g, vacuum-packed for 2.00; a whole duck; two soups.
  t.is(price, (19.9 + 2 + 59.8 + 2 * 12).toFixed(2));
  await look(t, page, 'phone-05-checkout');
  return price;
};

const payAndRing = async (t: ExecutionContext, { page }: Device, price: string): Promise<void> => {
  await page.evaluate(`addEventListener('click', () => (window.tappedAtMs = Date.now()), true)`);
  await tap(page, /^立即支付/);
  await sees(page, '微信支付（沙盒，不会真的扣款）');
  await look(t, page, 'phone-06-payment-sheet');
  const shown = whenNewOrdersAre(terminal.page, 1);
  await tap(page, '确认付款');
  const tappedAtMs = await page.evaluate<number>('window.tappedAtMs');
  const tookMs = (await shown) - tappedAtMs;
  t.true(tookMs <= 2_000, `the order was on the board ${tookMs} ms after payment`);
  t.log(`on the board ${tookMs} ms after payment`);
  await tap(page, '允许');
  await sees(page, '已付款，等待门店接单');
  await until('the terminal struck', async () => (await notesStruck(terminal.page)) > 0);
  t.is(await terminal.page.title(), '（1）新订单 · 门店终端');
  t.true(((await column(terminal.page, '新订单').textContent()) ?? '').includes(price));
};

const takeAndWeigh = async (t: ExecutionContext, number: string, phone: Device): Promise<void> => {
  const { page } = terminal;
  const struck = await notesStruck(page);
  await until('it rings again until the order is taken', async () => (await notesStruck(page)) > struck);
  await look(t, page, 'terminal-01-new-order');
  await look(t, phone.page, 'phone-07-waiting');
  await button(cardIn(page, '新订单', number), '接单').click();
  await button(cardIn(page, '制作中', number), '称重备好').waitFor();
  t.is(await page.title(), '门店终端');
  await sees(phone.page, /^正在制作/);
  await look(t, phone.page, 'phone-08-preparing');

  await button(cardIn(page, '制作中', number), '称重备好').click();
  const scale = page.getByRole('dialog', { name: `称重 · ${number} 号` });
  await scale.getByText('毛重').waitFor();
  await page.keyboard.type('245');
  await scale.getByRole('button', { name: /^皮重/ }).click();
  await page.keyboard.type('15');
  await scale.getByText('少 20g，自动退 ¥1.75').waitFor();
  await look(t, page, 'terminal-02-weighing');
  await scale.getByRole('button', { name: '备好' }).click();
  await cardIn(page, '待取·配送', number).waitFor();
};

const collect = async (t: ExecutionContext, { page }: Device, number: string): Promise<void> => {
  await sees(page, '做好了，请来取餐');
  await sees(page, '实称 230g，少 20g');
  await sees(page, /^已退款 ¥1\.75/);
  const code = await pickupCodeOn(page);
  await look(t, page, 'phone-09-ready');
  await look(t, terminal.page, 'terminal-03-ready');

  await field(terminal.page, '扫取货码，或输入 8 位数字').fill(code);
  await terminal.page.keyboard.press('Enter');
  await words(terminal.page, new RegExp(`^${number} 号已交货`)).waitFor();
  await sees(terminal.page, '今天完成 1');
  await sees(page, '已取餐');
  await look(t, terminal.page, 'terminal-04-handed-over');
  await look(t, page, 'phone-10-collected');
};

test.serial('A sheet that is cancelled or refused leaves the order to be paid later, and then it is paid once', async (t) => {
  const phone = await openPhone(browser, shop, 1);
  const { page } = phone;
  await goToStore(page, shop.store.name);
  await openProduct(page, '酸梅汤');
  await putIntoCart(page, '酸梅汤', ['常温']);
  await tap(page, '去结算');
  await priceToPay(page);
  await tap(page, /^立即支付/);
  await tap(page, '取消');
  await sees(page, /^等待付款 1\d:\d\d$/);
  await look(t, page, 'phone-11-unpaid');

  await tap(page, '立即支付');
  const wechat = await openWechat(browser, shop, 1);
  await tap(wechat.page, '余额不足');
  await sees(page, '付款没有成功，可以换一种方式再付');
  t.true(await words(page, /^等待付款/).isVisible());
  await look(t, page, 'phone-12-payment-refused');
  await look(t, wechat.page, 'wechat-01-payment-refused');

  await tap(page, '立即支付');
  await confirmPayment(page);
  const number = await pickupNumberOn(page);
  await cardIn(terminal.page, '新订单', number).waitFor();
  t.is((await shop.house.reads.all(`SELECT id FROM payment WHERE state = 'paid' AND amount = 600`)).length, 1);
  await button(cardIn(terminal.page, '新订单', number), '接单').click();
  await cardIn(terminal.page, '制作中', number).waitFor();
  t.deepEqual([...phone.faults, ...terminal.faults], []);
  await closeDevice(phone);
});
