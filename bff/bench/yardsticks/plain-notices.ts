import { createDecipheriv, createPublicKey, verify, type KeyObject } from 'node:crypto';
import Router from '@koa/router';
import Koa from 'koa';
import mysql, { type Pool, type ResultSetHeader } from 'mysql2/promise';
import { listenAndSay } from './listen.ts';

/** Bare Koa that takes payment notifications: the RSA check, AES-GCM, parse, and one durable commit by plain mysql2. */
type Told = { readonly use?: { readonly databaseUrl: string; readonly publicKeyPem: string; readonly apiV3Key: string } };
type Keys = { readonly publicKey: KeyObject; readonly apiV3Key: Buffer };

let pool: Pool | null = null;
let keys: Keys | null = null;

process.on('message', ({ use }: Told) => {
  if (use === undefined) return;
  pool = mysql.createPool({ uri: use.databaseUrl, connectionLimit: 20, timezone: 'Z' });
  keys = { publicKey: createPublicKey(use.publicKeyPem), apiV3Key: Buffer.from(use.apiV3Key) };
  process.send?.({ used: true });
});

type Resource = { ciphertext: string; nonce: string; associated_data: string };
type Transaction = { out_trade_no: string; transaction_id: string; success_time: string; amount: { payer_total: number } };

const router = new Router();
router.post('/wxpay/notify/payment', async (koa) => {
  const chunks: Buffer[] = [];
  for await (const chunk of koa.req as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const signed = `${koa.get('wechatpay-timestamp')}\n${koa.get('wechatpay-nonce')}\n${body}\n`;
  if (!verify('RSA-SHA256', Buffer.from(signed), keys!.publicKey, Buffer.from(koa.get('wechatpay-signature'), 'base64')))
    return koa.throw(401);
  const { resource } = JSON.parse(body) as { resource: Resource };
  const transaction = JSON.parse(open(resource, keys!.apiV3Key)) as Transaction;
  const [written] = await pool!.query<ResultSetHeader>(
    `UPDATE payment SET state = 'paid', transaction_id = ?, payer_total = ?, paid_at = ? WHERE out_trade_no = ? AND state = 'pending'`,
    [transaction.transaction_id, transaction.amount.payer_total, new Date(transaction.success_time), transaction.out_trade_no],
  );
  koa.status = written.affectedRows === 1 ? 204 : 404;
});

const open = ({ ciphertext, nonce, associated_data }: Resource, key: Buffer): string => {
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce));
  decipher.setAuthTag(sealed.subarray(-16));
  decipher.setAAD(Buffer.from(associated_data));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
};

const koa = new Koa();
koa.use(router.routes());
const answer = koa.callback();
listenAndSay((request, response) => void answer(request, response));
