import test from 'ava';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { makeMembers } from '../../src/modules/coupon/gift/gifts-for-tests.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { openTab, tap } from './phone.ts';
import { button, closeDevice, field, openDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});
const dialog = page.getByRole('dialog');
let storeCode = '';

test.serial('Head office changes the tiers and sees what stands in its way', async (t) => {
  await page.goto(`${shop.url}/admin/hq/#/tiers`);
  await field(page, '账号').fill(demoStaff.hq.username);
  await page.getByLabel('密码', { exact: true }).fill(demoStaff.hq.password);
  await button(page, '登录').click();
  await sees(page, '等级和权益');
  await look(t, page, 'membership-01-tiers');
  const rows = page.getByRole('group', { name: '等级' });
  await field(rows, '等级 2').fill('银鸭卡');
  await button(rows, '加一个更高的等级').click();
  await field(rows, '等级 5').fill('钻石卡');
  await rows.getByRole('textbox', { name: '成长值' }).last().fill('3000');
  await button(page, '保存').click();
  await sees(page, '“钻石卡”的成长值要比前一个等级高');
  await look(t, page, 'membership-02-fault');
  await rows.getByRole('textbox', { name: '成长值' }).last().fill('8000');
  await button(page, '保存').click();
  await sees(page, /^第 1 版/);
  await page.getByRole('cell', { name: '钻石卡', exact: true }).waitFor();
  await look(t, page, 'membership-03-saved');
});

test.serial('A coupon for those who reach a tier asks for which', async (t) => {
  await page.goto(`${shop.url}/admin/hq/#/coupons`);
  await button(page, '新建优惠券').click();
  await dialog.getByRole('combobox', { name: '自动发放' }).selectOption({ label: '会员升级时' });
  await dialog.getByRole('checkbox', { name: '钻石卡' }).check();
  await dialog.getByRole('checkbox', { name: '钻石卡' }).scrollIntoViewIfNeeded();
  await look(t, page, 'membership-04-coupon-for-tier');
  await dialog.getByRole('combobox', { name: '自动发放' }).selectOption({ label: '会员注册时' });
  await dialog.getByRole('checkbox', { name: '扫门店码' }).waitFor();
  await look(t, page, 'membership-05-coupon-for-channel');
  await button(dialog, '取消').click();
  await button(page, '放弃修改').click();
});

test.serial('A clerk turns the codes to a customer, and keeps the number of one without a phone', async (t) => {
  const terminal = await openTerminal(browser, shop);
  await button(terminal.page, shop.clerk.name).click();
  await button(terminal.page, '会员注册').click();
  const join = terminal.page.getByRole('dialog', { name: '会员注册' });
  await join.getByRole('img', { name: /^会员注册码/ }).waitFor();
  await look(t, terminal.page, 'membership-06-clerk-code');
  await join.getByRole('radio', { name: '门店码' }).click();
  const shown = await until('the store’s code', async () => join.getByRole('img', { name: /^会员注册码/ }).getAttribute('alt'));
  storeCode = (await shop.house.reads.one<{ code: string }>(`SELECT code FROM join_code WHERE channel = 'store'`))!.code;
  t.is(shown, `会员注册码 ${storeCode}`);
  await join.getByRole('textbox', { name: '手机号' }).fill('13812345678');
  await button(join, '登记').click();
  await sees(terminal.page, /^已登记 13812345678/);
  await look(t, terminal.page, 'membership-07-registered');
  await terminal.page.setViewportSize({ width: 1024, height: 600 });
  await look(t, terminal.page, 'membership-08-small');
  await closeDevice(terminal);
  t.deepEqual(terminal.faults, []);
});

test.serial('Who scans the store’s code is known by it, and reads what each tier gives', async (t) => {
  const phone = await openDevice(browser, { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  const openid = 'o-scanned-at-the-store-0001';
  shop.house.sandbox.control.login(openid);
  await phone.page.goto(`${shop.url}/m/?openid=${openid}&brought=${storeCode}`);
  await until('he is a member', async () =>
    shop.house.reads.one(`SELECT id FROM member WHERE openid = ? AND joined_by = 'store'`, [openid]),
  );
  await openTab(phone.page, '我的');
  await tap(phone.page, /^卤粉，0 积分/);
  await sees(phone.page, '各等级权益');
  await look(t, phone.page, 'membership-09-card');
  await phone.page.getByText('钻石卡', { exact: true }).first().scrollIntoViewIfNeeded();
  await look(t, phone.page, 'membership-10-ladder');
  await closeDevice(phone);
  t.deepEqual(phone.faults, []);
});

test.serial('Head office sees who came how, sets what registering gives, and has a code for a campaign', async (t) => {
  await page.goto(`${shop.url}/admin/hq/#/registrations`);
  await page.getByRole('cell', { name: '扫门店码' }).waitFor();
  await look(t, page, 'membership-11-members');
  await page.getByRole('combobox', { name: '注册渠道' }).selectOption({ label: '柜台登记' });
  await sees(page, '没有符合条件的会员');
  await look(t, page, 'membership-12-none');
  await page.goto(`${shop.url}/admin/hq/#/joining`);
  await field(page, '扫门店码').fill('50');
  await button(page, '保存').click();
  await sees(page, '已保存，之后注册的会员按新的送');
  await button(page, '新建活动码').click();
  await field(dialog, '活动名称').fill('春节地推');
  await button(dialog, '新建').click();
  await page.getByRole('cell', { name: '春节地推' }).waitFor();
  await look(t, page, 'membership-13-joining');
  await button(page, '二维码').click();
  await dialog.getByRole('img').waitFor();
  await look(t, page, 'membership-14-poster');
  await button(dialog, '关闭').click();
  await button(page, '停用').click();
  await look(t, page, 'membership-15-end');
  await button(dialog, '停用').click();
  await sees(page, '已停用');
});

test.serial('Before a coupon is given to all who match, the desk says how many they are and names three', async (t) => {
  await makeMembers(shop.house, 40, (index) => `1390000${String(index).padStart(4, '0')}`);
  await page.goto(`${shop.url}/admin/hq/#/coupons`);
  await page.getByRole('link', { name: '8.8 折券' }).click();
  await button(page, '发放给会员').click();
  await dialog.getByText('符合条件的全部会员', { exact: true }).click();
  await sees(dialog, /会员符合条件/);
  await dialog.getByRole('switch', { name: '手机号' }).check();
  await dialog.getByRole('button', { name: /^发给他们（4\d 位）$/ }).waitFor();
  await look(t, page, 'membership-16-count');
  await field(dialog, '注册日期从').fill('2099-01-01');
  await sees(dialog, '现在没有会员符合条件，请放宽条件');
  t.true(await dialog.getByRole('button', { name: '发给他们（0 位）' }).isDisabled());
  await look(t, page, 'membership-17-nobody');
  t.deepEqual(faults, []);
});
