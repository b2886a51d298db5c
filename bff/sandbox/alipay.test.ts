import test from 'ava';
import { alipaySdk } from '../src/gateways/alipay-sdk.ts';
import type { AlipayOrder } from '../src/gateways/alipay.ts';
import { aNumber } from './shop-for-tests.ts';
import { makeCredentials, startSandbox } from './start-sandbox.ts';

const credentials = await makeCredentials();
const sandbox = await startSandbox({ credentials, tickMs: 5 });
const { control, clock } = sandbox;
const { app } = credentials.alipay;
/** The application's own owner. */
const own = { authToken: null };
const alipay = alipaySdk({ baseUrl: sandbox.url, app, timeoutMs: 2_000 });
test.after.always(() => sandbox.stop());
test.afterEach.always(() => control.calm());

const phone = (index = 0): string => control.customers()[index]!.openid;
const anOrder = (change: Partial<AlipayOrder> = {}): AlipayOrder => ({
  outTradeNo: aNumber(),
  authCode: control.payCode(phone(), 'alipay'),
  subject: '门店卤味-收银',
  amount: 1_850,
  storeCode: 'S001',
  ...change,
});
const paid = { state: 'paid', total: 1_850, payerTotal: 1_850 } as const;

test.serial('支付宝：当场收款，查得到，分两次退，同一退款号只退一次', async (t) => {
  const order = anOrder();
  t.regex(order.authCode, /^28\d{16}$/);
  t.like(await alipay.pay(own, order), { ...paid, outTradeNo: order.outTradeNo });
  const known = await alipay.query(own, order.outTradeNo);
  t.like(known, paid);
  t.true(Math.abs(known!.paidAt!.getTime() - clock.now().getTime()) < 2_000);
  const refund = { outTradeNo: order.outTradeNo, outRequestNo: aNumber(), amount: 850, reason: '退货' };
  t.false(await alipay.hasRefunded(own, refund));
  t.is(await alipay.refund(own, refund), 'done');
  t.is(await alipay.refund(own, refund), 'under-way', '同一退款号：钱没有再动');
  t.true(await alipay.hasRefunded(own, refund));
  await t.throwsAsync(alipay.refund(own, { ...refund, amount: 1 }), { code: 'ACQ.DISCORDANT_REPEAT_REQUEST' });
  await t.throwsAsync(alipay.refund(own, { ...refund, outRequestNo: aNumber(), amount: 1_001 }), {
    code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  });
  t.is(await alipay.refund(own, { ...refund, outRequestNo: aNumber(), amount: 1_000 }), 'done');
});

test.serial('支付宝：要确认的先等着，确认了才算收到，没确认的撤得掉', async (t) => {
  control.wantPassword(phone(1), true);
  const order = anOrder({ authCode: control.payCode(phone(1), 'alipay') });
  t.like(await alipay.pay(own, order), { state: 'waiting', outTradeNo: order.outTradeNo });
  t.like(await alipay.query(own, order.outTradeNo), { state: 'waiting' });
  t.is(control.decide(phone(1), 'success').state, 'paid');
  t.like(await alipay.query(own, order.outTradeNo), paid);

  const other = anOrder({ authCode: control.payCode(phone(1), 'alipay') });
  await alipay.pay(own, other);
  t.is(await alipay.cancel(own, other.outTradeNo), 'cancelled');
  t.like(await alipay.query(own, other.outTradeNo), { state: 'closed' });
  t.is(control.decide(phone(1), 'success').state, 'failed');
  control.wantPassword(phone(1), false);
});

test.serial('支付宝：撤销退回付了的钱，可以再撤，撤不了就说再试，没有的单不算撤销', async (t) => {
  const order = anOrder();
  await alipay.pay(own, order);
  control.misbehave({ reverse: 'fails' });
  t.is(await alipay.cancel(own, order.outTradeNo), 'again');
  control.calm();
  t.is(await alipay.cancel(own, order.outTradeNo), 'cancelled');
  t.is(await alipay.cancel(own, order.outTradeNo), 'cancelled');
  t.like(await alipay.query(own, order.outTradeNo), { state: 'closed' });
  const refund = { outTradeNo: order.outTradeNo, outRequestNo: aNumber(), amount: 1, reason: '退货' };
  await t.throwsAsync(alipay.refund(own, refund), { code: 'ACQ.TRADE_STATUS_ERROR' });
  t.is(await alipay.cancel(own, aNumber()), 'absent');
  t.is(await alipay.query(own, aNumber()), null);
});

test.serial('支付宝：付款码只能用一次，单号也是', async (t) => {
  const order = anOrder();
  await alipay.pay(own, order);
  const refusal = { code: 'ACQ.PAYMENT_AUTH_CODE_INVALID', retryable: false } as const;
  t.like(await t.throwsAsync(alipay.pay(own, { ...order, outTradeNo: aNumber() })), refusal);
  t.like(await t.throwsAsync(alipay.pay(own, anOrder({ authCode: control.payCode(phone()) }))), refusal);
  await t.throwsAsync(alipay.pay(own, anOrder({ outTradeNo: order.outTradeNo })), { code: 'ACQ.TRADE_HAS_SUCCESS' });
});

test.serial('支付宝：20000 收没收到，查了才知道；余额不足当场拒绝', async (t) => {
  control.misbehave({ charge: 'unknown' });
  const lost = anOrder();
  t.like(await t.throwsAsync(alipay.pay(own, lost)), { code: 'UNKNOW_ERROR', retryable: true });
  control.misbehave({ charge: 'unknown-charged' });
  const charged = anOrder();
  t.like(await t.throwsAsync(alipay.pay(own, charged)), { retryable: true });
  control.misbehave({ charge: 'not-enough' });
  t.like(await t.throwsAsync(alipay.pay(own, anOrder())), { code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH', retryable: false });
  control.calm();
  t.is(await alipay.query(own, lost.outTradeNo), null);
  t.like(await alipay.query(own, charged.outTradeNo), paid);
});

test.serial('支付宝：答复丢了、断线、慢，都说不知道；假签名的答复不信', async (t) => {
  control.misbehave({ loseAnswers: true });
  const order = anOrder();
  t.like(await t.throwsAsync(alipay.pay(own, order)), { code: 'NETWORK', retryable: true });
  control.misbehave({ loseAnswers: false, down: true });
  t.like(await t.throwsAsync(alipay.query(own, order.outTradeNo)), { code: 'NETWORK', retryable: true });
  control.misbehave({ down: false, slowMs: 3_000 });
  t.like(await t.throwsAsync(alipay.query(own, order.outTradeNo)), { code: 'NETWORK', retryable: true });
  control.misbehave({ slowMs: 0, forgeAnswers: true });
  t.like(await t.throwsAsync(alipay.query(own, order.outTradeNo)), { code: 'REPLY_INVALID', retryable: true });
  control.calm();
  t.like(await alipay.query(own, order.outTradeNo), paid);
});

test.serial('支付宝：别人的钥匙签的请求不收', async (t) => {
  const [other] = [await makeCredentials()];
  const stranger = alipaySdk({ baseUrl: sandbox.url, app: { ...app, privateKeyPem: other.alipay.app.privateKeyPem } });
  t.like(await t.throwsAsync(stranger.query(own, aNumber())), { code: 'invalid-signature', retryable: false });
  const nobody = alipaySdk({ baseUrl: sandbox.url, app: { ...app, appId: '2021000000000999' } });
  t.like(await t.throwsAsync(nobody.query(own, aNumber())), { code: 'invalid-app-id', retryable: false });
});
