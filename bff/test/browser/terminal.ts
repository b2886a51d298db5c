import type { Browser, Locator, Page } from 'playwright-core';
import type { Shop } from './open-shop.ts';
import { openDevice, type Device, type Screen } from './screen.ts';

/** The home store's terminal, bound and with a clerk signed in by keys. `base`: reached another way than straight. */
export const openTerminal = async (browser: Browser, shop: Shop, base?: string): Promise<Device> => {
  const device = await openDevice(browser, { viewport: { width: 1280, height: 800 } });
  await device.page.addInitScript({ content: countNotes });
  await device.page.goto(await shop.terminalUrl(base));
  await signIn(device.page, shop);
  return device;
};

export const signIn = async (page: Page, { clerk }: Pick<Shop, 'clerk'>): Promise<void> => {
  await page.getByRole('region', { name: '店员登录' }).waitFor();
  for (const text of [clerk.number, clerk.pin]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await column(page, '新订单').waitFor();
};

/** A switch stands as it should and the server has said so: it moves under the finger before that. */
export const switched = (page: Page, name: string, checked: boolean): Promise<void> =>
  page.getByRole('switch', { name, checked }).and(page.locator('[aria-busy="false"]')).waitFor();

/** Counts the notes that the page strikes, as nobody listens here. */
const countNotes = `
  window.struck = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    window.struck += 1;
    start.call(this, when);
  };`;

/** The browser's rule that a page is silent until it is touched; a page that is driven counts as touched from the first look at it. */
export const silentUntilTouched = `
  let touched = false;
  addEventListener('pointerdown', () => (touched = true), true);
  window.AudioContext = class extends AudioContext {
    resumed = false;
    get state() {
      return this.resumed ? super.state : 'suspended';
    }
    resume() {
      this.resumed = touched;
      return touched ? super.resume() : new Promise(() => undefined);
    }
  };`;

export const notesStruck = (page: Page): Promise<number> => page.evaluate<number>('window.struck');

/** A column of the board, with how many orders it says it has if that is given. */
export const column = (screen: Screen, name: '新订单' | '制作中' | '待取·配送', orders?: number): Locator =>
  screen.getByRole('region', { name: orders === undefined ? new RegExp(`^${name}`) : `${name} ${orders} 单` });

/** The card of an order, by its pickup number, in a column. */
export const cardIn = (screen: Screen, name: Parameters<typeof column>[1], number: string): Locator =>
  column(screen, name).getByRole('listitem').filter({ hasText: number }).first();

/** The instant at which the board shows so many new orders, in milliseconds; to be asked for before they come. */
export const whenNewOrdersAre = async (page: Page, orders: number): Promise<number> => {
  const label = `新订单 ${orders} 单`;
  const shown = await page.waitForFunction<number>(`document.querySelector('section[aria-label="${label}"]') && Date.now()`);
  return shown.jsonValue();
};
