import test, { type ExecutionContext } from 'ava';
import * as order from '@mendian/shared/order/order.contract.ts';
import { listMyAfterSales } from '@mendian/shared/after-sale/after-sale.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aStaff } from '../../bff/test/build.ts';
import { aPass, aPassKind } from '../../bff/test/build-pass.ts';
import { startHarness } from '../../bff/test/harness.ts';
import { aDrinkStore, aPhone, atCheckout, builtWeapp } from './weapp/shop.ts';
import { startWeapp } from './weapp/weapp.ts';

const house = await startHarness({ worker: true, realTime: true });
const shops = {
  regretted: await aDrinkStore(house, '退了再点店'),
  regular: await aDrinkStore(house, '老主顾店'),
  racing: await aDrinkStore(house, '接单快店'),
  full: await aDrinkStore(house, '手机满了店'),
  leaving: await aDrinkStore(house, '月卡店'),
  withdrawn: await aDrinkStore(house, '撤回店'),
  wandering: await aDrinkStore(house, '货比三家店'),
};
test.after.always(house.stop);

const losesFirstOrder = () => {
  let losses = 1;
  return (method: string, url: string) => method === 'POST' && url.endsWith('/api/mini/orders') && losses-- > 0;
};

/** An order stands at the server and its answer was lost; it is found again among the orders. */
const afterLostAnswer = async (t: ExecutionContext, store: (typeof shops)['regular']['store']) => {
  const phone = aPhone(house, { losesAnswerTo: losesFirstOrder() });
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.says(phone, '网络不通，请检查网络后再试');
  const [lost] = (await house.as(String(phone.storage.get('m1:token')))(order.listOrders, {})).items;
  app.goTo(`pages/order/index?orderId=${lost!.id}`);
  return { phone, app, lost: lost! };
};

test.serial('an order that was cancelled since its answer got lost is not taken for the next one', async (t) => {
  const { store, clerk } = shops.regretted;
  const { app, lost } = await afterLostAnswer(t, store);
  await app.reads('等待付款');
  await app.tap('取消订单');
  await app.tap('确认取消');
  await app.reads('订单已取消');

  app.goBack();
  await app.tap('立即支付 ¥6.00');
  await app.arrives('order');
  await app.reads('已付款，等待门店接单');
  t.is((await clerk.call(terminal.getBoard, {})).orders.length, 1);
});

test.serial('who paid the order whose answer got lost, and wants the same again, gets another', async (t) => {
  const { store, clerk } = shops.regular;
  const { phone, app, lost } = await afterLostAnswer(t, store);
  await app.tap('立即支付');
  await app.reads('已付款，等待门店接单');
  await clerk.call(terminal.takeOrder, { orderId: lost.id });
  await clerk.call(terminal.finishOrder, { orderId: lost.id, weights: [] });
  await app.reads('做好了，请来取餐');
  await clerk.call(terminal.handOver, { code: (await app.textOf('pickup-digits')).replace(/\s/g, '') });
  await app.reads('已取餐');
  app.stop();

  // Another day, the app started anew.
  const again = startWeapp(builtWeapp, phone);
  t.teardown(again.stop);
  again.goTo(`pages/menu/index?storeId=${store.id}&mode=pickup`);
  await again.tap('去结算');
  await again.tap('立即支付 ¥6.00');
  await again.arrives('order');
  await again.reads('已付款，等待门店接单');
  t.is((await clerk.call(terminal.getBoard, {})).orders.length, 1);
});

test.serial('an answer about the payment that comes late does not take the order back to where it was', async (t) => {
  const { store, clerk } = shops.racing;
  let willing = false;
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => (arrive = resolve));
  const plain = aPhone(house);
  const phone = {
    ...plain,
    pay: (fields: Record<string, string>) => (willing ? plain.pay(fields) : Promise.reject(new Error('requestPayment:fail cancel'))),
    answersAfter: (method: string, url: string) => (willing && method === 'POST' && url.endsWith('/check') ? late : undefined),
  };
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.reads('等待付款');
  willing = true;
  await app.tap('立即支付');
  await app.reads('已付款，等待门店接单');
  const [placed] = (await clerk.call(terminal.getBoard, {})).orders;
  await clerk.call(terminal.takeOrder, { orderId: placed!.id });
  await app.reads('正在制作');
  arrive();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  t.regex(app.words(), /正在制作/);
});

test.serial('who looked into the menus of many stores can still go to checkout', async (t) => {
  const app = startWeapp(builtWeapp, aPhone(house));
  t.teardown(app.stop);
  await app.tap('换门店');
  await app.arrives('stores');
  for (let looks = 1; looks <= 8; looks += 1) {
    await app.tap('货比三家店');
    await app.arrives('menu');
    await app.tapClass('store-bar-name');
    await app.arrives('stores');
  }
  await app.tap('货比三家店');
  await app.arrives('menu');
  await app.tapClass('product-add-plain');
  await app.tap('去结算');
  await app.arrives('checkout');
  await app.reads('立即支付 ¥6.00');
  t.pass();
});

test.serial('who signs out leaves nothing of theirs on the phone', async (t) => {
  const { drink } = shops.leaving;
  const phone = aPhone(house);
  const app = startWeapp(builtWeapp, phone);
  t.teardown(app.stop);
  const token = await app.eventually('a token', () => phone.storage.get('m1:token') as string | undefined);
  const made = await house.transact(({ sql }) => sql.one<{ openid: string }>('SELECT openid FROM member ORDER BY id DESC LIMIT 1'));
  const customer = { call: house.as(token), token, openid: made!.openid };
  await aPass(house, customer, await aPassKind(house, await aStaff(house), { productIds: [drink.productId] }));
  app.goTo('pages/passes/index');
  await app.reads('今天还可用 1 次');
  app.goTo('pages/points/index');
  await app.reads('消费获得');
  app.goTo('pages/profile/index');
  await app.tap('退出登录');
  await app.reads('还没有登录');
  app.stop();

  const again = startWeapp(builtWeapp, phone);
  t.teardown(again.stop);
  await again.reads('接单中');
  t.notRegex(again.words(), /今天还可用/);
  t.deepEqual(
    [...phone.storage.keys()].filter((key) => /^m1:read:(?!cities|my-stores|pass-offers)/.test(key)),
    [],
  );
});

test.serial('a refund that was withdrawn and asked for again in the same words is asked for again', async (t) => {
  const { store, clerk } = shops.withdrawn;
  let losses = 1;
  const phone = aPhone(house, { losesAnswerTo: (method, url) => method === 'POST' && url.endsWith('/after-sales') && losses-- > 0 });
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.reads('已付款，等待门店接单');
  const [{ id: orderId }] = (await clerk.call(terminal.getBoard, {})).orders as [{ id: string }];
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  await app.reads('做好了，请来取餐');
  const ask = async () => {
    await app.tap('申请退款');
    await app.arrives('after-sale');
    await app.tap('酸梅汤');
    await app.tap('商品有问题');
    await app.tap('提交申请');
  };
  await ask();
  await app.says(phone, '网络不通');
  app.goBack();
  await app.reads('退款申请：等门店处理');
  await app.tap('撤回申请');
  await app.reads('退款申请：已撤回');
  // Sooner it would be a double tap.
  await new Promise((resolve) => setTimeout(resolve, 600));
  await ask();
  await app.says(phone, '已提交，请等门店处理');
  const { items } = await house.as(String(phone.storage.get('m1:token')))(listMyAfterSales, { orderId });
  t.deepEqual(items.map(({ state }) => state).sort(), ['asked', 'withdrawn']);
});

test.serial('a session that has run out is renewed for everything a page asks for at once', async (t) => {
  const phone = aPhone(house, {
    storage: new Map([['m1:token', 'c.long-forgotten']]),
    // WeChat and the server take their time to sign somebody in.
    answersAfter: (method, url) =>
      method === 'POST' && url.endsWith('/api/mini/sign-in') ? new Promise((resolve) => setTimeout(resolve, 500)) : undefined,
  });
  const app = startWeapp(builtWeapp, phone);
  t.teardown(app.stop);
  app.goTo('pages/member-code/index');
  await app.eventually('a new token', () => !['c.long-forgotten', undefined].includes(phone.storage.get('m1:token') as string | undefined));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  t.notRegex(app.words(), /登录已失效/);
  t.regex(app.words(), /\d{4} \d{4} \d{4} \d{4} \d/);
});

test.serial('on a phone whose storage is full, an order whose answer got lost is placed once all the same', async (t) => {
  const { store } = shops.full;
  const phone = aPhone(house, { losesAnswerTo: losesFirstOrder() });
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  phone.storage.set = () => {
    throw new Error('setStorageSync:fail exceed storage max size');
  };
  await app.tap('立即支付 ¥6.00');
  await app.says(phone, '网络不通，请检查网络后再试');
  await app.tap('立即支付 ¥6.00');
  await app.arrives('order');
  await app.reads('已付款');
  t.is((await house.as(String(phone.storage.get('m1:token')))(order.listOrders, {})).items.length, 1);
});
