import test from 'ava';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { addDays, dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { addAccount, hashPassword } from '../../src/modules/account/index.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { goToStore, openPhone } from './phone.ts';
import { button, closeDevice, field, openDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal, switched } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const desk = { viewport: { width: 1440, height: 900 } };
const [manager, office] = [await openDevice(browser, desk), await openDevice(browser, desk)];
const password = 'lian-fa-2026!';
const leaves = 'catalog.view,price.view,price.set,assortment.view,assortment.set,stock.view,stock.change,stock.sold-out';

/** A sub-account of the branch that the home store belongs to, for that store and the branch's next one. */
const stores = await shop.house.transact(async (ctx) => {
  const own = await ctx.sql.all<{ id: string; name: string; owner_id: string }>(
    'SELECT id, name, owner_id FROM store WHERE owner_id = (SELECT owner_id FROM store WHERE id = ?) ORDER BY code LIMIT 3',
    [shop.store.id],
  );
  const [home, next] = own;
  const role = {
    id: ctx.newId(),
    merchant_id: home!.owner_id,
    name: '两店店长',
    permissions: leaves,
    created_at: ctx.now,
    updated_at: ctx.now,
  };
  await ctx.sql.insert('role', [role]);
  await addAccount(ctx, {
    ...{ merchantId: home!.owner_id, primary: false, username: 'lianfa', realName: '胡丽娟', phone: '13800005555' },
    ...{ passwordHash: await hashPassword(password), mustChange: false, roleIds: [role.id] },
    scope: [home!, next!].map(({ id }) => ({ kind: 'store' as const, id })),
  });
  return own;
});

test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const signIn = async (page: Page, username: string, secret: string): Promise<void> => {
  await field(page, '账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(secret);
  await button(page, '登录').click();
};

const goTo = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test.serial('A merchant’s sub-account for two stores sees these two and plans a price for tomorrow', async (t) => {
  const { page } = manager;
  await page.goto(`${shop.url}/admin/#/prices`);
  await signIn(page, 'lianfa', password);
  await page.getByRole('heading', { name: '价格' }).waitFor();
  await goTo(page, '改价计划');
  await goTo(page, '价格');
  await rowOf(page, '卤鸭腿').waitFor();
  await page.getByRole('combobox', { name: '层级' }).click();
  const levels = page.getByRole('listbox').getByRole('option');
  await levels.nth(1).waitFor();
  t.deepEqual(
    (await levels.allTextContents()).map((text) => text.split('门店 ')[0]),
    stores.slice(0, 2).map(({ name }) => name),
  );
  await look(t, page, 'goods-01-two-stores');
  await levels.filter({ hasText: shop.store.name }).click();

  await page.getByRole('checkbox', { name: '选 卤鸭腿' }).check();
  await button(page, '给 1 个规格改价').click();
  await field(page, '卤鸭腿的新价格').fill('13.8');
  await page.getByText('从以后某一分钟起').click();
  await page.getByLabel('开始').fill(`${addDays(dayOf(shop.house.clock.now), 1)}T09:00`);
  await look(t, page, 'goods-02-new-price');
  await page.goBack();
  await sees(page, '关闭后，刚才填写的内容就没有了。');
  await page.getByRole('dialog', { name: '还没有保存' }).getByRole('button', { name: '取消' }).click();
  t.is(await field(page, '卤鸭腿的新价格').inputValue(), '13.80', 'a step back does not take what was typed');
  await button(page, '预览').click();
  await sees(page, /1 家门店的 1 个售价会变/);
  await rowOf(page, shop.store.name).filter({ hasText: '¥12.80¥13.80' }).waitFor();
  await look(t, page, 'goods-03-preview');
  await button(page, '确认计划').click();
  await sees(page, /^改价已计划/);
  await rowOf(page, '卤鸭腿').filter({ hasText: '09:00 起 ¥13.80' }).waitFor();
  await goTo(page, '改价计划');
  await rowOf(page, '卤鸭腿 ¥12.80 → ¥13.80/份').filter({ hasText: '还没开始' }).waitFor();
  await look(t, page, 'goods-04-planned');
  t.deepEqual(manager.faults, []);
});

test.serial('What it marks sold out is sold out in the mini-program at once, and back at once', async (t) => {
  const { page } = manager;
  await goTo(page, '门店菜单');
  const onSale = page.getByRole('switch', { name: '卤鸭腿在售' });
  await onSale.waitFor();
  await look(t, page, 'goods-05-store-menu');
  for (const [checked, said] of [
    [false, '今日售罄'],
    [true, '¥12.80'],
  ] as const) {
    await onSale.click();
    await switched(page, '卤鸭腿在售', checked);
    await sees(page, checked ? /已恢复/ : /已设为售罄/);
    const phone = await openPhone(browser, shop, checked ? 1 : 0);
    await goToStore(phone.page, shop.store.name);
    await field(phone.page, '搜商品，如 鸭脖').fill('卤鸭腿');
    await sees(phone.page, said);
    t.is(await phone.page.getByText('今日售罄').filter({ visible: true }).count(), checked ? 0 : 1);
    await look(t, phone.page, checked ? 'goods-07-phone-back' : 'goods-06-phone-sold-out');
    t.deepEqual(phone.faults, []);
    await closeDevice(phone);
  }
  t.deepEqual([...manager.faults, ...terminal.faults], []);
});

test.serial('What it stops selling in one go is gone from the menu, and comes back when the level above counts again', async (t) => {
  const { page } = manager;
  const several = ['卤鸭腿', '招牌鸭脖', '夫妻肺片'] as const;
  const onMenu = async () => {
    const phone = await openPhone(browser, shop, 2);
    await goToStore(phone.page, shop.store.name);
    await field(phone.page, '搜商品，如 鸭脖').fill(several[0]);
    await sees(phone.page, /没有找到|¥12\.80/);
    const found = await phone.page.getByText('¥12.80').filter({ visible: true }).count();
    await closeDevice(phone);
    return found;
  };
  await goTo(page, '门店菜单');
  for (const [choice, own, count] of [
    ['不卖', 'no', 0],
    ['听上一级的', '', 1],
  ] as const) {
    for (const name of several) await page.getByRole('checkbox', { name: `选 ${name}`, exact: true }).check();
    await button(page, '设 3 个商品卖不卖').click();
    const dialog = page.getByRole('dialog', { name: '3 个商品的本级设置' });
    await dialog.getByLabel('本级设置').selectOption(choice);
    await look(t, page, `goods-14-several-${count}`);
    await dialog.getByRole('button', { name: '保存' }).click();
    await sees(page, '3 个商品已设好');
    await dialog.waitFor({ state: 'detached' });
    await button(page, '勾选后设卖不卖').waitFor();
    for (const name of several)
      await until(`${name}: ${choice}`, async () => (await page.getByLabel(`${name}在这一级`, { exact: true }).inputValue()) === own);
    t.is(await onMenu(), count);
  }
  t.deepEqual(manager.faults, []);
});

test.serial('It counts its stock, and finds what has come down to its warning', async (t) => {
  const { page } = manager;
  await goTo(page, '库存');
  await rowOf(page, '卤鸭腿').waitFor();
  await look(t, page, 'goods-08-stock');
  await button(page, '清点').click();
  await field(page, '卤鸭腿的实际数量').fill('4');
  await button(page, '保存清点').click();
  await rowOf(page, '卤鸭腿').filter({ hasText: '4 份' }).waitFor();
  await page.getByRole('row').filter({ hasText: '卤鸭腿' }).click();
  await button(page, '预警线').click();
  await field(page, '可售不多于多少时提醒').fill('6');
  await button(page, '保存').click();
  await sees(page, '预警线已保存');
  await sees(page, '日常清点 · 胡丽娟');
  await look(t, page, 'goods-09-movements');
  await page.keyboard.press('Escape');
  await goTo(page, '库存预警');
  await rowOf(page, '卤鸭腿').filter({ hasText: shop.store.name }).filter({ hasText: '6 份' }).waitFor();
  await look(t, page, 'goods-10-warnings');
  t.deepEqual(manager.faults, []);
});

test.serial('Head office gives a product a picture; what is none is refused with a sentence', async (t) => {
  const { page } = office;
  await page.goto(`${shop.url}/admin/hq/#/products`);
  await signIn(page, demoStaff.hq.username, demoStaff.hq.password);
  await page.getByRole('searchbox', { name: '商品或规格名称' }).fill('单人拌粉餐');
  await page.getByRole('link', { name: '单人拌粉餐' }).click();
  await sees(page, /南昌拌粉（大碗）\s×1/);
  await look(t, page, 'goods-11-combo');
  await button(page, '编辑').click();
  const file = page.getByLabel('选一张图片');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await file.setInputFiles({ name: 'combo.png', mimeType: 'image/png', buffer: svg });
  await sees(page, '这不是能用的图片，请上传 JPG、PNG 或 WebP');
  await look(t, page, 'goods-12-no-picture');
  const buffer = await sharp({ create: { width: 700, height: 700, channels: 3, background: '#C8411B' } })
    .jpeg()
    .toBuffer();
  await file.setInputFiles({ name: 'combo.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('img[alt="商品图"][src*="/pictures/"]:not([src*="noodle-meal"])').waitFor();
  await look(t, page, 'goods-13-picture');
  await button(page, '保存').click();
  await sees(page, '商品已保存，小程序马上看到');
  t.deepEqual(office.faults, []);
});
