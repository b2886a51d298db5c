import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { readSettings, SettingsError } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'mendian-settings-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const keys = { serialNo: '1', privateKeyPem: 'x', apiV3Key: 'k'.repeat(32), publicKeyId: null, publicKeyPem: null };
const others = {
  PUBLIC_URL: 'http://127.0.0.1:1',
  DATABASE_URL: 'sqlite:x',
  WECHAT_APPID: 'wx',
  WECHAT_SECRET: 's',
  WXPAY_MERCHANTS_FILE: written('merchants.json', [{ mchid: '1', ...keys }]),
  FILES_DIR: folder,
};
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

test('a chain without Alipay names no file', (t) => {
  t.is(readSettings(others).alipayApp, null);
});

test('the application at Alipay is read with its keys', (t) => {
  const app = { appId: '2021000000000101', privateKeyPem: privateKey, alipayPublicKeyPem: publicKey };
  t.deepEqual(readSettings({ ...others, ALIPAY_APP_FILE: written('app.json', app) }).alipayApp?.appId, app.appId);
});

const wrong = test.macro({
  exec: (t, file: () => string, why: string) => {
    const error = t.throws(() => readSettings({ ...others, ALIPAY_APP_FILE: file() }), { instanceOf: SettingsError });
    t.is(error?.message, `The setting ALIPAY_APP_FILE names a file that cannot be used: ${why}.`);
  },
  title: (name) => `Mendian does not start with ${name}`,
});
const form = 'it is not a JSON object of appId, privateKeyPem and alipayPublicKeyPem, whose keys are PEM';
const app = { appId: '2021000000000101', privateKeyPem: privateKey, alipayPublicKeyPem: publicKey };
test('a file that is not there', wrong, () => join(folder, 'nowhere.json'), 'there is no such file');
test('a key that is none', wrong, () => written('bad.json', { ...app, privateKeyPem: 'secret' }), form);
test('a key left out', wrong, () => written('less.json', { appId: app.appId, privateKeyPem: privateKey }), form);

test('the official account is set with its secret, or not at all', (t) => {
  const half = t.throws(() => readSettings({ ...others, WECHAT_OFFICIAL_APPID: 'wx2' }), { instanceOf: SettingsError });
  t.regex(half?.message ?? '', /^The setting WECHAT_OFFICIAL_SECRET is missing/);
  t.is(readSettings(others).WECHAT_OFFICIAL_APPID, undefined);
});

test('an address may end in a slash: WeChat is told the same paths', (t) => {
  const settings = readSettings({ ...others, PUBLIC_URL: 'https://shop.example.com/', WXPAY_API_URL: 'https://api.mch.weixin.qq.com/' });
  t.is(`${settings.PUBLIC_URL}/wxpay/notify/payment`, 'https://shop.example.com/wxpay/notify/payment');
  t.is(settings.WXPAY_API_URL, 'https://api.mch.weixin.qq.com');
});
