import test, { type ExecutionContext } from 'ava';
import sharp from 'sharp';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, pay, pieces } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { openPhone, rowOfOrder, tap } from './phone.ts';
import { button, field, openDevice, sees, words, type Device } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const { house, store } = shop;
const terminalDevice = await openTerminal(browser, shop);
const desk = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

/** What a phone's camera gives: a dish on a table. */
const photo = async () => ({
  name: 'dish.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1_200, height: 900, channels: 3, background: { r: 196, g: 120, b: 72 } } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="1200" height="900"><circle cx="600" cy="450" r="330" fill="#f4efe6"/><circle cx="600" cy="450" r="210" fill="#7a3a1d"/></svg>',
        ),
      },
    ])
    .jpeg()
    .toBuffer(),
});

/** An order of two lines of one of the sandbox's customers, made and collected by calls. */
const collected = async (customerIndex: number) => {
  const customer = await aCustomer(house, customerIndex);
  const place = { ...store, latE6: 0, lngE6: 0 };
  const skus = [
    await aProduct(house, place, { price: 3_600, name: '香卤整鸭' }),
    await aProduct(house, place, { price: 1_200, name: '凉拌藕片' }),
  ];
  const { id: orderId } = await anOrder(customer, place, { lines: [pieces(skus[0]!, 2), pieces(skus[1]!)] });
  await pay(house, customer, orderId);
  const clerk = await aClerk(house, place);
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  const { pickupCode, pickupNumber } = await customer.call(order.getOrder, { orderId });
  await clerk.call(terminal.handOver, { code: pickupCode! });
  return { orderId, number: pickupNumber! };
};

const openOrder = async ({ page }: Device): Promise<void> => {
  await words(page, /^订单$/).tap();
  await tap(page, '全部');
  await tap(page, rowOfOrder(store.name));
  await sees(page, '已取餐');
};

test.serial(
  'A customer asks with a picture; above the clerk’s limit it goes up; the merchant grants it, and the money comes',
  async (t) => {
    const { number } = await collected(0);
    const phone = await openPhone(browser, shop, 0);
    const { page } = phone;
    await openOrder(phone);
    await askWithPicture(t, phone);
    await passUp(t, number);
    await sees(page, '退款申请：等商户处理');
    await grant(t, number);
    await sees(page, '退款申请：已退款 ¥72.00');
    await sees(page, '很抱歉，已要求门店整改');
    await look(t, page, 'phone-63-refunded');
    await desk.page.reload();
    await sees(desk.page, /退款 ¥72\.00 已到账/);
    await look(t, desk.page, 'desk-63-refunded');
    await terminalDevice.page.getByRole('tab', { name: '全部' }).click();
    await button(terminalDevice.page, new RegExp(`^${number}`)).waitFor();
    await look(t, terminalDevice.page, 'terminal-65-all');
    t.deepEqual([...phone.faults, ...terminalDevice.faults, ...desk.faults], []);
  },
);

const askWithPicture = async (t: ExecutionContext, { page }: Device): Promise<void> => {
  await tap(page, '申请退款');
  await tap(page, /^香卤整鸭/);
  await tap(page, '商品有问题');
  const chooser = page.waitForEvent('filechooser');
  await tap(page, '添加图片');
  await (await chooser).setFiles(await photo());
  await button(page, '去掉第 1 张图片').waitFor();
  await field(page, '说说是怎么回事，方便门店尽快处理（选填）').fill('打开有异味，不敢吃');
  await look(t, page, 'phone-60-ask');
  await page.evaluate(`[...document.querySelectorAll('.card-title')].at(-1).scrollIntoView()`);
  await look(t, page, 'phone-61-ask-below');
  await tap(page, '提交申请');
  await tap(page, '允许');
  await sees(page, '退款申请：等门店处理');
  await button(page, '看第 1 张图片').waitFor();
  await look(t, page, 'phone-62-asked');
};

const passUp = async (t: ExecutionContext, number: string): Promise<void> => {
  const { page } = terminalDevice;
  await sees(page, `${number} 号订单的顾客申请退款 ¥72.00，请到“售后”处理`);
  await look(t, page, 'terminal-60-rings');
  await page.getByRole('link', { name: /^售后/ }).click();
  await button(page, new RegExp(`^${number}`)).click();
  t.is(await page.getByText(/请到“售后”处理/).count(), 0, 'the news is over for who is there');
  await sees(page, '店员最多可退 ¥50.00，更多请转给商户');
  await button(page, '看第 1 张图片').waitFor();
  await look(t, page, 'terminal-61-case');
  await button(page, '部分同意').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '退还 ¥50.00' }).waitFor();
  await look(t, page, 'terminal-62-part');
  await page.keyboard.press('Escape');
  await button(page, '转给商户').click();
  await field(page, '给商户的说明').fill('看过照片，确有问题');
  await look(t, page, 'terminal-63-pass');
  await dialog.getByRole('button', { name: '转给商户' }).click();
  await sees(page, '已转给商户处理，答复后顾客和门店都会看到');
  await look(t, page, 'terminal-64-passed');
};

const grant = async (t: ExecutionContext, number: string): Promise<void> => {
  const { page } = desk;
  await openMerchant();
  await page.getByRole('row').filter({ hasText: '打开有异味' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: new RegExp(`^${number}`) }).waitFor();
  await button(page, '看第 1 张图片').waitFor();
  await look(t, page, 'desk-60-case');
  await button(page, '看第 1 张图片').click();
  await look(t, page, 'desk-61-picture');
  await page.keyboard.press('Escape');
  await button(page, '同意退款').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('答复顾客').fill('很抱歉，已要求门店整改');
  await look(t, page, 'desk-62-accept');
  await button(dialog, '退款 ¥72.00').click();
};

/** Somebody of the home store's owner at the desk, at the list of cases. */
const openMerchant = async (): Promise<void> => {
  const { owner } = (await house.reads.one<{ owner: string }>('SELECT owner_id AS owner FROM store WHERE id = ?', [store.id]))!;
  const scope = [{ kind: 'store' as const, id: store.id }];
  const permissions = ['after-sale.see', 'after-sale.decide', 'order.see'];
  const { token } = await aStaff(house, { merchantId: owner, permissions, scope, name: '刘洋' });
  await desk.page.goto(`${shop.url}/admin/#token=${token}`);
  await desk.page.getByRole('link', { name: '售后', exact: true }).click();
};

test.serial('The clerk declines, the customer asks again and takes it back; fewer pieces are worth less', async (t) => {
  const { number } = await collected(1);
  const phone = await openPhone(browser, shop, 1);
  const { page } = phone;
  await openOrder(phone);
  await tap(page, '申请退款');
  await tap(page, /^香卤整鸭/);
  await tap(page, '减少香卤整鸭');
  await sees(page, '请选择退款原因');
  await tap(page, '少装漏装');
  await sees(page, '共退 ¥36.00');
  await tap(page, '提交申请');
  await tap(page, '允许');
  await sees(page, '退款申请：等门店处理');

  const till = terminalDevice.page;
  await till.getByRole('tab', { name: '待门店处理' }).click();
  await button(till, new RegExp(`^${number}`)).click();
  await sees(till, '香卤整鸭 1 份');
  await button(till, '拒绝').click();
  await till.getByRole('radio', { name: '已核对，商品没有问题' }).click();
  await look(t, till, 'terminal-66-decline');
  await button(till, '拒绝并答复顾客').click();
  await sees(page, '退款申请：门店没有同意');
  await look(t, page, 'phone-64-declined');

  await tap(page, '申请退款');
  await tap(page, /^凉拌藕片/);
  await tap(page, '其他');
  await tap(page, '提交申请');
  await tap(page, '允许');
  await sees(page, '退款申请：等商户处理');
  await tap(page, '撤回申请');
  await words(page, /^撤回$/).tap();
  await sees(page, '退款申请：已撤回');
  await look(t, page, 'phone-65-withdrawn');
  t.deepEqual([...phone.faults, ...terminalDevice.faults], []);
});

test.serial('Head office lists the cases, sets the limits, and finds a case from its order', async (t) => {
  const { page } = desk;
  const { token } = await aStaff(house);
  await page.goto(`${shop.url}/admin/hq/#token=${token}`);
  await page.getByRole('link', { name: '售后', exact: true }).click();
  await page.getByRole('row').filter({ hasText: '打开有异味' }).waitFor();
  await look(t, page, 'desk-64-list');
  await page.getByRole('link', { name: '售后规则', exact: true }).click();
  await page.getByRole('heading', { name: '售后规则' }).waitFor();
  await field(page, '每笔已完成的订单累计最多退').fill('80');
  await look(t, page, 'desk-65-rules');
  await button(page, '保存').click();
  await sees(page, '已保存');
  await limitsOfOneMerchant(t);
  t.deepEqual(desk.faults, []);
});

const limitsOfOneMerchant = async (t: ExecutionContext): Promise<void> => {
  const { page } = desk;
  const owned = 'SELECT m.name FROM store s JOIN merchant m ON m.id = s.owner_id WHERE s.id = ?';
  const { name } = (await house.reads.one<{ name: string }>(owned, [store.id]))!;
  await button(page, '给商户单独设置').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('编码或名称').fill(name);
  await page.getByRole('option', { name }).first().click();
  await dialog.getByLabel('商户每笔已完成的订单累计最多退').fill('500');
  await look(t, page, 'desk-66-merchant-limits');
  await dialog.getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.filter({ hasText: '¥500.00' }).waitFor();
  await look(t, page, 'desk-67-merchants-with-limits');
  await row.getByRole('button', { name: '取消单独设置' }).click();
  await dialog.getByRole('button', { name: '取消单独设置' }).click();
  await sees(page, '没有单独设置的商户');
};
