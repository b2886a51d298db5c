import test from 'ava';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { unpaidMinutesMax } from '@mendian/shared/order/order-status.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { goToStore, openPhone, openProduct, priceToPay, putIntoCart, searchStore, tap } from './phone.ts';
import { button, closeDevice, field, sees, until, words, type Screen } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, openTerminal, switched } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const { store, house } = shop;
let terminal = await openTerminal(browser, shop);
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const ordersOf = async (customer: number): Promise<number> => {
  const { openid } = house.sandbox.control.customers()[customer]!;
  return (await house.reads.all('SELECT o.id FROM orders o JOIN member m ON m.id = o.member_id WHERE m.openid = ?', [openid])).length;
};

/** As far as the page where one pays, with one product in the cart. */
const toCheckout = async (screen: Screen, product: string): Promise<void> => {
  await goToStore(screen, store.name);
  await openProduct(screen, product);
  await putIntoCart(screen, product);
  await tap(screen, '去结算');
  await priceToPay(screen);
};

test.serial('The store rejects an order with a reason: the customer reads it and has the money back', async (t) => {
  const { number } = await paidOrder(shop, 0);
  const phone = await openPhone(browser, shop, 0);
  await tap(phone.page, /，看订单$/);
  await sees(phone.page, '已付款，等待门店接单');

  await button(cardIn(terminal.page, '新订单', number), '拒单').click();
  await terminal.page.getByRole('radio', { name: '太忙了，做不过来' }).click();
  await look(t, terminal.page, 'terminal-30-reject');
  await button(terminal.page, '拒单并退款 ¥12.00').click();
  await cardIn(terminal.page, '新订单', number).waitFor({ state: 'detached' });
  await sees(phone.page, '订单已取消');
  await sees(phone.page, /太忙了，做不过来/);
  await sees(phone.page, /^已退款 ¥12\.00（全部）/);
  await look(t, phone.page, 'phone-30-rejected');
  t.deepEqual([...phone.faults, ...terminal.faults], []);
  await closeDevice(phone);
});

test.serial('However often one taps, one order is placed, paid for once and taken once', async (t) => {
  const phone = await openPhone(browser, shop, 1);
  const { page } = phone;
  await toCheckout(page, '酸梅汤');
  await button(page, /^立即支付/).dblclick();
  await sees(page, '微信支付（沙盒，不会真的扣款）');
  await button(page, '确认付款').dblclick();
  await tap(page, '允许');
  await sees(page, '已付款，等待门店接单');
  t.is(await ordersOf(1), 1);
  t.is((await house.reads.all(`SELECT id FROM payment WHERE state = 'paid' AND amount = 600`)).length, 1);

  const number = (await words(page, /^A\d{3}$/).textContent())!;
  await button(cardIn(terminal.page, '新订单', number), '接单').dblclick();
  await button(cardIn(terminal.page, '制作中', number), '备好了').waitFor();
  t.is(await terminal.page.locator('.notice-bad').count(), 0, 'the second tap was not refused: it was not sent');
  t.deepEqual([...phone.faults, ...terminal.faults], []);
  await closeDevice(phone);
});

test.serial('What is switched to sold out at the terminal is sold out on the phone at once, in a cart too', async (t) => {
  const phone = await openPhone(browser, shop, 2);
  await toCheckout(phone.page, '卤鸭腿');
  const desk = terminal.page;
  await desk.getByRole('link', { name: '商品' }).click();
  await desk.getByPlaceholder('搜商品').fill('卤鸭腿');
  await desk.getByRole('switch', { name: '卤鸭腿在售' }).click();
  await switched(desk, '卤鸭腿在售', false);
  await look(t, desk, 'terminal-31-sold-out');

  await tap(phone.page, /^立即支付/);
  await sees(phone.page, /售罄/);
  await look(t, phone.page, 'phone-31-sold-out-in-cart');
  t.is(await ordersOf(2), 0);
  const another = await openPhone(browser, shop, 3);
  await goToStore(another.page, store.name);
  await field(another.page, '搜商品，如 鸭脖').fill('卤鸭腿');
  await sees(another.page, '今日售罄');
  await look(t, another.page, 'phone-32-sold-out');

  await desk.getByRole('switch', { name: '卤鸭腿在售' }).click();
  await switched(desk, '卤鸭腿在售', true);
  t.deepEqual([...phone.faults, ...another.faults, ...terminal.faults], []);
  await closeDevice(phone);
  await closeDevice(another);
});

test.serial('A store that stops taking orders says so to who is about to pay, and to who comes', async (t) => {
  const phone = await openPhone(browser, shop, 3);
  await toCheckout(phone.page, '酸梅汤');
  const desk = terminal.page;
  await button(desk, '营业中').click();
  await look(t, desk, 'terminal-32-trading');
  await desk.getByRole('radio', { name: /^暂停接单/ }).click();
  await desk.getByRole('radio', { name: /^暂停接单/, checked: true }).waitFor();
  await desk.keyboard.press('Escape');
  await sees(desk, /暂停接单：小程序不能下单/);

  await tap(phone.page, /^立即支付/);
  await sees(phone.page, '门店暂停接单，请看看附近其他门店');
  await look(t, phone.page, 'phone-33-closed-at-checkout');
  t.is(await ordersOf(3), 0);
  const another = await openPhone(browser, shop, 4);
  await searchStore(another.page, store.name);
  await sees(another.page, '门店暂停接单，请看看附近其他门店');
  await look(t, another.page, 'phone-34-closed-in-list');

  await button(desk, '暂停接单').click();
  await desk.getByRole('radio', { name: /^营业中/ }).click();
  await desk.getByRole('radio', { name: /^营业中/, checked: true }).waitFor();
  await desk.keyboard.press('Escape');
  t.deepEqual([...phone.faults, ...another.faults, ...terminal.faults], []);
  await closeDevice(phone);
  await closeDevice(another);
});

test.serial('An order that is not paid counts down, and after its time it says that it has expired', async (t) => {
  const phone = await openPhone(browser, shop, 4);
  const { page } = phone;
  await toCheckout(page, '桂花米酒');
  await tap(page, /^立即支付/);
  await tap(page, '取消');
  const first = await words(page, /^等待付款 \d\d:\d\d$/).textContent();
  await until('the seconds run down', async () => (await words(page, /^等待付款 \d\d:\d\d$/).textContent()) !== first);

  house.clock.advance(unpaidMinutesMax * minuteMs);
  await sees(page, '订单已取消');
  await sees(page, '超过 15 分钟未付款，订单已自动取消');
  t.is(await button(page, '立即支付').count(), 0);
  await look(t, page, 'phone-35-expired');
  t.deepEqual(phone.faults, []);
  await closeDevice(phone);
});

test.serial('A store whose terminal is away says so, and takes orders again by itself once it is back', async (t) => {
  await closeDevice(terminal);
  house.clock.advance(3 * minuteMs);
  const phone = await openPhone(browser, shop, 5);
  const { page } = phone;
  await searchStore(page, store.name);
  await sees(page, '门店暂时联系不上，先不接单，请稍后再试或换一家门店');
  await look(t, page, 'phone-36-terminal-away');
  await closeDevice(phone);

  terminal = await openTerminal(browser, shop);
  const again = await openPhone(browser, shop, 5);
  await until('the store takes orders again', async () => {
    // Looked for by name: which stores the first page lists depends on who is open at this hour.
    await again.page.goto(`${shop.url}/m/`);
    await searchStore(again.page, store.name);
    return (
      (await words(again.page, /先不接单/).count()) === 0 && (await button(again.page, new RegExp(`^${store.name}，接单中`)).count()) > 0
    );
  });
  t.deepEqual([...phone.faults, ...again.faults, ...terminal.faults], []);
});
