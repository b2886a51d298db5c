import test from 'ava';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import { demoStaff } from '../../embedded/demo-staff.ts';
import { makeMembers } from '../../src/modules/coupon/gift/gifts-for-tests.ts';
import { aCustomer } from '../build.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { button, field, openDevice, sees, until } from './screen.ts';
import { look } from './screenshot.ts';

const browser = await openBrowser();
const shop = await openShop();
const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});
const dialog = page.getByRole('dialog');

test.serial('Head office writes a coupon and sees beside it what a customer will read', async (t) => {
  await page.goto(`${shop.url}/admin/hq/#/coupons`);
  await field(page, '账号').fill(demoStaff.hq.username);
  await page.getByLabel('密码', { exact: true }).fill(demoStaff.hq.password);
  await button(page, '登录').click();
  await sees(page, '新人满减券');
  await look(t, page, 'coupon-desk-01-list');

  await button(page, '新建优惠券').click();
  await look(t, page, 'coupon-desk-02-new');
  await field(dialog, '名称').fill('开业满减券');
  await field(dialog, '满').fill('30');
  await field(dialog, '减').fill('31');
  await field(dialog, '补充说明').fill('联发广场店开业，送给老顾客');
  await dialog.getByText('指定商品', { exact: true }).click();
  await dialog.getByRole('combobox', { name: '商品', exact: true }).fill('鸭脖');
  await page.getByRole('option', { name: /鸭脖/ }).first().click();
  await dialog.getByRole('switch', { name: '哪些门店' }).uncheck();
  await dialog.getByRole('combobox', { name: '门店', exact: true }).fill('S00001');
  await page.getByRole('option', { name: /S00001/ }).click();
  await dialog.getByRole('switch', { name: '时段' }).check();
  await field(dialog, '总数').fill('5');
  await field(dialog, '口令').fill('联发开业');
  await sees(dialog, '满 30 减 31');
  await button(dialog, '保存草稿').click();
  await sees(dialog, '减的金额不能多于门槛');
  await look(t, page, 'coupon-desk-03-fault');
  await field(dialog, '减').fill('5');
  await dialog.getByRole('article', { name: '会员看到的券' }).getByText('满 30 减 5').waitFor();
  await look(t, page, 'coupon-desk-04-filled');
  await dialog.getByRole('switch', { name: '店员送券' }).check();
  await field(dialog, '每位店员每天最多').fill('3');
  await dialog.getByLabel('门店的商户').scrollIntoViewIfNeeded();
  await look(t, page, 'coupon-desk-05-filled-below');
  await button(dialog, '保存草稿').click();
  await page.getByRole('heading', { name: '开业满减券' }).waitFor();
  await look(t, page, 'coupon-desk-06-draft');
  await button(page, '二维码和链接').click();
  await dialog.getByRole('img', { name: '口令 联发开业' }).waitFor();
  await sees(dialog, `/c/${encodeURIComponent('联发开业')}`);
  await look(t, page, 'coupon-desk-06-link');
  await button(dialog, '关闭').click();
});

test.serial('It is approved, started and given to a list; who is not there is told', async (t) => {
  const customer = await aCustomer(shop.house);
  await shop.house.transact(({ sql }) => sql.run(`UPDATE member SET phone = '13811112222' WHERE openid = ?`, [customer.openid]));
  for (const move of ['审核通过', '开始发放']) {
    await button(page, move).click();
    await look(t, page, `coupon-desk-07-${move === '审核通过' ? 'approve' : 'start'}`);
    await button(dialog, move).click();
    await sees(page, `已${move}`);
  }
  await button(page, '发放给会员').click();
  await field(dialog, '手机号或会员编号').fill('13811112222\n13800009999，13811112222');
  await sees(dialog, '已填 2 个，重复的只算一个');
  await look(t, page, 'coupon-desk-08-give');
  await button(dialog, '开始发放').click();
  await sees(page, '已完成');
  await look(t, page, 'coupon-desk-09-given');
  await page.getByRole('row').filter({ hasText: '名单，2 个' }).getByRole('button').click();
  await sees(dialog, '13800009999');
  await sees(dialog, '没有这位会员');
  await look(t, page, 'coupon-desk-10-result');
  await button(dialog, '关闭').click();
  const { items } = await customer.call(listMyCoupons, {});
  t.deepEqual(items.map(({ name, benefit }) => [name, benefit]), [['开业满减券', '满 30 减 5']]); // prettier-ignore
});

test.serial('To all members until there are none left; then the total is raised and it goes on', async (t) => {
  await makeMembers(shop.house, 30);
  await button(page, '发放给会员').click();
  await dialog.getByText('符合条件的全部会员', { exact: true }).click();
  await look(t, page, 'coupon-desk-11-filter');
  await button(dialog, /^发给全部会员（\d/).click();
  await sees(page, '已停止');
  await page.getByRole('row').filter({ hasText: '全部会员' }).getByRole('button').click();
  await sees(dialog, '总数已经发完，加大总数后可以继续');
  await look(t, page, 'coupon-desk-12-none-left');
  await button(dialog, '关闭').click();
  await button(page, '加大总数').click();
  await field(dialog, '新的总数').fill('500');
  await look(t, page, 'coupon-desk-13-raise');
  await button(dialog, '加大总数').click();
  await page.getByRole('row').filter({ hasText: '全部会员' }).getByRole('button').click();
  await button(dialog, '继续发放').click();
  await sees(dialog, '已完成');
  await button(dialog, '关闭').click();
  await until('all members have one', async () => {
    const row = await shop.house.reads.one<{ missing: number }>(
      `SELECT COUNT(*) AS missing FROM member m WHERE NOT EXISTS (SELECT 1 FROM coupon c WHERE c.member_id = m.id AND c.source = 'given')`,
    );
    return row!.missing === 0;
  });
  await look(t, page, 'coupon-desk-14-live');
  await button(page, '结束').click();
  await look(t, page, 'coupon-desk-15-end');
  await button(dialog, '结束').click();
  await sees(page, '已结束');
  await page.goto(`${shop.url}/admin/hq/#/coupons?text=没有这张`);
  await sees(page, '没有符合条件的优惠券');
  await look(t, page, 'coupon-desk-16-none');
  t.deepEqual(faults, []);
});
