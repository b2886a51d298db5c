import test from 'ava';
import type { Page } from 'playwright-core';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, field, openDevice, sees, words } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
const desk = { viewport: { width: 1440, height: 900 } };
const [office, first, manager] = [await openDevice(browser, desk), await openDevice(browser, desk), await openDevice(browser, desk)];
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

/** A franchisee that has stores and no account yet, and the names of two of its stores. */
const franchisee = await shop.house.transact(async ({ sql }) => {
  const merchant = await sql.one<{ id: string; code: string; name: string }>(
    `SELECT m.id, m.code, m.name FROM merchant m JOIN store s ON s.owner_id = m.id
    WHERE m.kind = 'franchisee' AND NOT EXISTS (SELECT 1 FROM account a WHERE a.merchant_id = m.id)
    GROUP BY m.id, m.code, m.name HAVING COUNT(*) > 2 ORDER BY m.code LIMIT 1`,
  );
  const stores = await sql.all<{ name: string; code: string }>('SELECT name, code FROM store WHERE owner_id = ? ORDER BY code', [
    merchant!.id,
  ]);
  return { ...merchant!, stores };
});
const own = 'lu-wei-2026!';

const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await field(page, '账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await button(page, '登录').click();
};

/** The password that is shown once, after which it is said to have been told. */
const oneTimePassword = async (page: Page): Promise<string> => {
  const shown = page.getByRole('dialog', { name: '一次性密码' });
  const password = (await shown.locator('code').textContent()) ?? '';
  await button(page, '已告诉本人').click();
  await shown.waitFor({ state: 'detached' });
  return password;
};

const changePassword = async (page: Page, oneTime: string): Promise<void> => {
  await sees(page, '请先设置自己的密码');
  await page.getByLabel('一次性密码', { exact: true }).fill(oneTime);
  for (const label of ['新密码', '再填一次新密码']) await page.getByLabel(label, { exact: true }).fill(own);
  await button(page, '修改密码').click();
};

const passwords = { first: '', manager: '' };

test.serial('Head office opens a merchant’s first account, and its password is shown once', async (t) => {
  const { page } = office;
  await page.goto(`${shop.url}/admin/hq/#/merchant-accounts`);
  await signIn(page, demoStaff.hq.username, demoStaff.hq.password);
  await page.getByRole('heading', { name: '商户账号' }).waitFor();
  await page.getByRole('searchbox', { name: '商户编码或名称' }).fill(franchisee.code);
  const row = page.getByRole('row').filter({ hasText: franchisee.code });
  await row.filter({ hasText: '未开通' }).waitFor();
  await look(t, page, 'accounts-01-merchants');
  await button(row, '开通').click();
  await field(page, '账号').fill('Lu.Wei');
  await field(page, '姓名').fill('卢伟');
  await field(page, '手机号').fill('13812345678');
  await look(t, page, 'accounts-02-open');
  await button(page.getByRole('dialog'), '开通').click();
  await page.getByRole('dialog', { name: '一次性密码' }).waitFor();
  await look(t, page, 'accounts-03-one-time-password');
  passwords.first = await oneTimePassword(page);
  await row.filter({ hasText: 'lu.wei' }).filter({ hasText: '一次性密码未改' }).waitFor();
  t.regex(passwords.first, /^[a-z2-9]{10}$/);
  t.deepEqual(office.faults, []);
});

test.serial('The merchant signs in, changes its password, and makes a role and an account for two stores', async (t) => {
  const { page } = first;
  await page.goto(`${shop.url}/admin/#/roles`);
  await signIn(page, 'lu.wei', passwords.first);
  await changePassword(page, passwords.first);
  await sees(page, '还没有角色');
  await look(t, page, 'accounts-04-no-roles');
  await button(page, '新增角色').click();
  await field(page, '名称').fill('店长');
  for (const permission of [/^管理账号/, /^管理店员/, /^查看操作记录/]) await page.getByRole('checkbox', { name: permission }).check();
  await look(t, page, 'accounts-05-role');
  await button(page, '保存').click();
  await page.getByRole('row').filter({ hasText: '店长' }).waitFor();
  await look(t, page, 'accounts-06-roles');

  await page.getByRole('link', { name: '账号', exact: true }).click();
  await page.getByRole('row').filter({ hasText: '卢伟' }).waitFor();
  await button(page, '新增账号').click();
  await field(page, '账号').fill('wang.xm');
  await field(page, '姓名').fill('王小明');
  await field(page, '手机号').fill('13912345678');
  await page.getByRole('checkbox', { name: '店长' }).check();
  for (const { name } of franchisee.stores.slice(0, 2)) await page.getByRole('checkbox', { name: new RegExp(`^${name} `) }).check();
  await sees(page, '已选 2 项');
  await look(t, page, 'accounts-07-new-account');
  await button(page.getByRole('dialog'), '新增账号').click();
  passwords.manager = await oneTimePassword(page);
  await page.getByRole('row').filter({ hasText: '王小明' }).click();
  await sees(page, franchisee.stores[1]!.name);
  await look(t, page, 'accounts-08-account');
  t.deepEqual(first.faults, []);
});

test.serial('The account for two stores sees these two, and gives neither another store nor another leave', async (t) => {
  const { page } = manager;
  await page.goto(`${shop.url}/admin/#/me`);
  await signIn(page, 'wang.xm', passwords.manager);
  await changePassword(page, passwords.manager);
  await sees(page, '王小明，负责 2 家门店');
  t.is(await page.getByRole('link', { name: '角色', exact: true }).count(), 0);
  await page.getByRole('link', { name: '店员', exact: true }).click();
  const rows = page.getByRole('table', { name: '门店' }).locator('tbody tr');
  await rows.first().waitFor();
  t.is(await rows.count(), 2);
  await look(t, page, 'accounts-09-two-stores');
  await rows.first().getByRole('link').click();
  await button(page, '新增店员').click();
  await field(page, '工号').fill('88');
  await field(page, '姓名').fill('万小玲');
  await page.getByLabel('密码', { exact: true }).fill('2468');
  await look(t, page, 'accounts-10-clerk');
  await button(page.getByRole('dialog'), '新增店员').click();
  await page.getByRole('row').filter({ hasText: '万小玲' }).waitFor();
  await look(t, page, 'accounts-11-clerks');

  await page.getByRole('link', { name: '账号', exact: true }).click();
  await page.getByRole('row').filter({ hasText: '王小明' }).waitFor();
  t.is(await page.getByRole('row').filter({ hasText: '卢伟' }).count(), 0);
  await button(page, '新增账号').click();
  await sees(page, franchisee.stores[1]!.name);
  t.is(await page.getByRole('checkbox', { name: new RegExp(`^${franchisee.stores[2]!.name} `) }).count(), 0);
  await button(page, '取消').click();
  await page.getByRole('link', { name: '操作记录' }).click();
  await page.getByRole('row').filter({ hasText: '新增店员 88 万小玲' }).waitFor();
  await look(t, page, 'accounts-12-audit');
  t.deepEqual(manager.faults, []);
});

test.serial('A role in use is not deleted, and who has it is named; an account that is stopped is out at once', async (t) => {
  const { page } = first;
  await page.goto(`${shop.url}/admin/#/roles`);
  await button(page.getByRole('row').filter({ hasText: '店长' }), '删除').click();
  await button(page, '删除角色').click();
  await sees(page, '王小明还在用这个角色，请先给他们换掉');
  await look(t, page, 'accounts-13-role-in-use');
  await button(page, '取消').click();

  await page.goto(`${shop.url}/admin/#/accounts`);
  await page.getByRole('row').filter({ hasText: '王小明' }).click();
  await button(page, '停用').click();
  await sees(page, '停用账号 wang.xm？');
  await look(t, page, 'accounts-14-stop');
  await button(page.getByRole('dialog', { name: '停用账号 wang.xm？' }), '停用').click();
  await words(page, '启用').waitFor();
  await manager.page.reload();
  await sees(manager.page, '登录已失效，请重新登录');
  t.deepEqual([...first.faults, ...manager.faults], []);
});
