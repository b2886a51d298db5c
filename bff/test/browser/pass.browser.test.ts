import test from 'ava';
import { getMemberCode } from '@mendian/shared/member/member-code.contract.ts';
import { listMyPasses } from '@mendian/shared/pass/pass.contract.ts';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { aCustomer } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { openPhone, openTab, tap } from './phone.ts';
import { button, closeDevice, field, openDevice, sees, until, words } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const terminal = await openTerminal(browser, shop);
const desk = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
const member = await aCustomer(shop.house, 0);
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});
const dialog = desk.page.getByRole('dialog');
const codeField = '扫券码、会员码、会员卡，或输入手机号';
const passId = async () => (await member.call(listMyPasses, {})).items[0]!.id;

test.serial('Head office writes a pass, sees what a customer will read, and puts it on sale', async (t) => {
  const { page } = desk;
  await page.goto(`${shop.url}/admin/hq/#/passes`);
  await field(page, '账号').fill(demoStaff.hq.username);
  await page.getByLabel('密码', { exact: true }).fill(demoStaff.hq.password);
  await button(page, '登录').click();
  await sees(page, '每天一份老卤蛋');
  await look(t, page, 'pass-desk-01-list');
  await button(page, '新建月卡').click();
  await field(dialog, '名称').fill('周中卤鸡腿卡');
  await field(dialog, '售价').fill('99');
  await field(dialog, '总次数').fill('40');
  await dialog.getByRole('combobox', { name: '每次任选一份' }).fill('卤鸡腿');
  await page
    .getByRole('option', { name: /卤鸡腿/ })
    .first()
    .click();
  await field(dialog, '门店每核销一次得').fill('6.5');
  await dialog.getByRole('combobox', { name: '会员付给谁' }).selectOption({ index: 1 });
  await button(dialog, '保存草稿').click();
  await sees(dialog, '有效期内最多用 30 次');
  await look(t, page, 'pass-desk-02-fault');
  await field(dialog, '总次数').fill('20');
  await dialog.getByRole('article', { name: '会员看到的月卡' }).getByText('30 天内可用 20 次，每天 1 次').waitFor();
  await look(t, page, 'pass-desk-03-filled');
  await button(dialog, '保存草稿').click();
  await page.getByRole('heading', { name: '周中卤鸡腿卡' }).waitFor();
  await look(t, page, 'pass-desk-04-draft');
  await button(page, '开始售卖').click();
  await button(dialog, '开始售卖').click();
  await sees(page, '已开始售卖');
  await look(t, page, 'pass-desk-05-live');
  t.deepEqual(desk.faults, []);
});

test.serial('A customer reads what a pass promises and how refunds go, pays, and has its code', async (t) => {
  const phone = await openPhone(browser, shop, 0);
  const { page } = phone;
  await openTab(page, '我的');
  await tap(page, /^月卡：/);
  await button(page, /^周中卤鸡腿卡/).waitFor();
  await button(page, /^月卡：/).waitFor({ state: 'hidden' });
  await look(t, page, 'pass-phone-01-list');
  await tap(page, /^周中卤鸡腿卡/);
  await sees(page, '退款规则');
  await look(t, page, 'pass-phone-02-kind');
  await tap(page, '立即支付 ¥99.00');
  await tap(page, '取消');
  await sees(page, /^请在 \d\d:\d\d 内付款/);
  await look(t, page, 'pass-phone-03-unpaid');
  await tap(page, '立即支付 ¥99.00');
  await tap(page, '确认付款');
  await tap(page, '允许');
  await sees(page, '今天还可用 1 次');
  await sees(page, /^6\d{3}( \d{4}){3}$/);
  await look(t, page, 'pass-phone-04-held');
  await page.goto(`${shop.url}/m/`);
  await button(page, '月卡：今天还可用 1 次').waitFor();
  await look(t, page, 'pass-phone-10-home');
  await closeDevice(phone);
  t.deepEqual(phone.faults, []);
});

test.serial(
  'A clerk recognises the member, gives what was chosen, once although the button is pressed twice, and takes it back',
  async (t) => {
    const { page, faults } = terminal;
    await page.getByRole('link', { name: '核销' }).click();
    const { code: memberCode } = await member.call(getMemberCode, {});
    await page.keyboard.type(memberCode);
    await button(page, /^周中卤鸡腿卡.*用这张/).waitFor();
    await look(t, page, 'pass-terminal-01-member');
    await button(page, /^周中卤鸡腿卡.*用这张/).click();
    await button(page, '核销一次').waitFor();
    await look(t, page, 'pass-terminal-02-preview');
    await button(page, '核销一次').dblclick();
    await sees(page, '给顾客 卤鸡腿');
    await sees(page, /本店得 ¥6\.50/);
    await look(t, page, 'pass-terminal-03-used');
    t.is((await shop.house.reads.all(`SELECT id FROM redemption WHERE kind = 'pass'`)).length, 1);
    const code = (await shop.house.reads.one<{ code: string }>('SELECT code FROM pass WHERE id = ?', [await passId()]))!.code;
    await field(page, codeField).fill(code);
    await sees(page, '今天的 1 次已用完，明天再来');
    await look(t, page, 'pass-terminal-04-used-up-today');
    await button(page, /^撤销 .*周中卤鸡腿卡/).click();
    await page.getByRole('radio', { name: '商品选错了' }).click();
    await look(t, page, 'pass-terminal-05-reverse');
    await button(page, '撤销，收回 卤鸡腿').click();
    await sees(page, '已撤销');
    await field(page, codeField).fill(code);
    await button(page, '核销一次').click();
    await sees(page, '给顾客 卤鸡腿');
    t.deepEqual(faults, []);
  },
);

test.serial('The customer sees the use, asks for the money, head office agrees, and it is back', async (t) => {
  const phone = await openPhone(browser, shop, 0);
  const { page } = phone;
  await openTab(page, '我的');
  await tap(page, /^月卡：/);
  await button(page, /^周中卤鸡腿卡，今天已用完/).waitFor();
  await look(t, page, 'pass-phone-05-list');
  await tap(page, /^周中卤鸡腿卡，今天已用完/);
  await sees(page, '已撤销，次数已退回');
  await button(page, '申请退款').scrollIntoViewIfNeeded();
  await look(t, page, 'pass-phone-06-uses');
  await tap(page, '申请退款');
  await sees(page, '申请退款 ¥94.05');
  await look(t, page, 'pass-phone-07-ask');
  await tap(page, '提交申请');
  await tap(page, '允许');
  await sees(page, '应退 ¥94.05');
  await look(t, page, 'pass-phone-08-paused');

  await desk.page.goto(`${shop.url}/admin/hq/#/attention`);
  await sees(desk.page, /会员申请退月卡/);
  await look(t, desk.page, 'pass-desk-06-attention');
  await desk.page.goto(`${shop.url}/admin/hq/#/held-passes?state=paused`);
  await words(desk.page, '周中卤鸡腿卡').click();
  await sees(dialog, '使用记录');
  await look(t, desk.page, 'pass-desk-07-held');
  await button(dialog, '同意退款 ¥94.05').click();
  await look(t, desk.page, 'pass-desk-08-agree');
  await desk.page.getByRole('dialog').last().getByRole('button', { name: '退回 ¥94.05' }).click();
  await sees(desk.page, '已提交退款，等微信退回');
  await sees(page, '退款 ¥94.05');
  await sees(page, '已退款');
  await look(t, page, 'pass-phone-09-refunded');
  await until('the desk sees it too', async () => (await words(desk.page, '已退款').count()) > 0);
  await desk.page.goto(`${shop.url}/admin/hq/#/redemptions`);
  await sees(desk.page, /月卡门店所得 ¥6\.50/);
  await look(t, desk.page, 'pass-desk-09-redemptions');
  await closeDevice(phone);
  t.deepEqual([...phone.faults, ...desk.faults], []);
});
