import test, { type ExecutionContext } from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import type { CodeOrder, Payee } from '../src/gateways/wechat-pay.ts';
import { aNumber, openShop } from './shop-for-tests.ts';

const gateways = { wechatPayV3, wechatMiniApi };
const shop = await openShop(gateways);
const { sandbox, pay } = shop;
const { control, clock } = sandbox;
test.after.always(() => shop.stop());
test.afterEach.always(() => control.calm());

const phone = (index = 0): string => control.customers()[index]!.openid;
const aCharge = (change: Partial<CodeOrder> = {}): CodeOrder => ({
  outTradeNo: aNumber(),
  authCode: control.payCode(phone()),
  description: '门店卤味-收银',
  amount: 1_850,
  storeCode: 'S001',
  ...change,
});
const refusedWith = (t: ExecutionContext, charge: CodeOrder, code: string, payee: Payee = shop.direct) =>
  t.throwsAsync(pay.chargeCode(payee, charge), { code });

for (const [name, payeeOf] of [
  ['直连商户', () => shop.direct],
  ['特约商户', () => shop.sub],
] as const)
  test.serial(`付款码：${name}当场收款，可查，可退，不发通知`, async (t) => {
    const payee = payeeOf();
    const charge = aCharge();
    t.regex(charge.authCode, /^1[0-5]\d{16}$/);
    const paid = await pay.chargeCode(payee, charge);
    t.like(paid, { tradeState: 'SUCCESS', outTradeNo: charge.outTradeNo, total: 1_850, payerTotal: 1_850, openid: phone() });
    t.deepEqual([paid.mchid, paid.appid, paid.subMchid], [payee.mchid, payee.appid, payee.subMchid]);
    t.like(await pay.query(payee, charge.outTradeNo), { tradeState: 'SUCCESS', transactionId: paid.transactionId });
    await control.quiet();
    t.false(shop.received.some(({ notice }) => notice?.kind === 'payment'));
    const refund = { outTradeNo: charge.outTradeNo, outRefundNo: aNumber(), reason: '退货', refund: 850, total: 1_850 };
    t.like(await pay.refund(payee, { ...refund, notifyUrl: shop.notifyUrl }), { status: 'PROCESSING', refund: 850 });
  });

test.serial('付款码只能用一次，每分钟换一个，过期不收', async (t) => {
  const charge = aCharge();
  await pay.chargeCode(shop.direct, charge);
  await refusedWith(t, { ...charge, outTradeNo: aNumber() }, 'AUTH_CODE_INVALID');
  t.not(control.payCode(phone()), charge.authCode);

  const code = control.payCode(phone());
  t.is(control.payCode(phone()), code);
  await clock.advance(61_000);
  t.not(control.payCode(phone()), code);
  await clock.advance(30_000);
  await refusedWith(t, aCharge({ authCode: code }), 'AUTHCODEEXPIRE');
  await refusedWith(t, aCharge({ authCode: '130000000000000000' }), 'AUTH_CODE_INVALID');
  await refusedWith(t, aCharge({ authCode: control.payCode(phone(), 'alipay') }), 'PARAM_ERROR');
});

test.serial('同一个单号不能再收一次，另一个付款码也不行', async (t) => {
  const charge = aCharge();
  await pay.chargeCode(shop.direct, charge);
  await refusedWith(t, charge, 'ORDERPAID');
  await refusedWith(t, aCharge({ outTradeNo: charge.outTradeNo }), 'ORDERPAID');
});

test.serial('要输密码：202 USERPAYING，确认之后查得到，拒绝之后是 PAYERROR', async (t) => {
  control.wantPassword(phone(1), true);
  const charge = aCharge({ authCode: control.payCode(phone(1)) });
  t.like(await pay.chargeCode(shop.direct, charge), { tradeState: 'USERPAYING', transactionId: null });
  t.like(await pay.query(shop.direct, charge.outTradeNo), { tradeState: 'USERPAYING' });
  t.deepEqual(control.decide(phone(1), 'success'), { state: 'paid', errMsg: '' });
  t.like(await pay.query(shop.direct, charge.outTradeNo), { tradeState: 'SUCCESS', total: 1_850 });

  const other = aCharge({ authCode: control.payCode(phone(1)) });
  await pay.chargeCode(shop.direct, other);
  t.is(control.decide(phone(1), 'cancel').state, 'cancelled');
  t.like(await pay.query(shop.direct, other.outTradeNo), { tradeState: 'PAYERROR' });
  control.wantPassword(phone(1), false);
});

test.serial('超过 1000 元都要输密码；45 秒没人输就失败了', async (t) => {
  const charge = aCharge({ amount: 100_001 });
  t.like(await pay.chargeCode(shop.direct, charge), { tradeState: 'USERPAYING' });
  await clock.advance(46_000);
  t.like(await pay.query(shop.direct, charge.outTradeNo), { tradeState: 'PAYERROR' });
  t.is(control.decide(phone(), 'success').state, 'failed');
  t.like(await pay.chargeCode(shop.direct, aCharge({ amount: 100_000 })), { tradeState: 'SUCCESS' });
});

test.serial('余额不足当场拒绝，单号作废', async (t) => {
  control.misbehave({ charge: 'not-enough' });
  const charge = aCharge();
  await refusedWith(t, charge, 'NOTENOUGH');
  control.calm();
  t.like(await pay.query(shop.direct, charge.outTradeNo), { tradeState: 'PAYERROR' });
  await refusedWith(t, aCharge({ outTradeNo: charge.outTradeNo }), 'OUT_TRADE_NO_USED');
});

test.serial('系统错误：收没收到，查了才知道', async (t) => {
  control.misbehave({ charge: 'unknown' });
  const lost = aCharge();
  t.like(await refusedWith(t, lost, 'SYSTEM_ERROR'), { retryable: true });
  control.misbehave({ charge: 'unknown-charged' });
  const charged = aCharge();
  t.like(await refusedWith(t, charged, 'SYSTEM_ERROR'), { retryable: true });
  control.calm();
  t.is(await pay.query(shop.direct, lost.outTradeNo), null);
  t.like(await pay.query(shop.direct, charged.outTradeNo), { tradeState: 'SUCCESS' });
});

test.serial('撤销：付款 15 秒以后才行，钱退回，之后查到 REVOKED，再撤也一样', async (t) => {
  for (const payee of [shop.direct, shop.sub]) {
    const charge = aCharge();
    await pay.chargeCode(payee, charge);
    await t.throwsAsync(pay.reverse(payee, charge.outTradeNo), { code: 'INVALID_REQUEST' });
    await clock.advance(15_000);
    t.is(await pay.reverse(payee, charge.outTradeNo), 'reversed');
    t.is(await pay.reverse(payee, charge.outTradeNo), 'reversed');
    t.like(await pay.query(payee, charge.outTradeNo), { tradeState: 'REVOKED' });
    await refusedWith(t, charge, 'ORDERREVERSED', payee);
    const refund = { outTradeNo: charge.outTradeNo, outRefundNo: aNumber(), reason: '退货', refund: 1, total: 1_850 };
    await t.throwsAsync(pay.refund(payee, { ...refund, notifyUrl: shop.notifyUrl }), { code: 'INVALID_REQUEST' });
    t.is(await pay.reverse(payee, aNumber()), 'absent');
  }
});

test.serial('撤销：正在输密码不行，失败了的可以，撤了就付不成', async (t) => {
  control.misbehave({ charge: 'password' });
  const charge = aCharge();
  await pay.chargeCode(shop.direct, charge);
  await t.throwsAsync(pay.reverse(shop.direct, charge.outTradeNo), { code: 'INVALID_REQUEST' });
  await clock.advance(46_000);
  control.misbehave({ reverse: 'fails' });
  await t.throwsAsync(pay.reverse(shop.direct, charge.outTradeNo), { code: 'SYSTEM_ERROR' });
  control.calm();
  t.is(await pay.reverse(shop.direct, charge.outTradeNo), 'reversed');
  t.like(await pay.query(shop.direct, charge.outTradeNo), { tradeState: 'REVOKED' });
});

test.serial('付款码的单只能撤销不能关，小程序的单只能关不能撤销', async (t) => {
  const charge = aCharge({ amount: 200_000 });
  await pay.chargeCode(shop.direct, charge);
  await t.throwsAsync(pay.close(shop.direct, charge.outTradeNo), { code: 'INVALID_REQUEST' });
  const order = shop.anOrder();
  await pay.prepay(shop.direct, order);
  await t.throwsAsync(pay.reverse(shop.direct, order.outTradeNo), { code: 'INVALID_REQUEST' });
});

test.serial('账单：付款码是 MICROPAY，撤销另有一行 REVOKED', async (t) => {
  const noon = new Date('2026-11-20T12:00:00+08:00');
  const own = await openShop(gateways, { now: () => noon });
  const charge = aCharge({ authCode: own.sandbox.control.payCode(phone()) });
  await own.pay.chargeCode(own.direct, charge);
  await own.sandbox.clock.advance(20_000);
  await own.pay.reverse(own.direct, charge.outTradeNo);
  await own.sandbox.clock.advance(24 * 3_600_000);
  const rows = await own.pay.tradeBill(own.direct, '2026-11-20');
  t.deepEqual(
    rows.map(({ outTradeNo, tradeState, total, refundAsked }) => [outTradeNo, tradeState, total, refundAsked]),
    [
      [charge.outTradeNo, 'SUCCESS', 1_850, 0],
      [charge.outTradeNo, 'REVOKED', 0, 1_850],
    ],
  );
  await own.stop();
});
