import { sign, verify } from 'node:crypto';
import type { Seller } from './alipay-world.ts';
import { randomText, type World } from '../world.ts';
import { rogueKey } from '../pay/sign-answer.ts';
import { AlipayFailure } from './alipay-failure.ts';

type Request = {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
  /** `alipay-app-auth-token`; empty: the application asks for its own owner. */
  readonly authToken: string;
};

const form = /^ALIPAY-SHA256withRSA (.+),sign=([^,]+)$/;

/**
 * Refuses what the application has not signed: authorisation, method, address, body and the merchant's token, a line each; tells for
 * whom it asks. How old it is is not looked at, since Alipay's SDK takes the machine's time, which a test's clock does not move.
 */
export const verifyRequest = ({ alipay }: World, { method, url, authorization, body, authToken }: Request): Seller => {
  const [, auth = '', signature = ''] = form.exec(authorization) ?? [];
  const fields = new Map(auth.split(',').map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
  if (fields.get('app_id') !== alipay.appId) throw new AlipayFailure(401, 'invalid-app-id', '无效的 app_id 参数');
  if (!/^\d{13}$/.test(fields.get('timestamp') ?? '') || (fields.get('nonce') ?? '').length < 8)
    throw new AlipayFailure(401, 'invalid-authorization', '认证信息有误：timestamp 或 nonce');
  const message = Buffer.from(`${auth}\n${method}\n${url}\n${body}\n${authToken === '' ? '' : `${authToken}\n`}`);
  if (!verify('RSA-SHA256', message, alipay.appPublicKey, Buffer.from(signature, 'base64')))
    throw new AlipayFailure(401, 'invalid-signature', '验签出错，请检查签名字符串和应用公钥');
  if (authToken === '') return null;
  const seller = alipay.sellers.find((one) => one.authToken === authToken);
  if (seller === undefined) throw new AlipayFailure(401, 'invalid-app-auth-token', '无效的应用授权令牌');
  return seller.pid;
};

/** The headers by which the application knows that Alipay wrote exactly this body. */
export const signatureHeaders = ({ alipay, misbehaviour, wireNow }: World, body: string): Record<string, string> => {
  const timestamp = String(wireNow().getTime());
  const nonce = randomText(32);
  const key = misbehaviour.forgeAnswers ? rogueKey() : alipay.ownKey;
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key).toString('base64');
  return { 'alipay-timestamp': timestamp, 'alipay-nonce': nonce, 'alipay-signature': signature, 'alipay-trace-id': randomText(24) };
};
