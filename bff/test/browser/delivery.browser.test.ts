import test from 'ava';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { confirmPayment, goToStore, openPhone, openProduct, pickupNumberOn, priceToPay, putIntoCart, tap } from './phone.ts';
import { button, field, sees, type Screen } from './screen.ts';
import { look } from './screenshot.ts';
import { cardIn, openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const writeAddress = async (screen: Screen): Promise<void> => {
  await field(screen, '楼栋、单元、门牌').fill('3 栋 1801');
  await field(screen, '怎么称呼').fill('林小雨');
  await field(screen, '送餐时联系').fill('13800000001');
};

test.serial('An order is delivered to an address within the zone: out, then delivered', async (t) => {
  const phone = await openPhone(browser, shop, 0);
  const { page } = phone;
  // A few hundred metres from the store, as a phone tells its place (WGS-84).
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 28.6895, longitude: 115.8572 });
  await goToStore(page, shop.store.name);
  await tap(page, '外送');
  await openProduct(page, '酸梅汤');
  await putIntoCart(page, '酸梅汤');
  await sees(page, '还差 ¥14.00 起送');
  t.is(await button(page, '去结算').getAttribute('aria-disabled'), 'true');
  await openProduct(page, '樟叶卤鸭');
  await putIntoCart(page, '樟叶卤鸭', [/^半只/]);
  await tap(page, '去结算');

  await tap(page, /^送到：/);
  await sees(page, '还没有收货地址');
  await look(t, page, 'phone-20-no-address');
  await tap(page, '新增收货地址');
  await writeAddress(page);
  await tap(page, '选择地点');
  await field(page, '搜街道、商场、小区').fill('丰和都会');
  await look(t, page, 'phone-21-choose-place');
  await tap(page, '“丰和都会”就在我现在的位置');
  await sees(page, '使用前请先看一下');
  await look(t, page, 'phone-22-consent');
  await tap(page, '同意');
  await sees(page, '丰和都会');
  await look(t, page, 'phone-23-address');
  await tap(page, '保存');
  await tap(page, '丰和都会 3 栋 1801');
  t.is(await priceToPay(page), '43.80');
  await sees(page, '配送费');
  await look(t, page, 'phone-24-checkout-delivery');
  await tap(page, /^立即支付/);
  await confirmPayment(page);
  const number = await pickupNumberOn(page);
  t.regex(number, /^W/);

  const desk = terminal.page;
  await button(cardIn(desk, '新订单', number), '接单').click();
  await button(cardIn(desk, '制作中', number), '备好了').click();
  await sees(page, '做好了，等待配送');
  await look(t, desk, 'terminal-10-delivery-ready');
  await button(cardIn(desk, '待取·配送', number), '配送出门').click();
  await sees(page, '正在送来');
  await look(t, page, 'phone-25-on-its-way');
  await button(cardIn(desk, '待取·配送', number), '已送达').click();
  await sees(page, '已送达');
  await sees(page, '谢谢光临');
  await look(t, page, 'phone-26-delivered');
  t.deepEqual([...phone.faults, ...terminal.faults], []);
});

test.serial('An address outside the zone is refused before anything is paid', async (t) => {
  const phone = await openPhone(browser, shop, 1);
  const { page } = phone;
  await goToStore(page, shop.store.name);
  await tap(page, '外送');
  await openProduct(page, '樟叶卤鸭');
  await putIntoCart(page, '樟叶卤鸭', [/^整只/]);
  await tap(page, '去结算');
  await tap(page, /^送到：/);
  await tap(page, '新增收货地址');
  await writeAddress(page);
  await tap(page, '选择地点');
  await field(page, '搜街道、商场、小区').fill('武汉');
  await page.getByRole('dialog', { name: '选择地点' }).getByRole('button', { name: /武汉/ }).nth(1).tap();
  await tap(page, '保存');
  await tap(page, /3 栋 1801$/);
  await sees(page, /超出门店的配送范围/);
  t.is(await button(page, /^立即支付/).getAttribute('aria-disabled'), 'true');
  await look(t, page, 'phone-27-out-of-zone');
  t.deepEqual(phone.faults, []);
});
