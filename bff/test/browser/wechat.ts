import type { Browser } from 'playwright-core';
import type { Shop } from './open-shop.ts';
import { openDevice, type Device } from './screen.ts';

/** The sandbox's own page, as one of its customers: WeChat beside the mini-program. */
export const openWechat = async (browser: Browser, { house }: Shop, customer: number): Promise<Device> => {
  const device = await openDevice(browser, { viewport: { width: 375, height: 812 }, hasTouch: true });
  await device.page.goto(`${house.sandbox.url}/?openid=${house.sandbox.control.customers()[customer]!.openid}`);
  return device;
};
