import test from 'ava';
import * as member from '@mendian/shared/member/member.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { startHarness } from '../../bff/test/harness.ts';
import { aDrinkStore, aPhone, atCheckout, builtWeapp } from './weapp/shop.ts';
import { startWeapp } from './weapp/weapp.ts';
import type { Phone } from './weapp/wx.ts';

const house = await startHarness({ worker: true, realTime: true });
const shops = {
  near: await aDrinkStore(house, '送得到店'),
  slow: await aDrinkStore(house, '地址来迟店'),
  lossy: await aDrinkStore(house, '算价断线店'),
  away: await aDrinkStore(house, '歇业片刻店'),
};
test.after.always(house.stop);

const home = { contact: '林小雨', phone: '13800000001', place: '丰和都会', door: '3 栋 1801', latE6: 28_682_500, lngE6: 115_858_500 };

const addHome = (phone: Phone) => house.as(String(phone.storage.get('m1:token')))(member.addAddress, home);

/** Four drinks to be delivered: enough for the store's minimum. */
const delivering = async (phone: Phone, storeId: string) => {
  const app = startWeapp(builtWeapp, phone);
  await app.eventually('a token', () => phone.storage.get('m1:token'));
  app.goTo(`pages/menu/index?storeId=${storeId}&mode=delivery`);
  await app.tapClass('product-add-plain');
  for (let more = 0; more < 3; more += 1) await app.tapClass('stepper-more');
  return app;
};

test.serial('whoever saves an address and taps it right away is back at checkout with it', async (t) => {
  const phone = aPhone(house);
  const app = await delivering(phone, shops.near.store.id);
  t.teardown(app.stop);
  await addHome(phone);
  await app.tap('去结算');
  await app.arrives('checkout');
  await app.reads('立即支付 ¥29.00');
  await app.tap('丰和都会 3 栋 1801');
  await app.arrives('addresses');
  await app.tapClass('address-edit');
  await app.arrives('address');
  await app.tap('保存');
  await app.arrives('addresses');
  await app.tap('丰和都会 3 栋 1801');
  await app.arrives('checkout');
  await app.tap('立即支付 ¥29.00');
  await app.arrives('order');
  t.pass();
});

test.serial('addresses that were asked for first and come last do not take away the one just added', async (t) => {
  const arrival = Promise.withResolvers<void>();
  let first = true;
  const phone = aPhone(house, {
    answersAfter: (method, url) => {
      if (method !== 'GET' || !url.endsWith('/api/mini/addresses') || !first) return;
      first = false;
      return arrival.promise;
    },
  });
  const app = await delivering(phone, shops.slow.store.id);
  t.teardown(app.stop);
  await app.tap('去结算');
  await app.arrives('checkout');
  await app.tap('送到');
  await app.arrives('addresses');
  await app.reads('还没有收货地址');
  await addHome(phone);
  app.goBack();
  await app.arrives('checkout');
  await app.reads('丰和都会 3 栋 1801');
  arrival.resolve();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await app.tap('立即支付 ¥29.00');
  await app.arrives('order');
  t.pass();
});

test.serial('a price that got no answer is asked for again until it is there', async (t) => {
  let losses = 1;
  const phone = aPhone(house, { losesAnswerTo: (method, url) => method === 'POST' && url.endsWith('/api/mini/quotes') && losses-- > 0 });
  const app = await atCheckout(phone, shops.lossy.store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.arrives('order');
  t.is(losses, -1);
});

test.serial('a store that takes orders again can be paid without choosing anything anew', async (t) => {
  const { store, clerk } = shops.away;
  const app = startWeapp(builtWeapp, aPhone(house));
  t.teardown(app.stop);
  app.goTo(`pages/menu/index?storeId=${store.id}&mode=pickup`);
  await app.tapClass('product-add-plain');
  await clerk.call(terminal.setTrading, { status: 'closed', pickup: true, delivery: true });
  await app.tap('去结算');
  await app.arrives('checkout');
  await app.reads('门店暂停接单');
  await clerk.call(terminal.setTrading, { status: 'open', pickup: true, delivery: true });
  await app.tap('立即支付 ¥6.00');
  await app.arrives('order');
  t.pass();
});
