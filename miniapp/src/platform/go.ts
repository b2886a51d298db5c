import Taro from '@tarojs/taro';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';

/** Two taps on one button open one page. */
const doubleTapMs = 500;
let last = { what: '', at: 0 };

const once = (what: string, open: () => Promise<unknown>): void => {
  const at = Date.now();
  if (what === last.what && at - last.at < doubleTapMs) return;
  last = { what, at };
  void open().catch(() => undefined);
};

/** WeChat holds so many pages at a time and opens no more; the next one then takes the place of the last. */
const pagesMax = 10;

const to = (url: string) =>
  once(url, () => (Taro.getCurrentPages().length < pagesMax ? Taro.navigateTo({ url }) : Taro.redirectTo({ url })));
const instead = (url: string) => once(url, () => Taro.redirectTo({ url }));
const tab = (url: string) => once(url, () => Taro.switchTab({ url }));

const url = (page: string, query: Record<string, string | undefined> = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `/pages/${page}/index${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
};

/** Every way through the app. Nobody else navigates. */
export const go = {
  home: () => tab(url('home')),
  stores: (mode?: OrderMode) => to(url('stores', { mode })),
  menu: (storeId: string, mode?: OrderMode) => to(url('menu', { storeId, mode })),
  /** From the list of stores: the way back leads to where the list was opened. */
  menuInstead: (storeId: string, mode?: OrderMode) => instead(url('menu', { storeId, mode })),
  checkout: (storeId: string) => to(url('checkout', { storeId })),
  order: (orderId: string) => to(url('order', { orderId })),
  /** After placing: the way back leads to the menu, not to a checkout that is over. */
  orderInstead: (orderId: string, unsure: boolean) => instead(url('order', { orderId, unsure: unsure ? '1' : undefined })),
  afterSale: (orderId: string) => to(url('after-sale', { orderId })),
  /** With a store it is a checkout's question. */
  addresses: (storeId?: string) => to(url('addresses', { storeId })),
  address: (addressId?: string) => to(url('address', { addressId })),
  coupons: () => to(url('coupons')),
  coupon: (couponId: string) => to(url('coupon', { couponId })),
  passes: () => to(url('passes')),
  passKind: (kindId: string) => to(`/pages/passes/kind?kindId=${kindId}`),
  pass: (passId: string) => to(url('pass', { passId })),
  /** After buying: the way back leads to the list, not to what was bought already. */
  passInstead: (passId: string) => instead(url('pass', { passId })),
  memberCode: () => to(url('member-code')),
  points: () => to(url('points')),
  couponCentre: () => to('/pages/coupons/centre'),
  /** From the page of this name: its way back is taken once, and the page before it may be left right after. */
  back: (from: string) =>
    once(`back from ${from}`, () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: url('home') }))),
};

export const setTitle = (title: string): void => void Taro.setNavigationBarTitle({ title }).catch(() => undefined);
