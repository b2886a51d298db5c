import type { Browser } from 'playwright-core';
import type { Shop } from './open-shop.ts';
import { keepsScreenshots } from './screenshot.ts';
import { button, field, openDevice, sees, words, type Device, type Screen } from './screen.ts';

/** The phone of one of the sandbox's customers, by their place in its list, at the mini-program's first page. */
export const openPhone = async (browser: Browser, { url, house }: Shop, customer: number): Promise<Device> => {
  const device = await openDevice(browser, {
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: keepsScreenshots ? 2 : 1,
    hasTouch: true,
    isMobile: true,
  });
  await device.page.goto(`${url}/m/?openid=${house.sandbox.control.customers()[customer]!.openid}`);
  return device;
};

export const tap = (screen: Screen, name: string | RegExp): Promise<void> => button(screen, name).tap();

/** Searches for a store by its name, from the first page, until nothing else is listed. */
export const searchStore = async (screen: Screen, name: string): Promise<void> => {
  await tap(screen, '搜门店');
  // The first page slides away with a row for the same store.
  await button(screen, '搜门店').waitFor({ state: 'hidden' });
  await field(screen, '搜店名、地址').fill(name);
  await sees(screen, '没有更多门店了');
};

/** From the first page to a store's menu, by a search for its name. */
export const goToStore = async (screen: Screen, name: string): Promise<void> => {
  await searchStore(screen, name);
  await tap(screen, new RegExp(`^${name}，接单中`));
  await words(screen, '去结算').waitFor();
  await sees(screen, name);
};

/** Goes to another of the tabs, which are read out as tabs. */
export const openTab = async (screen: Screen, name: string): Promise<void> => {
  await screen.getByRole('tablist').getByRole('tab', { name, exact: true, selected: false }).tap();
  await screen.getByRole('tab', { name, exact: true, selected: true }).waitFor();
};

/** Opens a product's sheet by the menu's own search. */
export const openProduct = async (screen: Screen, name: string): Promise<void> => {
  await field(screen, '搜商品，如 鸭脖').fill(name);
  await tap(screen, name);
  await screen.getByRole('dialog', { name }).waitFor();
};

/** Chooses in the open sheet and puts the product into the cart. */
export const putIntoCart = async (screen: Screen, name: string, choices: readonly (string | RegExp)[] = []): Promise<void> => {
  const sheet = screen.getByRole('dialog', { name });
  for (const choice of choices) await sheet.getByRole('button', { name: choice }).first().tap();
  await tap(screen, '加入购物车');
  await sheet.waitFor({ state: 'detached' });
};

/** The pay button once the server has named the price; tells that price as it stands on the button. */
export const priceToPay = async (screen: Screen): Promise<string> => {
  const pay = button(screen, /^立即支付 ¥/);
  await pay.and(screen.getByRole('button', { disabled: false })).waitFor();
  return /¥([\d.]+)/.exec((await pay.textContent()) ?? '')![1]!;
};

/** Confirms on WeChat's payment sheet, lets messages come, and waits for the order's page. */
export const confirmPayment = async (screen: Screen): Promise<void> => {
  await tap(screen, '确认付款');
  await tap(screen, '允许');
  await sees(screen, '已付款，等待门店接单');
};

/** What the order's page shows for the counter. */
export const pickupNumberOn = async (screen: Screen): Promise<string> => (await words(screen, /^[AW]\d{3,}$/).textContent())!;
export const pickupCodeOn = async (screen: Screen): Promise<string> =>
  (await words(screen, /^\d{4} \d{4}$/).textContent())!.replace(' ', '');

/** An order's row in the customer's list. */
export const rowOfOrder = (storeName: string): RegExp => new RegExp(`^${storeName}的订单，`);
