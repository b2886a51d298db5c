import test from 'ava';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { startHarness } from '../../bff/test/harness.ts';
import { aDrinkStore, aPhone, atCheckout, builtWeapp } from './weapp/shop.ts';
import { startWeapp } from './weapp/weapp.ts';

const house = await startHarness({ worker: true, realTime: true });
const shops = {
  lossy: await aDrinkStore(house, '信号不好店'),
  dearer: await aDrinkStore(house, '涨价店'),
  feedless: await aDrinkStore(house, '没有长连接店'),
  stale: await aDrinkStore(house, '换班店'),
  tunnel: await aDrinkStore(house, '隧道店'),
  updated: await aDrinkStore(house, '升级店'),
};
test.after.always(house.stop);

test.serial('an order whose answer got lost is sent again with the same key and placed once', async (t) => {
  const { store, clerk } = shops.lossy;
  let losses = 1;
  const phone = aPhone(house, { losesAnswerTo: (method, url) => method === 'POST' && url.endsWith('/api/mini/orders') && losses-- > 0 });
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.says(phone, '网络不通，请检查网络后再试');
  await app.tap('立即支付 ¥6.00');
  await app.arrives('order');
  await app.reads('已付款');
  const keys = phone.sent.filter(({ what }) => what === 'POST /api/mini/orders').map(({ key }) => key);
  t.is(keys.length, 2);
  t.is(keys[0], keys[1]);
  t.is((await clerk.call(terminal.getBoard, {})).orders.length, 1);
});

test.serial('a price that changed is shown and asked about before anything is paid', async (t) => {
  const { store, drink } = shops.dearer;
  let agrees = false;
  const phone = aPhone(house, { confirm: () => agrees });
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  await house.transact(async ({ sql }) => {
    await sql.run('UPDATE sku SET price = 650 WHERE id = ?', [drink.skuId]);
    await sql.run('UPDATE menu_version SET version = version + 1 WHERE store_id = ?', [store.id]);
  });
  await app.tap('立即支付 ¥6.00');
  await app.says(phone, '刚才是 ¥6.00，现在是 ¥6.50。按新价格下单吗？');
  await app.reads('立即支付 ¥6.50');
  t.is(app.route(), 'pages/checkout/index');

  agrees = true;
  await app.tap('立即支付 ¥6.50');
  await app.arrives('order');
  await app.reads('已付款');
});

test.serial('without the live feed the order page asks by itself', async (t) => {
  const { store, clerk } = shops.feedless;
  const app = await atCheckout(aPhone(house, { noSockets: true }), store);
  t.teardown(app.stop);
  await app.tap('立即支付 ¥6.00');
  await app.reads('已付款，等待门店接单');
  const [placed] = (await clerk.call(terminal.getBoard, {})).orders;
  await clerk.call(terminal.takeOrder, { orderId: placed!.id });
  await app.reads('正在制作');
  t.pass();
});

test.serial('a session that has run out is renewed without a word', async (t) => {
  const { store } = shops.stale;
  const phone = aPhone(house);
  const app = await atCheckout(phone, store);
  t.teardown(app.stop);
  phone.storage.set('m1:token', 'c.long-forgotten');
  app.stop();
  const again = startWeapp(builtWeapp, phone);
  t.teardown(again.stop);
  again.goTo('pages/orders/index');
  await again.reads('没有进行中的订单');
  await again.eventually('a new token', () => phone.storage.get('m1:token') !== 'c.long-forgotten');
  t.pass();
});

test.serial('offline the menu seen before is still there, and a sentence says why it is old', async (t) => {
  const { store } = shops.tunnel;
  const phone = aPhone(house);
  const app = await atCheckout(phone, store);
  app.stop();
  phone.offline = true;
  const again = startWeapp(builtWeapp, phone);
  t.teardown(again.stop);
  again.goTo(`pages/menu/index?storeId=${store.id}`);
  await again.reads('酸梅汤');
  await again.reads('网络不通，请检查网络后再试。下面是上次看到的内容');
  phone.offline = false;
  await again.tap('刷新');
  await again.eventually('the sentence to go', () => !again.words().includes('上次看到'));
  t.pass();
});

test.serial('a menu kept by an earlier version of the app is not shown, and stands in nobody’s way', async (t) => {
  const { store } = shops.updated;
  const phone = aPhone(house);
  const app = startWeapp(builtWeapp, phone);
  t.teardown(app.stop);
  const product = {
    id: 'old',
    categoryId: 'c',
    name: '旧菜单里的鸭脖',
    line: '',
    picture: 'p',
    tags: [],
    skus: [],
    options: [],
    notes: '',
  };
  phone.storage.set(`m1:menu:${store.id}`, { storeId: store.id, categories: [{ id: 'c', name: '旧分类' }], products: [product] });
  phone.offline = true;
  app.goTo(`pages/menu/index?storeId=${store.id}`);
  await app.reads('网络不通，请检查网络后再试');
  t.false(app.words().includes('旧菜单里的鸭脖'));
  phone.offline = false;
  await app.tap('再试一次');
  await app.reads('酸梅汤');
});
