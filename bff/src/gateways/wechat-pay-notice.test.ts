import { createCipheriv, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import test from 'ava';
import WxPay from 'wechatpay-node-v3';
import { PayNoticeRefused, type MerchantKeys, type NoticeHeaders } from './wechat-pay.ts';
import { wechatPayV3 } from './wechat-pay-v3.ts';

const now = new Date('2026-11-20T04:00:00Z');
const randomText = (): string => randomBytes(16).toString('hex');
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

type Party = MerchantKeys & { weixin: KeyObject };

const aMerchant = (mchid: string, publicKeyId: string, weixin = rsa()): Party => ({
  mchid,
  serialNo: 'ABC123',
  privateKeyPem: rsa().privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  apiV3Key: randomText(),
  publicKeyId,
  publicKeyPem: weixin.publicKey.export({ type: 'spki', format: 'pem' }) as string,
  weixin: weixin.privateKey,
});

const shared = rsa();
const merchants = [
  aMerchant('1900000001', 'PUB_KEY_ID_A'),
  aMerchant('1900000002', 'PUB_KEY_ID_B'),
  aMerchant('1900000003', 'PUB_KEY_ID_S', shared),
  aMerchant('1900000004', 'PUB_KEY_ID_S', shared),
];
const [first, second, third, fourth] = merchants as [Party, Party, Party, Party];

const aGateway = () => {
  const calls: string[] = [];
  const fetch = (async (url: string) => {
    calls.push(url);
    throw new Error('no way out');
  }) as unknown as typeof globalThis.fetch;
  const pay = wechatPayV3({ baseUrl: 'http://127.0.0.1:1', merchants, now: () => now, randomText, fetch });
  return { calls, pay };
};

type Letter = { mchid?: string; event?: string; key?: string; originalType?: string };

const aLetter = (
  of: Party,
  { mchid = of.mchid, event = 'TRANSACTION.SUCCESS', key = of.apiV3Key, originalType = 'transaction' }: Letter = {},
): string => {
  const plain = {
    appid: 'wx1',
    mchid,
    out_trade_no: 'T000001',
    transaction_id: '4200001',
    trade_state: 'SUCCESS',
    success_time: '2026-11-20T12:00:00+08:00',
    payer: { openid: 'o1' },
    amount: { total: 1800, payer_total: 1800 },
  };
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), Buffer.from('n'.repeat(12)));
  cipher.setAAD(Buffer.from(originalType));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(plain)), cipher.final(), cipher.getAuthTag()]).toString('base64');
  const resource = {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext,
    associated_data: originalType,
    nonce: 'n'.repeat(12),
  };
  return JSON.stringify({ id: 'EV-1', event_type: event, resource }, null, 1);
};

const headersOf = (of: Party, body: string, seconds = now.getTime() / 1000): NoticeHeaders => ({
  'wechatpay-timestamp': String(seconds),
  'wechatpay-nonce': 'nonce',
  'wechatpay-serial': of.publicKeyId!,
  'wechatpay-signature': sign('RSA-SHA256', Buffer.from(`${seconds}\nnonce\n${body}\n`), of.weixin).toString('base64'),
});

const reasonOf = async (headers: NoticeHeaders, body: string): Promise<string> => {
  const error = await aGateway()
    .pay.readNotice(headers, body)
    .catch((caught: unknown) => caught);
  return error instanceof PayNoticeRefused ? error.reason : `not refused: ${JSON.stringify(error)}`;
};

test('每个商户的通知用它自己的钥匙打开', async (t) => {
  for (const merchant of merchants) {
    const body = aLetter(merchant);
    const notice = await aGateway().pay.readNotice(headersOf(merchant, body), Buffer.from(body));
    t.like(notice, { kind: 'payment', noticeId: 'EV-1', keysOf: merchant.mchid });
  }
});

test('两个商户的序列号相同时，由密文说是谁的', async (t) => {
  const body = aLetter(fourth);
  t.like(await aGateway().pay.readNotice(headersOf(third, body), body), { keysOf: fourth.mchid });
});

test('一个商户签的、写着另一个商户号的通知被拒', async (t) => {
  const body = aLetter(first, { mchid: second.mchid });
  t.is(await reasonOf(headersOf(first, body), body), 'merchant-foreign');
});

test('用别的商户的钥匙封的通知打不开', async (t) => {
  const body = aLetter(first, { key: second.apiV3Key });
  t.is(await reasonOf(headersOf(first, body), body), 'not-decryptable');
});

test('SDK 的公共证书表里被人放了钥匙，也不起作用', async (t) => {
  const rogue = rsa();
  class Poisoned extends WxPay {
    static poison(): void {
      this.certificates = { PUB_KEY_ID_A: rogue.publicKey.export({ type: 'spki', format: 'pem' }) as string };
      WxPay.prototype.verifySign = async () => true;
    }
  }
  Poisoned.poison();
  const body = aLetter(first);
  t.is(await reasonOf(headersOf({ ...first, weixin: rogue.privateKey }, body), body), 'signature-wrong');
});

test('生人的序列号当场拒绝，一个电话都不打', async (t) => {
  const { calls, pay } = aGateway();
  const body = aLetter(first);
  t.is((await pay.readNotice(headersOf(first, body), body)).keysOf, first.mchid);
  for (let time = 0; time < 50; time += 1) {
    const stranger = { ...headersOf(first, body), 'wechatpay-serial': `PUB_KEY_ID_${time}` };
    await t.throwsAsync(pay.readNotice(stranger, body), { instanceOf: PayNoticeRefused, message: /unknown-serial/ });
  }
  t.is(calls.length, 0);
});

test('一个商户的证书取不到，别的商户的通知照样马上认', async (t) => {
  const withoutKeys: MerchantKeys = { ...second, mchid: '1900000009', publicKeyId: null, publicKeyPem: null };
  const fetch = (() => new Promise(() => undefined)) as unknown as typeof globalThis.fetch;
  const pay = wechatPayV3({ baseUrl: 'http://127.0.0.1:1', merchants: [withoutKeys, first], now: () => now, randomText, fetch });
  const body = aLetter(first);
  t.is((await pay.readNotice(headersOf(first, body), body)).keysOf, first.mchid);
});

test('一年前的、五分零一秒前的通知被拒', async (t) => {
  const body = aLetter(first);
  const seconds = now.getTime() / 1000;
  t.is(await reasonOf(headersOf(first, body, seconds - 365 * 86_400), body), 'timestamp-stale');
  t.is(await reasonOf(headersOf(first, body, seconds - 301), body), 'timestamp-stale');
  t.is(await reasonOf(headersOf(first, body, seconds + 301), body), 'timestamp-stale');
});

test('验签要原文：解析后再写出来的不算', async (t) => {
  const body = aLetter(first);
  t.is(await reasonOf(headersOf(first, body), JSON.stringify(JSON.parse(body))), 'signature-wrong');
});

test('微信的验签探测被拒', async (t) => {
  const body = aLetter(first);
  const headers = headersOf(first, body);
  t.is(
    await reasonOf({ ...headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${String(headers['wechatpay-signature'])}` }, body),
    'sign-test',
  );
});

test('缺头、重复的头、不认识的事件、读不懂的正文都被拒', async (t) => {
  const body = aLetter(first);
  const headers = headersOf(first, body);
  for (const name of Object.keys(headers)) t.is(await reasonOf({ ...headers, [name]: undefined }, body), 'headers-missing');
  t.is(await reasonOf({ ...headers, 'wechatpay-nonce': ['a', 'b'] }, body), 'headers-missing');
  const other = aLetter(first, { event: 'COUPON.USE' });
  t.is(await reasonOf(headersOf(first, other), other), 'event-unknown');
  for (const odd of ['', 'null', '{}', '[1]', '{"id":1}', 'not json']) t.is(await reasonOf(headersOf(first, odd), odd), 'body-unreadable');
});
