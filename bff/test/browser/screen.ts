import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { patienceMs } from './chromium.ts';

/** Where a person looks: a page, or one of the devices on the demo desk. */
export type Screen = Pick<Page & FrameLocator, 'getByRole' | 'getByText'>;

export type Device = { readonly page: Page; /** What went wrong in the page itself. */ readonly faults: string[] };

/** A device of its own, with nothing kept from another. */
export const openDevice = async (browser: Browser, options: BrowserContextOptions): Promise<Device> => {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
};

export const closeDevice = ({ page }: Device): Promise<void> => page.context().close();

/** Text that can be seen now; pages that lie underneath are not counted. */
export const words = (screen: Screen, text: string | RegExp): Locator => screen.getByText(text).filter({ visible: true }).first();

export const sees = (screen: Screen, text: string | RegExp): Promise<void> => words(screen, text).waitFor();

/** A field by its label or, where it has none, by what stands in it while it is empty. */
export const field = (screen: Screen, name: string): Locator =>
  screen
    .getByRole('textbox', { name, exact: true })
    .or(screen.getByRole('spinbutton', { name, exact: true }))
    .filter({ visible: true })
    .first();

export const button = (screen: Screen, name: string | RegExp): Locator =>
  screen
    .getByRole('button', { name, exact: typeof name === 'string' })
    .filter({ visible: true })
    .first();

/** Asks again and again until something is so; says what was waited for when it never is. */
export const until = async <T>(what: string, ask: () => Promise<T | null | undefined | false>): Promise<T> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in vain: ${what}`);
    await delay(50);
  }
};
