import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { listMyCards } from '@mendian/shared/member/member-card.contract.ts';
import { getMemberCode } from '@mendian/shared/member/member-code.contract.ts';
import { book, lockAccount } from '../../src/modules/points/point-account.ts';
import { aCustomer } from '../build.ts';
import { aCard, aCoupon } from '../build-coupon.ts';
import { openBrowser } from './chromium.ts';
import { openShop } from './open-shop.ts';
import { paidOrder } from './order-by-call.ts';
import { openPhone, openTab, tap } from './phone.ts';
import { button, closeDevice, field, openDevice, sees } from './screen.ts';
import { look } from './screenshot.ts';
import { openTerminal } from './terminal.ts';

const browser = await openBrowser();
const shop = await openShop();
const { house } = shop;
const phone = '13912345678';
const customer = await aCustomer(house, 0);
test.before(async () => {
  await house.transact(({ sql }) => sql.run(`UPDATE member SET nickname = '张小明', phone = ? WHERE openid = ?`, [phone, customer.openid]));
  const { id } = (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [customer.openid]))!;
  await house.transact(async (ctx) => {
    book(ctx, await lockAccount(ctx, id), { kind: 'earned', points: 688, growth: 688, last_day: '2099-12-31' });
  });
});
test.after.always(async () => {
  await browser.close();
  await shop.stop();
});

test.serial('A clerk binds a card to the member who shows his code; what is somebody else’s is refused', async (t) => {
  const { page, faults } = await openTerminal(browser, shop);
  await aCard(house, { number: 'HIS20260001', customer: await aCustomer(house) });
  await page.getByRole('link', { name: '核销' }).click();
  await page.keyboard.type((await customer.call(getMemberCode, {})).code);
  await button(page, '绑定会员卡').click();
  await field(page, '扫会员卡，或输入卡号').waitFor();
  await look(t, page, 'terminal-71-bind-card');
  await page.keyboard.type('HIS20260001');
  await page.keyboard.press('Enter');
  await sees(page, '这张卡是另一位会员的，不能再绑定；绑错了请联系总部解绑');
  await look(t, page, 'terminal-72-bind-card-taken');
  await field(page, '扫会员卡，或输入卡号').fill('VIP20260001');
  await button(page, '绑定').dblclick();
  await sees(page, '会员卡尾号 0001 已绑定给 张**');
  t.is((await customer.call(listMyCards, {})).items.length, 1);

  await page.keyboard.type('VIP20260001');
  await page.keyboard.press('Enter');
  await page.getByText('会员卡', { exact: true }).waitFor();
  t.is(await button(page, '绑定会员卡').count(), 0, 'only who shows his code binds another');
  t.deepEqual(faults, []);
});

test.serial('Head office finds the member, puts his points right, sees where coupons went, and unbinds the lost card', async (t) => {
  await paidOrder(shop, 0);
  const { id: couponId } = await aCoupon(house, customer, { name: '老客回馈券' });
  const { code } = await customer.call(getMyCoupon, { couponId });
  const { page, faults } = await openDevice(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(await shop.headOfficeUrl());
  await page.getByRole('link', { name: '会员', exact: true }).click();
  const search = '会员码、卡号、券码、月卡卡号，或完整的手机号';
  await field(page, search).fill('5678');
  await page.keyboard.press('Enter');
  await sees(page, '请填写完整的号码：6 到 40 位的数字、字母');
  await look(t, page, 'office-80-find-member');
  await field(page, search).fill(code!);
  await page.keyboard.press('Enter');
  await sees(page, '张** 139****5678');
  await sees(page, /^银卡（保留到 .*积分 688，其中 688 在 2099-12-31 到期 · 近一年成长值 688/);
  await look(t, page, 'office-81-member-points');

  await button(page, '调整积分').click();
  await page.getByText('减积分').click();
  await field(page, '积分').fill('88');
  await field(page, '原因（会员看得到）').fill('活动多发了，收回');
  await sees(page, '现在 688，之后 600');
  await look(t, page, 'office-82-correct-points');
  await button(page, '减 88 积分').dblclick();
  await sees(page, '积分 −88，已记入明细');
  await sees(page, /积分 600/);
  await look(t, page, 'office-83-member-corrected');
  for (const [tab, name] of [
    ['优惠券', '84-member-coupons'],
    ['最近的订单', '85-member-orders'],
    ['月卡', '86-member-passes'],
    ['会员卡', '87-member-cards'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    if (tab === '优惠券') await sees(page, '老客回馈券');
    await look(t, page, `office-${name}`);
  }
  await button(page, '解绑').click();
  await field(page, '原因').fill('卡丢了');
  await look(t, page, 'office-88-unbind');
  await page.getByRole('dialog').getByRole('button', { name: '解绑' }).click();
  await sees(page, '没有绑定会员卡');
  t.is((await customer.call(listMyCards, {})).items.length, 0);

  await page.getByRole('link', { name: '会员', exact: true }).click();
  await field(page, search).fill(phone);
  await page.keyboard.press('Enter');
  await sees(page, '张** 139****5678');
  await page.getByRole('link', { name: '操作记录' }).click();
  await sees(page, '用尾号 5678 的手机号查找会员，找到 1 位');
  await sees(page, '会员积分调整 -88：活动多发了，收回');
  await look(t, page, 'office-89-member-audit');
  t.deepEqual(faults, []);
  await closeDevice({ page, faults });
});

test.serial('The member reads in his points what was put right, and why', async (t) => {
  const device = await openPhone(browser, shop, 0);
  const { page } = device;
  await openTab(page, '我的');
  await tap(page, /^银卡，600 积分/);
  await sees(page, '人工调整');
  await sees(page, /活动多发了，收回/);
  await look(t, page, 'phone-94-points-corrected');
  await closeDevice(device);
  t.deepEqual(device.faults, []);
});
