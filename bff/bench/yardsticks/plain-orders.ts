import { createDecipheriv, createPublicKey, randomInt, verify, type KeyObject } from 'node:crypto';
import Router from '@koa/router';
import Koa from 'koa';
import mysql, { type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { ulid } from 'ulid';
import { listenAndSay } from './listen.ts';

/**
 * The prototype one would write in a day: bare Koa and plain mysql2, three requests an order (place, be paid, hand over), no
 * sign-in, no checks of input, no events, no feed, no history, no limits, no logs.
 */
type Told = { readonly use?: { readonly databaseUrl: string; readonly publicKeyPem: string; readonly apiV3Key: string } };
type Line = { skuId: string; pieces: number; grams: number | null };
type Asked = { storeId: string; memberId: string; lines: Line[] };

let pool: Pool;
let publicKey: KeyObject;
let apiV3Key: Buffer;

process.on('message', ({ use }: Told) => {
  if (use === undefined) return;
  pool = mysql.createPool({ uri: use.databaseUrl, connectionLimit: 20, timezone: 'Z' });
  publicKey = createPublicKey(use.publicKeyPem);
  apiV3Key = Buffer.from(use.apiV3Key);
  process.send?.({ used: true });
});

const transaction = async <T>(step: (connection: PoolConnection) => Promise<T>): Promise<T> => {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const result = await step(connection);
    await connection.commit();
    return result;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
};

const readText = async (koa: Koa.Context): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of koa.req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const rows = async <Row>(connection: PoolConnection, text: string, values: unknown[]): Promise<Row[]> =>
  (await connection.query<(Row & RowDataPacket)[]>(text, values))[0];

const router = new Router();

router.post('/orders', async (koa) => {
  const { storeId, memberId, lines } = JSON.parse(await readText(koa)) as Asked;
  const now = new Date();
  const [orderId, outTradeNo] = [ulid(), ulid()];
  koa.body = await transaction(async (connection) => {
    const [store] = await rows<{ payee_id: string; owner_id: string; branch_id: string }>(connection, 'SELECT * FROM store WHERE id = ?', [
      storeId,
    ]);
    const skus = await rows<{ id: string; product_id: string; name: string; price: number }>(
      connection,
      'SELECT s.id, s.product_id, s.price, p.name FROM sku s JOIN product p ON p.id = s.product_id WHERE s.id IN (?)',
      [lines.map(({ skuId }) => skuId)],
    );
    const priced = lines.map((line, index) => {
      const sku = skus.find(({ id }) => id === line.skuId)!;
      const amount = line.grams === null ? sku.price * line.pieces : Math.round((sku.price * line.grams) / 500);
      return [orderId, index + 1, sku.product_id, sku.id, sku.name, '', '-', '[]', sku.price, line.pieces, line.grams, amount, amount];
    });
    const payable = priced.reduce((total, line) => total + Number(line[11]), 0);
    for (const { skuId, pieces, grams } of lines) {
      const taken = await connection.query<ResultSetHeader>(
        'UPDATE stock SET reserved = reserved + ? WHERE store_id = ? AND sku_id = ? AND on_hand - reserved >= ?',
        [grams ?? pieces, storeId, skuId, grams ?? pieces],
      );
      if (taken[0].affectedRows !== 1) return koa.throw(409);
    }
    await connection.query('INSERT INTO orders SET ?', {
      ...{
        id: orderId,
        store_id: storeId,
        member_id: memberId,
        owner_id: store!.owner_id,
        branch_id: store!.branch_id,
        payee_id: store!.payee_id,
      },
      ...{
        business_day: now.toISOString().slice(0, 10),
        channel: 'mini',
        mode: 'pickup',
        state: 'unpaid',
        goods: payable,
        discounts: '[]',
      },
      ...{ delivery_fee: 0, payable, refunded: 0, remark: '', placed_at: now, expires_at: new Date(now.getTime() + 900_000) },
    });
    await connection.query(
      'INSERT INTO order_line (order_id, no, product_id, sku_id, name, sku_name, picture, choices, price, pieces, grams, amount, paid) VALUES ?',
      [priced],
    );
    await connection.query('INSERT INTO payment SET ?', {
      ...{ id: outTradeNo, order_id: orderId, payee_id: store!.payee_id, out_trade_no: outTradeNo, amount: payable, state: 'pending' },
      ...{ expires_at: new Date(now.getTime() + 900_000), created_at: now },
    });
    return { orderId, outTradeNo, payable };
  });
});

router.post('/wxpay/notify/payment', async (koa) => {
  const text = await readText(koa);
  const signed = `${koa.get('wechatpay-timestamp')}\n${koa.get('wechatpay-nonce')}\n${text}\n`;
  if (!verify('RSA-SHA256', Buffer.from(signed), publicKey, Buffer.from(koa.get('wechatpay-signature'), 'base64'))) return koa.throw(401);
  const { ciphertext, nonce, associated_data } = (
    JSON.parse(text) as { resource: Record<'ciphertext' | 'nonce' | 'associated_data', string> }
  ).resource;
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, Buffer.from(nonce));
  decipher.setAuthTag(sealed.subarray(-16)).setAAD(Buffer.from(associated_data));
  const paid = JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')) as Record<
    string,
    string
  >;
  await transaction(async (connection) => {
    const [payment] = await rows<{ order_id: string }>(connection, 'SELECT order_id FROM payment WHERE out_trade_no = ? FOR UPDATE', [
      paid['out_trade_no'],
    ]);
    const at = new Date(paid['success_time']!);
    await connection.query(`UPDATE payment SET state = 'paid', transaction_id = ?, paid_at = ? WHERE out_trade_no = ?`, [
      paid['transaction_id'],
      at,
      paid['out_trade_no'],
    ]);
    await connection.query(
      `UPDATE orders SET state = 'new', paid_at = ?, pickup_code = ?, pickup_day = ? WHERE id = ? AND state = 'unpaid'`,
      [...[at, String(randomInt(100_000_000)).padStart(8, '0'), at.toISOString().slice(0, 10), payment!.order_id]],
    );
  });
  koa.status = 204;
});

router.post('/orders/:id/hand-over', async (koa) => {
  const { id } = (koa as typeof koa & { params: { id: string } }).params;
  await transaction(async (connection) => {
    const [done] = await connection.query<ResultSetHeader>(
      `UPDATE orders SET state = 'completed', ended_at = ? WHERE id = ? AND state = 'new'`,
      [new Date(), id],
    );
    if (done.affectedRows !== 1) return koa.throw(409);
    const [order] = await rows<{ store_id: string }>(connection, 'SELECT store_id FROM orders WHERE id = ?', [id]);
    for (const line of await rows<{ sku_id: string; pieces: number; grams: number | null }>(
      connection,
      'SELECT * FROM order_line WHERE order_id = ?',
      [id],
    ))
      await connection.query('UPDATE stock SET on_hand = on_hand - ?, reserved = reserved - ? WHERE store_id = ? AND sku_id = ?', [
        ...[line.grams ?? line.pieces, line.grams ?? line.pieces, order!.store_id, line.sku_id],
      ]);
    return undefined;
  });
  koa.body = { id, state: 'completed' };
});

const koa = new Koa();
koa.use(router.routes());
const answer = koa.callback();
listenAndSay((request, response) => void answer(request, response));
