import test from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import type { Payee, PaymentNotice } from '../src/gateways/wechat-pay.ts';
import { openShop, type Received, type Shop } from './shop-for-tests.ts';

const gateways = { wechatPayV3, wechatMiniApi };

const shop = await openShop(gateways);
test.after.always(() => shop.stop());

const noticesOf = ({ received }: Shop, outTradeNo: string) =>
  received
    .map(({ notice }) => notice)
    .filter((notice): notice is PaymentNotice => notice?.kind === 'payment' && notice.transaction.outTradeNo === outTradeNo);

const paysThrough = test.macro({
  exec: async (t, payeeOf: (opened: Shop) => Payee, expected: { mchid: string; subMchid: string | null }) => {
    const order = await shop.aPaidOrder(payeeOf(shop));
    await shop.sandbox.control.quiet();

    const [notice, ...more] = noticesOf(shop, order.outTradeNo);
    t.is(more.length, 0);
    t.like(notice, { keysOf: expected.mchid });
    t.like(notice!.transaction, {
      ...expected,
      appid: shop.sandbox.credentials.appid,
      tradeState: 'SUCCESS',
      total: 1800,
      payerTotal: 1800,
      openid: shop.openid,
    });
    t.deepEqual(await shop.pay.query(payeeOf(shop), order.outTradeNo), notice!.transaction);
  },
  title: (name) => `${name}：付款、通知、解密、查询都对得上`,
});

test('直连商户（平台证书）', paysThrough, ({ direct }: Shop) => direct, { mchid: '1900000101', subMchid: null });
test('直连商户（正在换成微信支付公钥）', paysThrough, ({ moving }: Shop) => moving, { mchid: '1900000202', subMchid: null });
test('服务商的特约商户（微信支付公钥）', paysThrough, ({ sub }: Shop) => sub, { mchid: '1900000303', subMchid: '1900000401' });

test('特约商户有自己的小程序时，用它的 appid 下单和签名', async (t) => {
  const payee: Payee = { ...shop.sub, subAppid: 'wx0123456789abcdef' };
  const order = shop.anOrder();
  const { prepayId } = await shop.pay.prepay(payee, order);
  const sheet = shop.pay.paySheet(payee, prepayId, new Date());
  t.like(await shop.sandbox.control.pay(order.openid, { ...sheet, appid: payee.appid }), { state: 'failed' });
  t.like(await shop.sandbox.control.pay(order.openid, { ...sheet, appid: payee.subAppid! }), { state: 'paid' });
  t.like(await shop.pay.query(payee, order.outTradeNo), { subAppid: payee.subAppid, openid: order.openid });
});

test('正在换公钥的商户，平台证书签的通知也认', async (t) => {
  const own = await openShop(gateways);
  own.sandbox.control.misbehave({ notifySignedBy: 'certificate' });
  const order = await own.aPaidOrder(own.moving);
  await own.sandbox.control.quiet();
  t.is(noticesOf(own, order.outTradeNo).length, 1);
  t.not(own.received[0]!.headers['wechatpay-serial'], own.sandbox.credentials.merchants[1]!.keys.publicKeyId);
  await own.stop();
});

test('平台证书取过一次之后，生人的序列号不会再引出调用', async (t) => {
  const own = await openShop(gateways);
  const order = await own.aPaidOrder(own.direct);
  await own.sandbox.control.quiet();
  const [{ headers, body }] = own.received as [Received];
  const before = own.sandbox.control.calls();
  for (let time = 0; time < 20; time += 1) {
    const stranger = { ...headers, 'wechatpay-serial': `5${time}ABCDEF` };
    await t.throwsAsync(own.pay.readNotice(stranger, body), { message: /unknown-serial/ });
  }
  t.deepEqual(own.sandbox.control.calls(), before);
  t.is(before['GET /v3/certificates'], 1);
  t.is(noticesOf(own, order.outTradeNo).length, 1);
  await own.stop();
});

test('取消付款后订单还没付，可以再付一次', async (t) => {
  const order = shop.anOrder();
  const { prepayId } = await shop.pay.prepay(shop.direct, order);
  const sheet = { ...shop.pay.paySheet(shop.direct, prepayId, new Date()), appid: shop.direct.appid };
  t.deepEqual(await shop.sandbox.control.pay(order.openid, sheet, 'cancel'), { state: 'cancelled', errMsg: 'requestPayment:fail cancel' });
  t.like(await shop.sandbox.control.pay(order.openid, sheet, 'fail'), { state: 'failed' });
  t.like(await shop.pay.query(shop.direct, order.outTradeNo), { tradeState: 'NOTPAY', transactionId: null, openid: null });
  t.like(await shop.sandbox.control.pay(order.openid, sheet), { state: 'paid', errMsg: 'requestPayment:ok' });
  t.like(await shop.sandbox.control.pay(order.openid, sheet), { state: 'failed', errMsg: 'requestPayment:fail 该订单已支付' });
});

test('别人不能替下单的人付款，改过的付款单打不开', async (t) => {
  const order = shop.anOrder();
  const { prepayId } = await shop.pay.prepay(shop.direct, order);
  const sheet = { ...shop.pay.paySheet(shop.direct, prepayId, new Date()), appid: shop.direct.appid };
  const other = shop.sandbox.control.customers()[1]!.openid;
  t.regex((await shop.sandbox.control.pay(other, sheet)).errMsg, /账号不一致/);
  t.regex((await shop.sandbox.control.pay(order.openid, { ...sheet, nonceStr: 'other' })).errMsg, /签名失败/);
  t.regex((await shop.sandbox.control.pay(order.openid, { ...sheet, appid: 'wx0000000000000000' })).errMsg, /签名失败/);
});

test('微信出的立减记着是谁出的钱', async (t) => {
  const order = shop.anOrder();
  const { prepayId } = await shop.pay.prepay(shop.direct, order);
  await shop.sandbox.control.pay(order.openid, { prepayId }, 'success', { wechatpay: 300, merchant: 100 });
  const found = await shop.pay.query(shop.direct, order.outTradeNo);
  t.like(found, { total: 1800, payerTotal: 1400 });
  t.like(found!.promotions[0], { amount: 400, wechatpayContribute: 300, merchantContribute: 100 });
});

test('同一单号再下单：参数一样给同一张单，不一样就拒绝', async (t) => {
  const order = shop.anOrder();
  const first = await shop.pay.prepay(shop.direct, order);
  t.deepEqual(await shop.pay.prepay(shop.direct, order), first);
  await t.throwsAsync(shop.pay.prepay(shop.direct, { ...order, amount: 1801 }), { code: 'INVALID_REQUEST' });
  await shop.sandbox.control.pay(order.openid, first);
  await t.throwsAsync(shop.pay.prepay(shop.direct, order), { code: 'OUT_TRADE_NO_USED' });
});

test('同一单号在两个收款方是两张单，互相查不到', async (t) => {
  const order = await shop.aPaidOrder(shop.sub);
  t.is(await shop.pay.query(shop.otherSub, order.outTradeNo), null);
  t.is(await shop.pay.query(shop.direct, order.outTradeNo), null);
  t.like(await shop.pay.query(shop.sub, order.outTradeNo), { tradeState: 'SUCCESS' });
});

test('关单可以反复关，付过的关不了，没有的说没有', async (t) => {
  for (const payee of [shop.direct, shop.sub]) {
    const order = shop.anOrder();
    t.is(await shop.pay.close(payee, order.outTradeNo), 'absent');
    t.is(await shop.pay.query(payee, order.outTradeNo), null);
    const { prepayId } = await shop.pay.prepay(payee, order);
    t.is(await shop.pay.close(payee, order.outTradeNo), 'closed');
    t.is(await shop.pay.close(payee, order.outTradeNo), 'closed');
    t.regex((await shop.sandbox.control.pay(order.openid, { prepayId })).errMsg, /已关闭/);
    await t.throwsAsync(shop.pay.prepay(payee, order), { code: 'ORDER_CLOSED' });
    const paid = await shop.aPaidOrder(payee);
    t.is(await shop.pay.close(payee, paid.outTradeNo), 'paid');
  }
});

test('过了支付期限就付不了', async (t) => {
  const own = await openShop(gateways);
  const order = own.anOrder();
  const { prepayId } = await own.pay.prepay(own.direct, order);
  await own.sandbox.clock.advance(15 * 60_000 + 1000);
  t.regex((await own.sandbox.control.pay(order.openid, { prepayId })).errMsg, /已超时/);
  await own.stop();
});

const refused = test.macro({
  exec: async (t, change: Record<string, unknown>, code: string) => {
    await t.throwsAsync(shop.pay.prepay(shop.direct, shop.anOrder(change)), { name: 'Error', code });
  },
  title: (name) => `下单被拒：${name}`,
});

test('单号太短', refused, { outTradeNo: 'T1' }, 'PARAM_ERROR');
test('单号有怪字', refused, { outTradeNo: 'T-订单-0001' }, 'PARAM_ERROR');
test('金额为零', refused, { amount: 0 }, 'PARAM_ERROR');
test('金额有零头', refused, { amount: 1.5 }, 'PARAM_ERROR');
test('没有这个 openid', refused, { openid: 'oNobody_at_all_0001' }, 'PARAM_ERROR');
test('通知地址带参数', refused, { notifyUrl: 'https://shop.example/notify?a=1' }, 'PARAM_ERROR');
test('通知地址不是 https', refused, { notifyUrl: 'http://shop.example/notify' }, 'PARAM_ERROR');
test('期限不到一分钟', refused, { expiresAt: new Date(Date.now() + 20_000) }, 'PARAM_ERROR');
test('期限超过九十天', refused, { expiresAt: new Date(Date.now() + 91 * 24 * 3_600_000) }, 'PARAM_ERROR');
test('描述太长', refused, { description: '卤'.repeat(128) }, 'PARAM_ERROR');
