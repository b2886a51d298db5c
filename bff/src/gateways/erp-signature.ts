import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ErpError, type ErpHeaders } from './erp.ts';

export type ErpSigned = { readonly method: string; /** Path with query. */ readonly path: string; readonly body: string | Buffer };
export type ErpKeys = { readonly key: string; readonly secret: string };

/** HMAC-SHA256 in hex over five lines: method, path with query, seconds since 1970, a nonce, SHA-256 of the body in hex. */
const signatureOf = (secret: string, { method, path, body }: ErpSigned, timestamp: string, nonce: string): string =>
  createHmac('sha256', secret)
    .update([method, path, timestamp, nonce, createHash('sha256').update(body).digest('hex')].join('\n'))
    .digest('hex');

export const signErpCall = ({ key, secret }: ErpKeys, signed: ErpSigned, now: Date, nonce: string): Record<string, string> => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    'x-erp-key': key,
    'x-erp-timestamp': timestamp,
    'x-erp-nonce': nonce,
    'x-erp-signature': signatureOf(secret, signed, timestamp, nonce),
  };
};

const skewSecondsMax = 300;

/** Throws unless the ERP signed this within the last 5 minutes. Sent again within them it only makes us look once more. */
export const checkErpSignature = ({ key, secret }: ErpKeys, headers: ErpHeaders, signed: ErpSigned, now: Date): void => {
  const header = (name: string): string => String(headers[`x-erp-${name}`] ?? '');
  const expected = Buffer.from(signatureOf(secret, signed, header('timestamp'), header('nonce')));
  const given = Buffer.from(header('signature'));
  const isRight = header('key') === key && given.length === expected.length && timingSafeEqual(given, expected);
  if (!isRight || !(Math.abs(now.getTime() / 1000 - Number(header('timestamp'))) <= skewSecondsMax))
    throw new ErpError('refused', 'the notice is not signed by the ERP, or is too old');
};
