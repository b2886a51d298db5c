import test from 'ava';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder, takesOrdersAgain } from './order-by-call.ts';
import { openPhone, tap } from './phone.ts';
import { button, openDevice, sees, words } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const office = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

/** The row of the list that is about an order. */
const rowOf = (orderId: string) => office.page.getByRole('row').filter({ hasText: orderId });

test.serial('Head office sees an order that nobody takes, until it is taken', async (t) => {
  const { page } = office;
  await page.goto(await shop.headOfficeUrl());
  await page.getByRole('link', { name: '待处理' }).click();
  await sees(page, '现在没有要处理的事');
  await look(t, page, 'office-01-nothing');
  const { orderId, number } = await paidOrder(shop, 0);
  shop.house.clock.advance(3 * minuteMs);
  await page.getByRole('row').filter({ hasText: '久未接单' }).and(rowOf(orderId)).waitFor();
  await look(t, page, 'office-02-untaken');

  await button(cardIn(terminal.page, '新订单', number), '接单').click();
  await cardIn(terminal.page, '制作中', number).waitFor();
  await button(page, '刷新').click();
  await rowOf(orderId).waitFor({ state: 'detached' });
  t.deepEqual([...office.faults, ...terminal.faults], []);
});

test.serial('A refund that WeChat will not make now is under way for the customer, and head office tries it again', async (t) => {
  const { page } = office;
  await takesOrdersAgain(shop);
  const { orderId, number } = await paidOrder(shop, 1);
  shop.house.sandbox.control.misbehave({ refund: 'NOT_ENOUGH' });
  await button(cardIn(terminal.page, '新订单', number), '拒单').click();
  await terminal.page.getByRole('radio', { name: '没有货了' }).click();
  await button(terminal.page, '拒单并退款 ¥12.00').click();
  const phone = await openPhone(browser, shop, 1);
  await words(phone.page, /^订单$/).tap();
  await tap(phone.page, '全部');
  await tap(phone.page, new RegExp(`^${shop.store.name}的订单，已取消`));
  await sees(phone.page, /^退款处理中 ¥12\.00/);
  await look(t, phone.page, 'phone-40-refund-under-way');

  await button(page, '刷新').click();
  await page.getByRole('row').filter({ hasText: '退款未成' }).and(rowOf(orderId)).waitFor();
  await look(t, page, 'office-03-refund-held');
  shop.house.sandbox.control.calm();
  // The sentence stays for six seconds, and on a busy machine the click may return after that.
  await Promise.all([sees(page, '已重新提交，结果会在列表里更新'), button(rowOf(orderId), '重试').click()]);
  await rowOf(orderId).waitFor({ state: 'detached' });
  await sees(phone.page, /^已退款 ¥12\.00（全部）/);
  await look(t, phone.page, 'phone-41-refunded');
  t.deepEqual([...office.faults, ...terminal.faults, ...phone.faults], []);
});
