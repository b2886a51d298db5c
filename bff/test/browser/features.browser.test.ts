import test from 'ava';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop({ pictures: false });
const office = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial('Head office gives a feature to a part of the stores, is told that it only grows, and stops it everywhere', async (t) => {
  const { page } = office;
  const stage = async (reach: string) => {
    await button(page, '调整').click();
    await page.getByRole('combobox', { name: '开给哪些门店' }).selectOption(reach);
  };
  await page.goto(await shop.headOfficeUrl());
  await page.getByRole('link', { name: '功能灰度' }).click();
  await sees(page, '还没有人改过');
  await look(t, page, 'office-30-features');

  await stage('一部分门店，按比例');
  await page.getByRole('textbox', { name: '给多少门店' }).fill('30');
  await page.getByRole('combobox', { name: '另外点名的门店' }).fill('S00001');
  await page.getByRole('option', { name: /^S00001/ }).click();
  await look(t, page, 'office-31-feature-staged');
  await button(page, '保存').click();
  await sees(page, '30% 的门店，另点名 1 家');

  await stage('只给点名的门店');
  await button(page, '保存').click();
  await sees(page, /^比例只能变大/);
  await look(t, page, 'office-32-feature-refused');
  await page.getByRole('combobox', { name: '开给哪些门店' }).selectOption('全部停用');
  await button(page, '保存').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: '全部停用' }).waitFor();
  await look(t, page, 'office-33-feature-halted');
  t.deepEqual(office.faults, []);
});
