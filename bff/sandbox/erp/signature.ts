import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ErpFailure } from './erp-failure.ts';
import type { ErpKeys } from './erp-shape.ts';
import type { ErpWorld } from './erp-world.ts';

type Signed = { readonly method: string; /** Path with query. */ readonly path: string; readonly body: string };

/** How far a caller's clock may be off. */
const skewSecondsMax = 300;
const noncesMost = 100_000;

/**
 * How calls are signed, both ways: HMAC-SHA256 with the secret over five lines (method, path with query, seconds since 1970, a
 * nonce, SHA-256 of the body in hex), in hex, in `X-Erp-Key`, `X-Erp-Timestamp`, `X-Erp-Nonce` and `X-Erp-Signature`.
 */
const signatureOf = (secret: string, { method, path, body }: Signed, timestamp: string, nonce: string): string =>
  createHmac('sha256', secret)
    .update([method, path, timestamp, nonce, createHash('sha256').update(body).digest('hex')].join('\n'))
    .digest('hex');

/** Refuses a call whose key is unknown, whose signature is not right, that is too old, or that was sent before. */
export const checkSignature = ({ keys, wireNow, nonces }: ErpWorld, headers: IncomingHttpHeaders, signed: Signed): void => {
  const [key, timestamp, nonce, signature] = ['key', 'timestamp', 'nonce', 'signature'].map((name) =>
    String(headers[`x-erp-${name}`] ?? ''),
  );
  if (key !== keys.key) throw new ErpFailure(401, 'KEY_UNKNOWN', '应用 key 不存在');
  if (Math.abs(wireNow().getTime() / 1000 - Number(timestamp)) > skewSecondsMax)
    throw new ErpFailure(401, 'TIMESTAMP_EXPIRED', '时间戳与服务器相差超过 5 分钟');
  const expected = Buffer.from(signatureOf(keys.secret, signed, timestamp!, nonce!));
  const given = Buffer.from(signature!);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new ErpFailure(401, 'SIGNATURE_INVALID', '签名不正确');
  if (!/^[0-9A-Za-z]{16,64}$/.test(nonce!) || nonces.has(nonce!)) throw new ErpFailure(401, 'NONCE_REUSED', 'nonce 不合法或已用过');
  nonces.add(nonce!);
  if (nonces.size > noncesMost) nonces.delete(nonces.values().next().value!);
};

/** The headers of a call that the ERP itself makes. */
export const signedHeaders = ({ key, secret }: ErpKeys, signed: Signed, now: Date): Record<string, string> => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = randomBytes(16).toString('hex');
  return {
    'x-erp-key': key,
    'x-erp-timestamp': timestamp,
    'x-erp-nonce': nonce,
    'x-erp-signature': signatureOf(secret, signed, timestamp, nonce),
  };
};
