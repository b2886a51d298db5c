import path from 'node:path';
import { aClerk, aProduct, aStore, type StoreMade } from '../../../bff/test/build.ts';
import type { Harness } from '../../../bff/test/harness.ts';
import { startWeapp, type Weapp } from './weapp.ts';
import type { Phone } from './wx.ts';

/** The weapp as `npm run build:weapp` made it. */
export const builtWeapp = path.resolve(import.meta.dirname, '../../dist/weapp');

let customers = 0;

/** A phone of somebody nobody met before, talking to the harness's server and its WeChat. */
export const aPhone = (house: Harness, changes: Partial<Phone> = {}): Phone => {
  const openid = `oWeappCustomer${String((customers += 1)).padStart(14, '0')}`;
  return {
    apiUrl: house.url,
    login: () => house.sandbox.control.login(openid),
    pay: async (fields) => {
      const sheet = { appid: house.settings.WECHAT_APPID, ...fields } as never;
      const { errMsg, state } = await house.sandbox.control.pay(openid, sheet);
      if (state !== 'paid') throw new Error(errMsg);
    },
    confirm: () => true,
    place: { latitude: 28.684, longitude: 115.862 },
    photo: new ArrayBuffer(0),
    storage: new Map(),
    toasts: [],
    subscribed: [],
    sent: [],
    offline: false,
    noSockets: false,
    losesAnswerTo: () => false,
    answersAfter: () => undefined,
    ...changes,
  };
};

/**
 * A store with a drink at ¥6.00, and its clerk at the terminal. Make them before the first page is opened: the server
 * keeps stores and menus it has read.
 */
export const aDrinkStore = async (house: Harness, name: string) => {
  const store = await aStore(house, { name });
  const drink = await aProduct(house, store, { name: '酸梅汤', price: 600, onHand: 10 });
  return { store, drink, clerk: await aClerk(house, store) };
};

/** The app at checkout with one drink in the cart, once the server has named the price. */
export const atCheckout = async (phone: Phone, { id }: StoreMade, price = '¥6.00'): Promise<Weapp> => {
  const app = startWeapp(builtWeapp, phone);
  app.goTo(`pages/menu/index?storeId=${id}&mode=pickup`);
  await app.tapClass('product-add-plain');
  await app.tap('去结算');
  await app.arrives('checkout');
  await app.reads(`立即支付 ${price}`);
  return app;
};
