import { constants, createPrivateKey, publicEncrypt, sign } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import { aNumber, openShop, randomText } from './shop-for-tests.ts';
import { makeCredentials, startSandbox, type SandboxMerchant } from './start-sandbox.ts';

const gateways = { wechatPayV3, wechatMiniApi };

const shop = await openShop(gateways);
const { sandbox } = shop;
test.after.always(() => shop.stop());

type Change = { timestamp?: string; serial?: string; path?: string; signature?: string; mchid?: string };

const call = async (merchant: SandboxMerchant, method: string, path: string, body: string, change: Change = {}) => {
  const timestamp = change.timestamp ?? String(Math.floor(Date.now() / 1000));
  const nonce = randomText();
  const message = `${method}\n${change.path ?? path}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature =
    change.signature ?? sign('RSA-SHA256', Buffer.from(message), createPrivateKey(merchant.keys.privateKeyPem)).toString('base64');
  const fields = `mchid="${change.mchid ?? merchant.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${change.serial ?? merchant.keys.serialNo}",signature="${signature}"`;
  const reply = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { Authorization: `WECHATPAY2-SHA256-RSA2048 ${fields}`, 'Content-Type': 'application/json' },
    ...(method === 'GET' ? {} : { body }),
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
};

const [direct, moving, partner] = [sandbox.credentials.merchants[0]!, sandbox.credentials.merchants[1]!, sandbox.credentials.merchants[2]!];
const query = '/v3/pay/transactions/out-trade-no/T00000000?mchid=1900000101';

const unsigned = test.macro({
  exec: async (t, change: Change) => {
    const { status, body } = await call(direct, 'GET', query, '', change);
    t.is(status, 401);
    t.is(body['code'], 'SIGN_ERROR');
  },
  title: (name) => `沙盒验每个请求的签名：${name}就是 401`,
});

test('签名错', unsigned, { signature: Buffer.from('wrong').toString('base64') });
test('签的是别的地址', unsigned, { path: '/v3/pay/transactions/out-trade-no/T00000001?mchid=1900000101' });
test('时间差了六分钟', unsigned, { timestamp: String(Math.floor(Date.now() / 1000) - 360) });
test('证书序列号不对', unsigned, { serial: 'ABCDEF' });
test('冒充别的商户', unsigned, { mchid: '1900000202' });

test('签名对了才说业务的事，拒绝也签名', async (t) => {
  const { status, body, headers } = await call(direct, 'GET', query, '');
  t.is(status, 404);
  t.is(body['code'], 'ORDER_NOT_EXIST');
  t.is(headers.get('wechatpay-serial'), direct.platform.certificate!.serialNo);
});

test('商户证书序列号的大小写不算数', async (t) => {
  t.is((await call(direct, 'GET', query, '', { serial: direct.keys.serialNo.toLowerCase() })).status, 404);
});

test('平台证书：一开始就用公钥的商户没有', async (t) => {
  const has = await call(direct, 'GET', '/v3/certificates', '');
  t.is((has.body['data'] as { serial_no: string }[])[0]!.serial_no, direct.platform.certificate!.serialNo);
  t.is((await call(moving, 'GET', '/v3/certificates', '')).status, 200);
  t.is((await call(partner, 'GET', '/v3/certificates', '')).status, 404);
});

test('一个商户不能替另一个下单，服务商和直连的接口不通用', async (t) => {
  const body = (mchid: string) => JSON.stringify({ appid: sandbox.credentials.appid, mchid, out_trade_no: aNumber() });
  t.is((await call(direct, 'POST', '/v3/pay/transactions/jsapi', body(moving.mchid))).body['code'], 'PARAM_ERROR');
  t.is((await call(partner, 'POST', '/v3/pay/transactions/jsapi', body(partner.mchid))).body['code'], 'NO_AUTH');
  const foreign = JSON.stringify({ sp_mchid: partner.mchid, sub_mchid: '1900009999' });
  t.is((await call(partner, 'POST', '/v3/pay/partner/transactions/jsapi', foreign)).body['code'], 'MCH_NOT_EXISTS');
});

test('按微信订单号也查得到', async (t) => {
  const order = await shop.aPaidOrder(shop.direct);
  const { transactionId } = (await shop.pay.query(shop.direct, order.outTradeNo))!;
  const { body } = await call(direct, 'GET', `/v3/pay/transactions/id/${transactionId}?mchid=${direct.mchid}`, '');
  t.is(body['out_trade_no'], order.outTradeNo);
});

/** A refund that WeChat could not bring to the customer. */
const anAbnormalRefund = async () => {
  const order = await shop.aPaidOrder(shop.direct);
  const { refundId, outRefundNo } = await shop.pay.refund(shop.direct, shop.aRefund(order));
  await sandbox.control.settleRefund(outRefundNo, 'ABNORMAL');
  const apply = (body: object, id = refundId) =>
    call(
      direct,
      'POST',
      `/v3/refund/domestic/refunds/${id}/apply-abnormal-refund`,
      JSON.stringify({ out_refund_no: outRefundNo, ...body }),
    );
  return { apply };
};
const sealed = (plain: string) =>
  publicEncrypt(
    { key: direct.platform.certificate!.certificatePem, padding: constants.RSA_PKCS1_OAEP_PADDING },
    Buffer.from(plain),
  ).toString('base64');

test.serial('异常退款：退到顾客的卡要加密的卡号和姓名，退到商户的卡不用，只有异常的能退', async (t) => {
  const { apply } = await anAbnormalRefund();
  const card = { type: 'USER_BANK_CARD', bank_type: 'ICBC_DEBIT', bank_account: sealed('6222020000001234'), real_name: sealed('王女士') };
  for (const [body, field] of [
    [{}, '/type'],
    [{ type: 'ALIPAY' }, '/type'],
    [{ ...card, bank_type: '' }, '/bank_type'],
    [{ ...card, bank_account: '6222020000001234' }, '/bank_account'],
    [{ ...card, real_name: undefined }, '/real_name'],
  ] as const) {
    const { status, body: refusal } = await apply(body);
    t.is(status, 400);
    t.like(refusal, { code: 'PARAM_ERROR', detail: { field } });
  }
  t.like(await apply(card, '5030000000000000000000000000'), { status: 404, body: { code: 'RESOURCE_NOT_EXISTS' } });
  t.like(await apply(card), { status: 200, body: { status: 'PROCESSING', user_received_account: 'ICBC_DEBIT1234' } });
  t.like(await apply(card), { status: 400, body: { code: 'INVALID_REQUEST' } });

  const other = await anAbnormalRefund();
  t.like(await other.apply({ type: 'MERCHANT_BANK_CARD' }), { status: 200, body: { user_received_account: '商户结算银行账户' } });
});

test.serial('账单地址写的是微信自己的主机，下载不签名，五分钟后失效', async (t) => {
  await shop.aPaidOrder(shop.direct);
  const day = new Date(sandbox.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  await sandbox.clock.advance(48 * 3_600_000);
  const { body } = await call(direct, 'GET', `/v3/bill/tradebill?bill_date=${day}`, '');
  const url = new URL(String(body['download_url']));
  t.is(url.origin, 'https://api.mch.weixin.qq.com');
  const download = async (merchant: SandboxMerchant) => {
    const nonce = randomText();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const path = `${url.pathname}${url.search}`;
    const signature = sign(
      'RSA-SHA256',
      Buffer.from(`GET\n${path}\n${timestamp}\n${nonce}\n\n`),
      createPrivateKey(merchant.keys.privateKeyPem),
    ).toString('base64');
    const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${merchant.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${merchant.keys.serialNo}",signature="${signature}"`;
    return fetch(`${sandbox.url}${path}`, { headers: { Authorization: authorization } });
  };
  const bill = await download(direct);
  t.is(bill.headers.get('wechatpay-signature'), null);
  t.regex(await bill.text(), /^.?交易时间,/);
  t.is((await download(moving)).status, 400);
  await sandbox.clock.advance(5 * 60_000);
  t.is((await download(direct)).status, 400);
});

const tokenOf = async (change: Record<string, unknown> = {}) => {
  const { appid, appSecret } = sandbox.credentials;
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret: appSecret, ...change });
  return (await (await fetch(`${sandbox.url}/cgi-bin/stable_token`, { method: 'POST', body })).json()) as {
    access_token?: string;
    expires_in?: number;
    errcode?: number;
  };
};

test.serial('稳定令牌：不强制时给同一个，强制刷新一天二十次、隔三十秒，旧的再活五分钟', async (t) => {
  const first = await tokenOf();
  t.is((await tokenOf()).access_token, first.access_token);
  t.is((await tokenOf({ secret: 'wrong' })).errcode, 40125);

  const forced = await tokenOf({ force_refresh: true });
  t.not(forced.access_token, first.access_token);
  t.is((await tokenOf({ force_refresh: true })).errcode, 45009);
  const managed = async (token?: string) => {
    const body = JSON.stringify({ appid: sandbox.credentials.appid });
    return (
      (await (await fetch(`${sandbox.url}/wxa/sec/order/is_trade_managed?access_token=${token}`, { method: 'POST', body })).json()) as {
        errcode: number;
      }
    ).errcode;
  };
  t.is(await managed(first.access_token), 0);
  t.is(await managed(forced.access_token), 0);
  t.is(await managed('nonsense'), 40001);
  await sandbox.clock.advance(5 * 60_000);
  t.is(await managed(first.access_token), 42001);
  for (let time = 1; time < 20; time += 1) {
    await sandbox.clock.advance(31_000);
    t.truthy((await tokenOf({ force_refresh: true })).access_token);
  }
  await sandbox.clock.advance(31_000);
  t.is((await tokenOf({ force_refresh: true })).errcode, 45009);
});

test('重启之后还记得谁付过钱，没送到的通知接着送，密钥只有自己能读', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const credentials = await makeCredentials({ dataDir });
  const first = await openShop(gateways, { dataDir, credentials });
  first.door.status = 500;
  const order = await first.aPaidOrder(first.direct);
  await first.sandbox.control.quiet();
  await first.sandbox.clock.advance(3_600_000);
  const before = first.received.length;
  const aheadMs = first.sandbox.clock.now().getTime() - Date.now();
  await first.stop();

  const second = await openShop(gateways, { dataDir, credentials: await makeCredentials({ dataDir }) });
  t.like(await second.pay.query(second.direct, order.outTradeNo), { tradeState: 'SUCCESS', total: 1800 });
  t.true(Math.abs(second.sandbox.clock.now().getTime() - Date.now() - aheadMs) < 5000);
  t.true(before > 5);
  t.is(statSync(join(dataDir, 'credentials.json')).mode & 0o777, 0o600);
  await second.stop();
  rmSync(dataDir, { recursive: true });
});

test('付款单可以先打开、等人在页面上点', async (t) => {
  const order = shop.anOrder();
  const { prepayId } = await shop.pay.prepay(shop.direct, order);
  const fields = { ...shop.pay.paySheet(shop.direct, prepayId, new Date()), appid: shop.direct.appid };
  const send = async (path: string, body?: unknown) =>
    (await (
      await fetch(`${sandbox.url}/sandbox/${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
    ).json()) as Record<string, unknown>;

  const sheet = await send('sheets', { openid: shop.openid, ...fields });
  t.like(sheet, { state: 'open', amount: 1800, merchant: '门店卤味（总部）', description: '卤鸭脖 半斤' });
  const waiting = send(`sheets/${String(sheet['sheetId'])}?wait=20000`);
  t.deepEqual(await send(`sheets/${String(sheet['sheetId'])}`, { outcome: 'success' }), { state: 'paid', errMsg: 'requestPayment:ok' });
  t.like(await waiting, { state: 'paid', errMsg: 'requestPayment:ok' });
  t.like(await send(`sheets/${String(sheet['sheetId'])}`, { outcome: 'cancel' }), { code: 'sheet/decided' });
  t.like(await send('sheets', { openid: shop.openid, ...fields, paySign: 'x' }), { errMsg: 'requestPayment:fail 支付验证签名失败' });
});

test('页面看得到状态，看不到密钥', async (t) => {
  const text = await (await fetch(`${sandbox.url}/sandbox/state`)).text();
  t.true(text.includes('林小雨'));
  t.false(text.includes(sandbox.credentials.appSecret) || text.includes('PRIVATE') || text.includes(direct.keys.apiV3Key));
});

test('捣蛋的开关写错了会说，不会悄悄当没事', async (t) => {
  const reply = await fetch(`${sandbox.url}/sandbox/misbehave`, { method: 'POST', body: JSON.stringify({ notify: 'sometimes' }) });
  t.is(reply.status, 400);
  t.is((await fetch(`${sandbox.url}/sandbox/misbehave`, { method: 'POST', body: JSON.stringify({ typo: true }) })).status, 400);
});

test('端口被占用时说得出来', async (t) => {
  const port = Number(new URL(sandbox.url).port);
  await t.throwsAsync(startSandbox({ port, credentials: sandbox.credentials }), { code: 'EADDRINUSE' });
});
