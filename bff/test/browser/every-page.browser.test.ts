import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import type { Locator } from 'playwright-core';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { anAfterSale } from '../build-after-sale.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { goToStore, openPhone, openProduct, openTab, priceToPay, putIntoCart, tap, rowOfOrder } from './phone.ts';
import { button, closeDevice, field, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, openTerminal } from './terminal.ts';

/** Longer than Taro lets a page slide when it is not told otherwise. */
const pageSlidesMs = 600;

const browser = await openBrowser();
const shop = await openShop();
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial('The customer’s other pages: cities, time slots, invoice, orders, profile, addresses', async (t) => {
  const done = await paidOrder(shop, 0);
  const phone = await openPhone(browser, shop, 0);
  const { page } = phone;
  await tap(page, '换一个位置');
  await sees(page, '使用我的位置');
  await field(page, '搜城市，如 长沙 或 C').waitFor();
  await look(t, page, 'phone-50-cities');
  await page.getByRole('dialog', { name: '在哪里找门店' }).getByRole('button', { name: /^南昌/ }).tap();
  await sees(page, '南昌市的门店');
  await button(page, /，看订单$/).waitFor();
  await look(t, page, 'phone-51-home-with-order');

  await goToStore(page, shop.store.name);
  await openProduct(page, '夫妻肺片');
  await look(t, page, 'phone-52-options-portion');
  await putIntoCart(page, '夫妻肺片', [/^花生碎/]);
  await tap(page, '去结算');
  await priceToPay(page);
  await tap(page, /^取餐时间：/);
  await sees(page, '什么时候来取');
  await look(t, page, 'phone-53-slots');
  await tap(page, '明天');
  await page.getByRole('button', { name: /可约$/ }).filter({ visible: true }).first().tap();
  await button(page, /^取餐时间：明天/).waitFor();
  await tap(page, /^发票：/);
  await field(page, '公司或个人名称').fill('红谷滩区某某商贸有限公司');
  await look(t, page, 'phone-54-invoice');
  await tap(page, '保存');
  await sees(page, '红谷滩区某某商贸有限公司');
  await priceToPay(page);
  await sees(page, /^联发广场店\s/);
  await look(t, page, 'phone-55-checkout-slot');

  await page.goto(`${shop.url}/m/`);
  await openTab(page, '订单');
  await button(page, rowOfOrder(shop.store.name)).waitFor();
  await look(t, page, 'phone-56-orders');
  await tap(page, rowOfOrder(shop.store.name));
  await sees(page, done.number);
  await tap(page, '取消订单');
  await sees(page, '取消这笔订单');
  await look(t, page, 'phone-57-cancel');
  await tap(page, '确认取消');
  await sees(page, '订单已取消');
  await sees(page, /^已退款 ¥12\.00/);
  await look(t, page, 'phone-58-cancelled');

  await page.goto(`${shop.url}/m/`);
  await openTab(page, '我的');
  await sees(page, '退出登录');
  await look(t, page, 'phone-59-profile');
  await tap(page, /^昵称：/);
  await look(t, page, 'phone-60-nickname');
  await tap(page, '关闭');
  await tap(page, /^收货地址：/);
  await sees(page, '还没有收货地址');
  t.deepEqual(phone.faults, []);
  await closeDevice(phone);
});

test.serial('Whoever goes back at once sees the list again', async (t) => {
  await paidOrder(shop, 5);
  const { page, faults } = await openPhone(browser, shop, 5);
  await openTab(page, '订单');
  const row = button(page, rowOfOrder(shop.store.name));
  // The first time its program is brought, which takes longer than a page slides.
  for (const isFirst of [true, false, false]) {
    await row.tap();
    await button(page, '取消订单').waitFor();
    if (isFirst) await pause(pageSlidesMs);
    await page.goBack();
    await pause(pageSlidesMs);
    t.true(await row.isVisible());
  }
  t.deepEqual(faults, []);
});

test.serial('The terminal’s other pages, on a small screen too', async (t) => {
  const fresh = await openDevice(browser, { viewport: { width: 1280, height: 800 } });
  await fresh.page.goto(`${shop.url}/terminal/`);
  await sees(fresh.page, '把这台终端绑到门店');
  await look(t, fresh.page, 'terminal-40-bind');
  await fresh.page.goto(await shop.terminalUrl());
  await fresh.page.reload();
  await sees(fresh.page, '店员登录');
  await look(t, fresh.page, 'terminal-41-sign-in');
  await closeDevice(fresh);

  const { page, faults } = await openTerminal(browser, shop);
  const orders = [await paidOrder(shop, 1), await paidOrder(shop, 2), await paidOrder(shop, 3)] as const;
  const [first, second, third] = orders;
  await button(cardIn(page, '新订单', first.number), '接单').click();
  await button(cardIn(page, '制作中', first.number), '备好了').click();
  await cardIn(page, '待取·配送', first.number).waitFor();
  await button(cardIn(page, '新订单', second.number), '接单').click();
  await cardIn(page, '制作中', second.number).waitFor();
  await anAfterSale(second.customer, second.orderId, { words: '等得太久' });
  await sees(page, /申请退款/);
  await cardIn(page, '新订单', third.number).waitFor();
  await look(t, page, 'terminal-42-board');
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(t, page, 'terminal-43-board-small');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole('link', { name: '去处理' }).click();
  await button(page, '同意退款').waitFor();
  await look(t, page, 'terminal-44-after-sale');
  await page.setViewportSize({ width: 1024, height: 600 });
  await look(t, page, 'terminal-44-after-sale-small');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: '看板' }).click();
  await button(cardIn(page, '制作中', second.number), new RegExp(second.number)).click();
  await sees(page, '经过');
  await look(t, page, 'terminal-45-detail');
  await page.keyboard.press('Escape');
  await button(cardIn(page, '待取·配送', first.number), '扫码交货').click();
  await look(t, page, 'terminal-46-code-pad');
  await page.keyboard.press('Escape');
  await button(page, shop.clerk.name).click();
  await look(t, page, 'terminal-47-clerk');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '历史' }).click();
  await sees(page, first.number);
  await look(t, page, 'terminal-48-history');
  await page.getByRole('link', { name: '商品' }).click();
  await sees(page, '招牌鸭脖');
  await look(t, page, 'terminal-49-products');

  await page.setViewportSize({ width: 1024, height: 600 });
  await page.route('**/sold-out', (route) => route.abort());
  await page.getByRole('switch', { name: '招牌鸭脖在售' }).first().click();
  await sees(page, '网络不通，请检查网络后再试');
  await look(t, page, 'terminal-50-notice-small');
  const [notice, lamp] = await Promise.all([boxOf(page.locator('.notice').first()), boxOf(page.getByRole('status', { name: /^连接：/ }))]);
  t.true(notice.y >= lamp.y + lamp.height, 'a notice leaves the lamp to be seen');
  t.deepEqual(faults, []);
});

const boxOf = async (place: Locator) => (await place.boundingBox())!;

test.serial('What a person at head office has settled leaves the list', async (t) => {
  const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
  const { orderId } = await paidOrder(shop, 4);
  shop.house.clock.advance(3 * minuteMs);
  await page.goto(await shop.headOfficeUrl());
  await page.getByRole('link', { name: '待处理' }).click();

  const row = page.getByRole('row').filter({ hasText: orderId });
  await button(row, '标记处理完').click();
  await field(page, '怎样处理的（会留在记录里）').fill('已打电话给门店');
  await look(t, page, 'office-11-settle');
  await button(page, '处理完了').click();
  await row.waitFor({ state: 'detached' });
  t.deepEqual(faults, []);
});
