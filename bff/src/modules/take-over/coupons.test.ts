import test from 'ava';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import { getTemplate } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { previewRedemption, redeemCoupon, reverseRedemption } from '@mendian/shared/coupon/redeem.contract.ts';
import { setPhone } from '@mendian/shared/member/member.contract.ts';
import { buyPass } from '@mendian/shared/pass/pass.contract.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { aClerk, aCustomer, aProduct, aStaff, aStore } from '../../../test/build.ts';
import { aTemplate } from '../../../test/build-coupon.ts';
import { aPassKind } from '../../../test/build-pass.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { findFaults } from '../patrol/find-faults.ts';
import { allTables, aTakeOver, csvOf, doStep, figuresIn, reasonsIn, upload, type Row } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
test.afterEach.always('the patrol finds nothing', async (t) => {
  await house.deliver();
  house.clock.advance(5_000);
  t.deepEqual(await findFaults(house.reads, house.clock.now), []);
});

const ourCode = /^8\d{15}$/;

/** A template of the earlier system's coupons, a customer with a phone, a clerk, and rows that name them. */
const aCounter = async () => {
  const made = await aTakeOver(house);
  const own = made.owner.code.slice(-8);
  const name = `旧券${own}`;
  const templateId = await aTemplate(house, { name, state: 'approved', total: 1 });
  const customer = await aCustomer(house);
  const phone = `137${String(Number.parseInt(own, 36) % 100_000_000).padStart(8, '0')}`;
  await house.transact(({ sql }) => sql.run('UPDATE member SET phone = ? WHERE openid = ?', [phone, customer.openid]));
  const clerk = await aClerk(house, await aStore(house));
  const aCouponRow = (no: number, more: Row = {}): Row => ({ code: `Q${own}-${no}`, template: name, until: '2026-12-31', ...more });
  const aCardRow = (no: number, more: Row = {}): Row => ({ number: `6${own} ${no}`, member: customer.openid, ...more });
  const steps = async (coupons: readonly Row[], ...wanted: ('check' | 'run' | 'compare' | 'back')[]) => {
    const { id } = await made.call(contract.addTakeOver, { name: '旧券' });
    await upload(made.call, id, 'coupons', csvOf('coupons', coupons));
    for (const step of wanted) await doStep(house, made.call, id, step);
    return { id, reasons: await reasonsIn(made.call, id, 'coupons') };
  };
  const preview = (no: number, goods: number | null = 2_000) =>
    clerk.call(previewRedemption, { code: aCouponRow(no)['code']!, goods, skuId: null });
  const redeem = (no: number) =>
    clerk.call(redeemCoupon, { code: aCouponRow(no)['code']!.toLowerCase(), goods: 2_000, skuId: null, takenOff: 500 });
  return { ...made, own, name, templateId, customer, phone, clerk, aCouponRow, aCardRow, steps, preview, redeem };
};

test.serial('old coupons and cards come, are what the file says, and go as if they had never come', async (t) => {
  const { call, id, templateId, customer, phone, aCouponRow, aCardRow } = await aCounter();
  await upload(call, id, 'cards', csvOf('cards', [aCardRow(1), aCardRow(1, { kind: '微信会员卡', member: phone })]));
  const coupons = [
    aCouponRow(1),
    aCouponRow(2, { member: phone, from: '2026-11-01' }),
    aCouponRow(3, { member: customer.openid, state: '已用' }),
    aCouponRow(4, { member: aCardRow(1)['number']!, state: '作废' }),
    ...Array.from({ length: 600 }, (_, no) => aCouponRow(100 + no)),
  ];
  await upload(call, id, 'coupons', csvOf('coupons', coupons), 10_000);
  const before = await allTables(house);
  t.deepEqual(figuresIn(await doStep(house, call, id, 'check'), 'coupons'), { add: 604 });
  t.deepEqual(await allTables(house), before);
  t.deepEqual(figuresIn(await doStep(house, call, id, 'run'), 'cards'), { added: 2 });
  t.like(await call(getTemplate, { templateId }), { total: 605, given: 604, state: 'approved' });
  t.deepEqual(figuresIn(await doStep(house, call, id, 'compare'), 'coupons'), {
    added: 604,
    compared: { same: 604, differing: 0, missing: 0 },
  });
  const { items } = await customer.call(listMyCoupons, {});
  t.deepEqual(items.map(({ benefit, from, until }) => [benefit, from, until]), [['立减 5 元', '2026-10-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z']]); // prettier-ignore
  t.is((await customer.call(listMyCoupons, { tab: 'used' })).items.length, 1);

  const once = await allTables(house);
  await doStep(house, call, id, 'run');
  t.deepEqual(await allTables(house), once, 'run twice changes nothing');
  t.deepEqual(figuresIn(await doStep(house, call, id, 'back'), 'coupons'), { back: 604 });
  t.deepEqual(await allTables(house), before);
});

test.serial('an old code is looked at and redeemed like a new one, once, and comes back when it is reversed', async (t) => {
  const { customer, clerk, aCouponRow, steps, preview, redeem } = await aCounter();
  const rows = [
    aCouponRow(1),
    aCouponRow(2, { member: customer.openid }),
    aCouponRow(3, { state: '已用' }),
    aCouponRow(4, { state: '作废' }),
  ];
  const { id, reasons } = await steps([...rows, aCouponRow(5, { until: '2026-11-19' })], 'check', 'run');
  t.deepEqual(reasons, ['2 added', '3 added', '4 added', '5 added', '6 added']);
  t.like(await preview(1), { member: { name: '', phone: '' }, takenOff: 500, why: null });
  t.regex((await preview(2)).member.name, /^.\*\*?$/);
  t.is((await preview(3)).why, '这张券已经用过了：在旧系统用掉的');
  t.is((await preview(4)).why, '这张券已作废');
  t.is((await preview(5)).why, '已过有效期');
  await refused(t, clerk.call(previewRedemption, { code: 'NOBODYHASIT', goods: null, skuId: null }), 'redeem/code-unknown');

  // Letters are what they are: a code that differs in them is another one.
  await refused(t, redeem(1), 'redeem/code-unknown');
  const code = aCouponRow(1)['code']!;
  const done = await clerk.call(redeemCoupon, { code: ` ${code} `, goods: 2_000, skuId: null, takenOff: 500 });
  t.like(done, { member: '不记名', takenOff: 500 });
  await refused(t, clerk.call(redeemCoupon, { code, goods: 2_000, skuId: null, takenOff: 500 }), 'redeem/used');
  await clerk.call(reverseRedemption, { redemptionId: done.id, reason: '扫错了券' });
  t.like(await preview(1), { why: null });
  const ours = await house.reads.one<{ code: string }>(
    'SELECT c.code FROM coupon c JOIN earlier_coupon e ON e.coupon_id = c.id WHERE e.code = ?',
    [aCouponRow(2)['code']!.replace('-', '')],
  );
  t.regex(ours!.code, ourCode);
  await clerk.call(redeemCoupon, { code: ours!.code, goods: 2_000, skuId: null, takenOff: 500 });
  t.regex((await preview(2)).why ?? '', /已经用过了：11-20 .*核销/);

  const { call } = await aTakeOver(house);
  await doStep(house, call, id, 'back');
  t.deepEqual(await reasonsIn(call, id, 'coupons'), ['2 kept 券核销过', '3 kept 券核销过', '4 back', '5 back', '6 back']);
});

test.serial('the file brought again tells what the earlier system did since, and never undoes what was done here', async (t) => {
  const { customer, clerk, phone, aCouponRow, steps, preview } = await aCounter();
  const rows = (more: Row = {}) => [1, 2, 3].map((no) => aCouponRow(no, { member: no === 3 ? '' : phone, ...more }));
  await steps(rows(), 'check', 'run');
  const code = aCouponRow(1)['code']!;
  await clerk.call(redeemCoupon, { code, goods: 2_000, skuId: null, takenOff: 500 });
  t.deepEqual((await steps(rows(), 'check')).reasons, ['2 same', '3 same', '4 same']);

  const again = await steps([...rows({ state: '已用' }).slice(0, 2), aCouponRow(3, { member: customer.openid })], 'check', 'run');
  t.deepEqual(again.reasons, ['2 same', '3 changed 在旧系统用掉或作废了', '4 changed 补上会员']);
  t.is((await preview(2)).why, '这张券已经用过了：在旧系统用掉的');
  const { call } = await aTakeOver(house);
  await doStep(house, call, again.id, 'back');
  t.like(await preview(2), { why: null });
  const { reasons } = await steps(
    [aCouponRow(2, { until: '2027-01-01' }), aCouponRow(1, { member: (await aCustomer(house)).openid })],
    'check',
  );
  t.deepEqual(reasons, [
    '2 refused 这张券已经接管，失效时间与文件不同；请在这里处理',
    '3 refused 这张券已经接管，会员与文件不同；请在这里处理',
  ]);
});

test.serial('what waits for a phone number can be used by its code, and becomes its member’s when he says his number', async (t) => {
  const { call, id, clerk, aCouponRow, aCardRow, preview } = await aCounter();
  const customer = await aCustomer(house, 5);
  const { phone } = house.sandbox.control.customers().find(({ openid }) => openid === customer.openid)!;
  await upload(call, id, 'cards', csvOf('cards', [aCardRow(1, { member: phone, kind: '支付宝会员卡' })]));
  await upload(call, id, 'coupons', csvOf('coupons', [aCouponRow(1, { member: phone }), aCouponRow(2, { member: phone })]));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'cards'), ['2 add 这个手机号还没有会员，等本人绑定手机号后归他']);
  await doStep(house, call, id, 'run');
  t.like(await preview(1), { member: { name: '', phone: '' }, why: null });
  await clerk.call(redeemCoupon, { code: aCouponRow(1)['code']!, goods: 2_000, skuId: null, takenOff: 500 });

  await customer.call(setPhone, { code: house.sandbox.control.phoneCode(customer.openid) });
  await house.deliver();
  t.is((await customer.call(listMyCoupons, {})).usable, 1);
  t.is((await customer.call(listMyCoupons, { tab: 'used' })).items.length, 1);
  t.truthy(
    await house.reads.one(`SELECT c.id FROM member_card c JOIN member m ON m.id = c.member_id WHERE m.openid = ?`, [customer.openid]),
  );
  await customer.call(setPhone, { code: house.sandbox.control.phoneCode(customer.openid) });
  await house.deliver();
  t.is((await customer.call(listMyCoupons, {})).usable, 1);
  t.like(await doStep(house, call, id, 'compare'), { files: [{ compared: { same: 1 } }, { compared: { same: 2 } }] });
});

test.serial('a member who came between is filled in when the file is brought again', async (t) => {
  const { aCouponRow, steps, own } = await aCounter();
  const phone = `136${String(Number.parseInt(own, 36) % 100_000_000).padStart(8, '0')}`;
  const rows = [aCouponRow(1, { member: phone })];
  await steps(rows, 'check', 'run');
  const late = await aCustomer(house);
  await house.transact(({ sql }) => sql.run('UPDATE member SET phone = ? WHERE openid = ?', [phone, late.openid]));
  t.deepEqual((await steps(rows, 'check', 'run')).reasons, ['2 changed 补上会员']);
  t.is((await late.call(listMyCoupons, {})).usable, 1);
});

test.serial('every coupon and card that is not taken says why', async (t) => {
  const { call, id, own, templateId, customer, phone, aCouponRow, aCardRow } = await aCounter();
  const other = await aCustomer(house);
  await aTemplate(house, { name: `草稿${own}`, state: 'draft' });
  await aTemplate(house, { name: `首单${own}`, firstOrder: true });
  for (const _ of [1, 2]) await aTemplate(house, { name: `同名${own}` });
  const ours = await house.reads.one<{ code: string }>('SELECT code FROM coupon LIMIT 1');
  const cards = [
    aCardRow(1),
    aCardRow(1, { kind: '微信会员卡', member: other.openid }),
    aCardRow(2, { kind: '金卡' }),
    aCardRow(3, { member: 'oNobodyHere' }),
  ];
  await upload(call, id, 'cards', csvOf('cards', [...cards, aCardRow(4, { number: '卡一' }), aCardRow(1), aCardRow(5, { member: '' })]));
  const coupons = [
    aCouponRow(1, { template: '没有这个' }),
    aCouponRow(2, { template: `草稿${own}` }),
    aCouponRow(3, { template: `同名${own}` }),
    aCouponRow(4, { template: `首单${own}` }),
    aCouponRow(5, { member: 'oNobodyHere' }),
    aCouponRow(6, { code: ours!.code }),
    aCouponRow(7, { until: '' }),
    aCouponRow(8, { until: '明年' }),
    aCouponRow(9, { from: '2027-01-01' }),
    aCouponRow(10, { state: '锁定' }),
    aCouponRow(11, { code: 'A1' }),
    aCouponRow(12, { template: templateId, member: phone }),
    aCouponRow(12),
    aCouponRow(13, { member: aCardRow(1)['number']! }),
    aCouponRow(14, { member: customer.openid, template: `首单${own}` }),
  ];
  await upload(call, id, 'coupons', csvOf('coupons', coupons));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'cards'), [
    '2 add',
    `3 refused 卡号 6${own}1 是另一位会员的，请核对`,
    '4 refused 种类应是会员卡、微信会员卡、支付宝会员卡',
    '5 refused 会员 oNobodyHere 不存在，请先接管会员',
    '6 refused 卡号应是 6 到 40 位数字、字母',
    '7 refused 与第 2 行重复',
    '8 refused 没有写会员',
  ]);
  t.deepEqual(await reasonsIn(call, id, 'coupons'), [
    '2 refused 没有券模板 没有这个，请先在优惠券里新建并审核',
    `3 refused 券模板 草稿${own} 还是草稿，请先审核`,
    `4 refused 有 2 个券模板叫 同名${own}，请写券模板的编号`,
    '5 refused 只限首单的券要写会员',
    '6 refused 会员 oNobodyHere 不存在，请先接管会员',
    `7 refused 券码 ${ours!.code} 是这里发的另一张券的`,
    '8 refused 没有写失效时间',
    '9 refused 失效时间应像 2027-03-31 或 2027-03-31 22:00:00',
    '10 refused 失效时间要晚于生效时间',
    '11 refused 状态应是未用、已用或作废',
    '12 refused 券码应是 6 到 40 位数字、字母',
    '13 add',
    '14 refused 与第 13 行重复',
    '15 add',
    '16 add',
  ]);
});

test.serial('a code that a pass has here is no coupon’s: neither would be told from the other', async (t) => {
  const { customer, aCouponRow, steps } = await aCounter();
  const product = await aProduct(house, await aStore(house));
  const kind = await aPassKind(house, await aStaff(house), { productIds: [product.productId] });
  await customer.call(buyPass, { kindId: kind.id, expectedPrice: kind.draft.price });
  const { code } = (await house.reads.one<{ code: string }>('SELECT code FROM pass WHERE kind_id = ?', [kind.id]))!;
  const beside = `6${String(Number(code.slice(1)) === 1 ? 2 : 1).padStart(15, '0')}`;
  const { reasons } = await steps([aCouponRow(1, { code }), aCouponRow(2, { code: beside })], 'check');
  t.deepEqual(reasons, [`2 refused 券码 ${code} 是这里发的一张月卡的`, '3 add']);
});
