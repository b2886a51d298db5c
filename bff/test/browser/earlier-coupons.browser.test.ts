import test from 'ava';
import { listMyCards } from '@mendian/shared/member/member-card.contract.ts';
import { setPhone } from '@mendian/shared/member/member.contract.ts';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { csvOf } from '../../src/modules/take-over/take-over-for-tests.ts';
import { aCustomer, aStaff } from '../build.ts';
import { aTemplate } from '../build-coupon.ts';
import { aLiveTemplate } from '../build-coupon-draft.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { openPhone, openTab, tap } from './phone.ts';
import { button, closeDevice, field, openDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const { house } = shop;
const { openid, phone: number } = house.sandbox.control.customers()[2]!;
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const template = '老会员满三十减五';
const until2099 = { until: '2099-12-31' };
const coupons = csvOf('coupons', [
  ...Array.from({ length: 1_200 }, (_, no) => ({ code: `LX2026${String(no).padStart(6, '0')}`, template, ...until2099 })),
  { code: 'LX-2026-900001', template, member: number, ...until2099 },
  { code: 'LX2026900002', template: '没有建的券', ...until2099 },
  { code: 'LX2026900003', template, member: 'oNobodyHere', ...until2099 },
  { code: 'LX2026000007', template, ...until2099 },
  { code: 'LX2026900004', template, until: '明年' },
]);
const cards = csvOf('cards', [
  { number: '6021 0000 0009', member: number },
  { number: '123456780009', kind: '微信会员卡', member: number },
  { number: '6021 0000 0010', kind: '金卡', member: number },
]);

test.serial('Head office takes over old coupons and cards, and reads which lines were refused', async (t) => {
  await aTemplate(house, { name: template, state: 'approved', total: 1, benefit: { kind: 'threshold', from: 3_000, off: 500 } });
  const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${shop.url}/admin/hq/#/take-overs`);
  await field(page, '账号').fill(demoStaff.hq.username);
  await page.getByLabel('密码', { exact: true }).fill(demoStaff.hq.password);
  await button(page, '登录').click();
  await button(page, '新建接管').click();
  await field(page, '名称').fill('旧券和会员卡');
  await button(page, '新建').click();
  for (const [label, content] of [
    ['会员卡文件', cards],
    ['优惠券文件', coupons],
  ] as const) {
    await page
      .getByLabel(label, { exact: true })
      .setInputFiles({ name: `${label}.csv`, mimeType: 'text/csv', buffer: Buffer.from(content) });
    await sees(page, `${label}.csv`);
  }
  await page.getByText('列名和样例').nth(4).click();
  await look(t, page, 'office-70-old-coupons-columns');
  await button(page, '试运行').click();
  await sees(page, /将新增 1,203 条/);
  await button(page.getByRole('row').filter({ hasText: '优惠券' }), '4').click();
  await sees(page, '没有券模板 没有建的券，请先在优惠券里新建并审核');
  await sees(page, '与第 9 行重复');
  await look(t, page, 'office-71-old-coupons-report');
  await button(page, '正式运行').click();
  await button(page.getByRole('dialog'), '正式运行').click();
  await sees(page, /完成，新增 1,203 条/);
  await button(page, '核对').click();
  await sees(page, '全部一致');
  t.deepEqual(faults, []);
  await closeDevice({ page, faults });
});

test.serial('A clerk redeems an old code that nobody holds, and knows a member by any card', async (t) => {
  const terminal = await openTerminal(browser, shop);
  const { page, faults } = terminal;
  const code = field(page, '扫券码、会员码、会员卡，或输入手机号');
  const enter = async (text: string) => {
    await code.fill(text);
    await page.keyboard.press('Enter');
  };
  await page.getByRole('link', { name: '核销' }).click();
  await enter('LX2026000001');
  await sees(page, '不记名，凭券码使用');
  await field(page, '可用商品的金额（元）').fill('38.6');
  await button(page, '核销，减 ¥5.00').waitFor();
  await look(t, page, 'terminal-75-old-coupon');
  await button(page, '核销，减 ¥5.00').click();
  await sees(page, /还要收 ¥33\.60/);
  await enter('LX2026000001');
  await sees(page, /^这张券已经用过了：/);
  await enter('602100000009');
  await sees(page, '这张卡还没有会员；请顾客在小程序绑定办卡时的手机号');
  await look(t, page, 'terminal-76-card-waits');

  const member = await aCustomer(house, 2);
  await member.call(setPhone, { code: house.sandbox.control.phoneCode(openid) });
  await until('the cards are his', async () => (await member.call(listMyCards, {})).items.length === 2);
  for (const [text, kind] of [
    ['6021 0000 0009', '会员卡'],
    ['123456780009', '微信会员卡'],
    [number, '手机号'],
  ] as const) {
    await enter(text);
    await page.locator('.redeem-kind').getByText(kind, { exact: true }).waitFor();
    if (kind === '会员卡') await look(t, page, 'terminal-77-recognised-by-card');
  }
  await enter('134567890123456789');
  await sees(page, '这是付款码，不是会员码；请顾客打开小程序的会员码');
  await look(t, page, 'terminal-78-payment-code');
  await enter('6021 0000 0009');
  await button(page, /^满 30 减 5.*用这张/).click();
  await field(page, '可用商品的金额（元）').fill('30');
  await button(page, '核销，减 ¥5.00').click();
  await sees(page, /还要收 ¥25\.00/);
  t.deepEqual(faults, []);
  await closeDevice(terminal);
});

test.serial('A clerk gives the member a coupon, and is told how many are left today', async (t) => {
  const office = await aStaff(house);
  await aLiveTemplate(office, { name: '店员心意券', inCentre: false, byClerks: { perClerkDay: 1, perStoreDay: 3 } });
  const others = { terms: { benefit: { kind: 'percent', payPerMille: 880, from: 0, max: 1_000 } } } as const;
  await aLiveTemplate(office, { name: '道歉八八折券', inCentre: false, byClerks: { perClerkDay: 5, perStoreDay: 20 }, ...others });
  const terminal = await openTerminal(browser, shop);
  const { page, faults } = terminal;
  await page.getByRole('link', { name: '核销' }).click();
  await field(page, '扫券码、会员码、会员卡，或输入手机号').fill(number);
  await page.keyboard.press('Enter');
  await button(page, '送券').click();
  await page.getByRole('radio', { name: /店员心意券/ }).click();
  await look(t, page, 'terminal-79-give');
  await button(page, '送一张').dblclick();
  await sees(page, /^已送给 微\*\*：满 30 减 5/);
  await page.getByText('店员心意券').waitFor();
  await look(t, page, 'terminal-80-given');
  t.is((await house.reads.all(`SELECT id FROM coupon WHERE source = 'clerk'`)).length, 1);
  await button(page, '送券').click();
  await sees(page, '今天送够了');
  t.deepEqual(faults, []);
  await closeDevice(terminal);
});

test.serial('The member finds the old coupon in the mini-program, and the cards beside the code', async (t) => {
  const phone = await openPhone(browser, shop, 2);
  const { page } = phone;
  await openTab(page, '我的');
  await tap(page, '会员码：在门店出示给店员');
  await sees(page, '这些卡也可以出示');
  await sees(page, '尾号 0009');
  await look(t, page, 'phone-95-cards');
  await closeDevice(phone);
  t.deepEqual(phone.faults, []);
});
