import { createCipheriv, generateKeyPairSync, sign } from 'node:crypto';
import test from 'ava';
import WxPay from 'wechatpay-node-v3';
import { isRecent, isSignedBy, unseal } from './wechat-pay-signature.ts';

const key = 'k'.repeat(32);
const plain = JSON.stringify({ amount: { total: 1800 } });

const seal = (text: string) => {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), Buffer.from('n'.repeat(12)));
  cipher.setAAD(Buffer.from('transaction'));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};
const sealed = (bytes: Buffer) => ({ ciphertext: bytes.toString('base64'), nonce: 'n'.repeat(12), associated_data: 'transaction' });

/** 1800 → 9800 by one flipped bit pattern, as an attacker without the key can do. */
const withFlippedAmount = (): Buffer => {
  const bytes = seal(plain);
  bytes[plain.indexOf('1800')]! ^= '1'.charCodeAt(0) ^ '9'.charCodeAt(0);
  return bytes;
};

test('原样的密文解得开', (t) => {
  t.is(unseal(key, sealed(seal(plain))), plain);
});

test('把 1800 改成 9800 的密文：SDK 照收，我们不收', (t) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sdk = new WxPay({
    appid: 'a',
    mchid: 'm',
    serial_no: 's',
    publicKey: Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })),
    privateKey: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  });
  const { ciphertext, nonce, associated_data } = sealed(withFlippedAmount());
  t.deepEqual(sdk.decipher_gcm(ciphertext, associated_data, nonce, key), { amount: { total: 9800 } });
  t.throws(() => unseal(key, sealed(withFlippedAmount())));
});

test('尾巴、附加数据、密钥错了，或者太短，都解不开', (t) => {
  const broken = seal(plain);
  broken[broken.length - 1]! ^= 1;
  t.throws(() => unseal(key, sealed(broken)));
  t.throws(() => unseal(key, { ...sealed(seal(plain)), associated_data: 'refund' }));
  t.throws(() => unseal('x'.repeat(32), sealed(seal(plain))));
  t.throws(() => unseal(key, sealed(Buffer.from('short'))));
});

test('签名是对原文的：重新排过的正文不算', (t) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = '{ "b": 1,\n "a": 2 }';
  const signature = sign('RSA-SHA256', Buffer.from(`1700000000\nabc\n${body}\n`), privateKey).toString('base64');
  const signed = { timestamp: '1700000000', nonce: 'abc', signature, body };
  t.true(isSignedBy(publicKey, signed));
  t.false(isSignedBy(publicKey, { ...signed, body: JSON.stringify(JSON.parse(body)) }));
  t.false(isSignedBy(publicKey, { ...signed, nonce: 'abd' }));
});

test('时间差五分钟以内才算', (t) => {
  const now = new Date('2026-11-20T04:00:00Z');
  const seconds = (offset: number): string => String(now.getTime() / 1000 + offset);
  t.true(isRecent(seconds(-300), now) && isRecent(seconds(300), now));
  t.false(isRecent(seconds(-301), now) || isRecent(seconds(301), now) || isRecent(seconds(-365 * 86_400), now));
  t.false(isRecent('', now) || isRecent('NaN', now) || isRecent('1e9', now) || isRecent(' 1700000000', now));
});
