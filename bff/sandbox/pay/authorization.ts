import { verify } from 'node:crypto';
import type { Party, World } from '../world.ts';
import { PayFailure } from './pay-failure.ts';

type Request = { method: string; /** Path and query as they came. */ url: string; authorization: string; body: string };

const toleranceMs = 5 * 60_000;
const form = /^WECHATPAY2-SHA256-RSA2048 (.+)$/;

/** Who calls, by the signature over exactly what came. */
export const authorize = (world: World, { method, url, authorization, body }: Request): Party => {
  const fields = fieldsOf(authorization);
  const party = world.parties.get(fields.get('mchid') ?? '');
  if (!party) throw refusal('商户号不存在');

  const timestamp = fields.get('timestamp') ?? '';
  const nonce = fields.get('nonce_str') ?? '';
  if (fields.get('serial_no')?.toUpperCase() !== party.keys.serialNo.toUpperCase()) throw refusal('商户证书序列号有误');
  if (!/^\d{10}$/.test(timestamp) || Math.abs(world.wireNow().getTime() - Number(timestamp) * 1000) > toleranceMs)
    throw refusal('Http头Authorization值中的timestamp与发起请求的时间不得超过5分钟');
  if (!/^[0-9A-Za-z_-]{1,32}$/.test(nonce)) throw refusal('nonce_str 格式有误');

  const message = Buffer.from(`${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`);
  const signature = Buffer.from(fields.get('signature') ?? '', 'base64');
  if (!verify('RSA-SHA256', message, party.ownPublicKey, signature)) throw refusal('错误的签名，验签失败');
  return party;
};

/** The merchant it says it is, to sign even the refusal with its key. */
export const claimedParty = (world: World, authorization: string): Party | undefined =>
  world.parties.get(fieldsOf(authorization).get('mchid') ?? '');

const fieldsOf = (authorization: string): Map<string, string> => {
  const fields = form.exec(authorization)?.[1] ?? '';
  return new Map(Array.from(fields.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name!, value!]));
};

const refusal = (message: string): PayFailure => new PayFailure(401, 'SIGN_ERROR', message);
