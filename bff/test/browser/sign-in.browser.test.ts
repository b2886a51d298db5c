import test from 'ava';
import type { Page } from 'playwright-core';
import { addAccount, hashPassword } from '../../src/modules/account/index.ts';
import { hashOf } from '../../src/platform/chance.ts';
import { aStaff } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, field, openDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

const desk = { viewport: { width: 1440, height: 900 } };
const oneTime = 'k7m2p9xq4h';
const own = 'lu-wei-2026!';

/** The first account of the merchant whose store this is, as head office has just made it. */
const aFirstAccount = async (username: string): Promise<void> => {
  const passwordHash = await hashPassword(oneTime);
  await shop.house.transact(async (ctx) => {
    const owner = await ctx.sql.one<{ id: string; kind: 'branch' | 'franchisee' }>(
      'SELECT m.id, m.kind FROM store s JOIN merchant m ON m.id = s.owner_id WHERE s.id = ?',
      [shop.store.id],
    );
    await addAccount(ctx, {
      ...{ merchantId: owner!.id, primary: true, username, realName: '罗志强', phone: '13800002222' },
      ...{ passwordHash, mustChange: true, scope: [owner!], roleIds: [] },
    });
  });
};

/** Fills in what is asked for. A password has no role of its own, so it is found by its label. */
const signIn = async (page: Page, username: string, password: string, captcha?: string): Promise<void> => {
  await field(page, '账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  if (captcha !== undefined) await field(page, '图中的字符').fill(captcha);
  await button(page, '登录').click();
};

/** What a person reads in the picture that is shown now; the answer is made known, as no program should read it. */
const readCaptcha = async (): Promise<string> => {
  await shop.house.transact(async ({ sql }) => {
    const newest = await sql.one<{ id: string }>('SELECT id FROM captcha WHERE used_at IS NULL ORDER BY expires_at DESC, id DESC LIMIT 1');
    await sql.run('UPDATE captcha SET answer_hash = ? WHERE id = ?', [hashOf(`captcha:${newest!.id}:ABCD`), newest!.id]);
  });
  return 'abcd';
};

test.serial(
  'Wrong passwords bring a captcha, a one-time password is changed first, and the link that was opened is then shown',
  async (t) => {
    await aFirstAccount('luo');
    const { page, faults } = await openDevice(browser, desk);
    await page.goto(`${shop.url}/admin/#/me`);
    await sees(page, '商户后台');
    await look(t, page, 'desk-01-sign-in');
    for (const wrong of ['eins', 'zwei', 'drei']) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/sign-in'));
      await signIn(page, 'luo', wrong);
      await answered;
      await sees(page, '账号或密码不对，请再试');
    }
    await page.getByRole('img', { name: '图形验证码' }).waitFor();
    const first = await page.getByRole('img', { name: '图形验证码' }).getAttribute('src');
    await signIn(page, 'luo', oneTime, 'WWWW');
    await sees(page, '图中的字符不对或已过期，请看新的一张再试');
    await until('another picture', async () => (await page.getByRole('img', { name: '图形验证码' }).getAttribute('src')) !== first);
    await look(t, page, 'desk-02-captcha');
    await signIn(page, 'luo', oneTime, await readCaptcha());

    await sees(page, '请先设置自己的密码');
    await page.getByLabel('一次性密码', { exact: true }).fill(oneTime);
    for (const label of ['新密码', '再填一次新密码']) await page.getByLabel(label, { exact: true }).fill('12345678');
    await button(page, '修改密码').click();
    await sees(page, /^新密码太常见/);
    await look(t, page, 'desk-03-one-time-password');
    for (const label of ['新密码', '再填一次新密码']) await page.getByLabel(label, { exact: true }).fill(own);
    await button(page, '修改密码').click();
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    await sees(page, '主账号，全部权限');
    await look(t, page, 'desk-04-my-account');
    t.deepEqual(faults, []);
  },
);

test.serial('Somebody sees where he is signed in, and ends what is not his doing: there one has to sign in again', async (t) => {
  const [mine, other] = [await openDevice(browser, desk), await openDevice(browser, desk)];
  for (const { page } of [other, mine]) {
    await page.goto(`${shop.url}/admin/#/me`);
    await signIn(page, 'luo', own);
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
  }
  const { page } = mine;
  const rows = page.getByRole('table', { name: '登录着的设备' }).getByRole('row');
  await rows.filter({ hasText: '当前' }).waitFor();
  const before = await rows.count();
  await button(page, '让它退出').click();
  await sees(page, '那处登录已退出');
  await until('one row less', async () => (await rows.count()) === before - 1);

  await other.page.reload();
  await sees(other.page, '登录已失效，请重新登录');
  await button(page, '退出').click();
  await sees(page, '商户后台');
  t.deepEqual([...mine.faults, ...other.faults], []);
});

test.serial('A page that is not there, or that somebody has no leave for, says so and leads back', async (t) => {
  const { page, faults } = await openDevice(browser, { viewport: { width: 1024, height: 768 } });
  await page.goto(await shop.headOfficeUrl());
  await page.getByRole('link', { name: '待处理' }).waitFor();
  await page.goto(`${shop.url}/admin/hq/#/nowhere`);
  await sees(page, '没有这个页面');
  await look(t, page, 'desk-05-no-page');
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.getByRole('heading', { name: '盯店' }).waitFor();

  const { token } = await aStaff(shop.house, { permissions: ['role.manage'] });
  await page.goto(`${shop.url}/admin/hq/#token=${token}`);
  await page.reload();
  await page.getByRole('link', { name: '我的账号' }).first().waitFor();
  t.is(await page.getByRole('link', { name: '待处理' }).count(), 0);
  await page.goto(`${shop.url}/admin/hq/#/attention`);
  await sees(page, '没有权限打开这个页面');
  t.deepEqual(faults, []);
});
