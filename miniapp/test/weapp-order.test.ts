import test from 'ava';
import { listStoreAfterSales } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aProduct } from '../../bff/test/build.ts';
import { aPhoto } from '../../bff/test/build-after-sale.ts';
import { startHarness } from '../../bff/test/harness.ts';
import { aDrinkStore, aPhone, atCheckout, builtWeapp } from './weapp/shop.ts';
import { startWeapp } from './weapp/weapp.ts';

const house = await startHarness({ worker: true, realTime: true });
const shops = {
  weighing: await aDrinkStore(house, '世贸路店'),
  late: await aDrinkStore(house, '收银台店'),
  quick: await aDrinkStore(house, '手快店'),
  regretted: await aDrinkStore(house, '反悔店'),
  spoiled: await aDrinkStore(house, '售后店'),
};
await aProduct(house, shops.weighing.store, { name: '招牌鸭脖', price: 3_980, onHand: 5_000, weigh: { min: 100, step: 50, max: 5_000 } });
test.after.always(house.stop);

test.serial('the built mini-program takes an order from the store list to the customer’s hand', async (t) => {
  const { clerk } = shops.weighing;
  const phone = aPhone(house);
  const app = startWeapp(builtWeapp, phone);
  t.teardown(app.stop);
  await app.tap('选择位置');
  await app.tap('使用我的位置');
  await app.reads('附近门店');
  await app.tap('换门店');
  await app.arrives('stores');
  await app.tap('红谷滩区绿茵路 129 号');
  await app.arrives('menu');
  await app.reads('世贸路店自提外送450 m · 24 小时营业 · 约 10 分钟可取');

  await app.tap('招牌鸭脖');
  await app.tap('半斤 250g');
  await app.tap('加入购物车');
  await app.reads('19.90');
  await app.tapClass('product-add-plain');
  await app.tap('去结算');
  await app.arrives('checkout');
  await app.reads('¥25.90');
  await app.reads('取餐门店世贸路店');
  await app.type('who-textarea', '切小一点');
  await app.tap('立即支付 ¥25.90');

  await app.arrives('order');
  await app.reads('已付款，等待门店接单');
  t.deepEqual(phone.subscribed, [['sandbox_order_ready_0001', 'sandbox_order_cancel_0003']]);
  const [order] = (await clerk.call(terminal.getBoard, {})).orders;
  t.like(order, { state: 'new', remark: '切小一点', payable: 2_590 });

  const orderId = order!.id;
  await clerk.call(terminal.takeOrder, { orderId });
  await app.reads('正在制作');
  await clerk.call(terminal.finishOrder, { orderId, weights: [{ lineNo: 1, grossGrams: 230, tareGrams: 30 }] });
  await app.reads('做好了，请来取餐');
  await app.reads('实称 200g，少 50g');
  const code = (await app.textOf('pickup-digits')).replace(/\s/g, '');
  await clerk.call(terminal.handOver, { code });
  await app.reads('已取餐');
  t.log(`setData: ${app.cost.setDataCalls} calls, ${Math.ceil(app.cost.setDataBytes / 1024)} KB`);
});

test.serial('whoever closes the payment sheet finds the order waiting, and pays it later', async (t) => {
  const { store, clerk } = shops.late;
  let willing = false;
  const phone = aPhone(house);
  const app = await atCheckout(
    { ...phone, pay: (fields) => (willing ? phone.pay(fields) : Promise.reject(new Error('requestPayment:fail cancel'))) },
    store,
  );
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.arrives('order');
  await app.reads('等待付款 14:');
  t.deepEqual((await clerk.call(terminal.getBoard, {})).orders, []);

  willing = true;
  await app.tap('立即支付');
  await app.reads('已付款，等待门店接单');
  t.is((await clerk.call(terminal.getBoard, {})).orders.length, 1);
});

test.serial('two taps on the pay button place one order', async (t) => {
  const { store } = shops.quick;
  const phone = aPhone(house);
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tapTwice('立即支付 ¥6.00');
  await app.arrives('order');
  await app.reads('已付款');
  t.is(phone.sent.filter(({ what }) => what === 'POST /api/mini/orders').length, 1);
});

test.serial('whoever shares no place chooses a city by hand', async (t) => {
  const app = startWeapp(builtWeapp, aPhone(house, { place: null }));
  t.teardown(app.stop);
  await app.tap('选择位置');
  await app.tap('使用我的位置');
  await app.tap('南昌');
  await app.reads('南昌的门店');
  await app.tap('自提');
  await app.arrives('menu');
  await app.reads('酸梅汤');
  t.pass();
});

test.serial('the customer cancels before the store took the order, and gets the money back', async (t) => {
  const { store } = shops.regretted;
  const phone = aPhone(house);
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.reads('已付款，等待门店接单');
  await app.tap('取消订单');
  await app.tap('确认取消');
  await app.reads('订单已取消');
  await app.reads('退款');
  const orders = await house.as(String(phone.storage.get('m1:token')))(order.listOrders, {});
  t.like(orders.items[0], { state: 'cancelled' });
});

test.serial('the customer asks a collected drink back with a picture, and the clerk sees it', async (t) => {
  const { store, clerk } = shops.spoiled;
  const phone = aPhone(house, { photo: await aPhoto() });
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.reads('已付款，等待门店接单');
  const [{ id: orderId }] = (await clerk.call(terminal.getBoard, {})).orders as [{ id: string }];
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  await app.reads('做好了，请来取餐');
  await clerk.call(terminal.handOver, { code: (await app.textOf('pickup-digits')).replace(/\s/g, '') });
  await app.reads('已取餐');
  await app.tap('申请退款');
  await app.arrives('after-sale');
  await app.tap('酸梅汤');
  await app.tap('商品有问题');
  await app.tap('图片 0/6');
  await app.reads('图片 1/6');
  await app.tap('提交申请');
  await app.arrives('order');
  await app.reads('退款申请：等门店处理');
  const { items } = await clerk.call(listStoreAfterSales, { open: 1 });
  t.like(items[0], { orderId, asked: 600, pictures: 1, reason: 'quality' });
  t.deepEqual(phone.subscribed.at(-1), ['sandbox_refund_done_0004']);
});
