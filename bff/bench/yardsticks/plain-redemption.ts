import { randomBytes } from 'node:crypto';
import type { Pool, ResultSetHeader } from 'mysql2/promise';
import { newUlid } from '../../src/platform/chance.ts';
import type { CouponMade } from '../coupons.ts';

type At = { readonly storeId: string; readonly ownerId: string; readonly branchId: string };

/** Writes what a redemption writes as plain mysql2 does by hand: one transaction, one statement after the other, nothing read or checked. */
export const redeemPlainly = async (pool: Pool, coupon: CouponMade, { storeId, ownerId, branchId }: At): Promise<void> => {
  const connection = await pool.getConnection();
  const now = new Date();
  const key = randomBytes(16).toString('hex');
  try {
    await connection.beginTransaction();
    await connection.query('INSERT INTO idempotency (actor, request_key, body_hash, created_at) VALUES (?, ?, ?, ?)', [
      ...[`terminal:${storeId}`, key, key.repeat(2), now],
    ]);
    const [used] = await connection.query<ResultSetHeader>(
      `UPDATE coupon SET state = 'used', used_at = ?, note = '' WHERE id = ? AND state = 'held' AND until_at > ?`,
      [now, coupon.id, now],
    );
    if (used.affectedRows !== 1) throw new Error('the coupon is used already');
    await connection.query(
      `INSERT INTO redemption (id, coupon_id, template_id, store_id, owner_id, branch_id, business_day, terminal_id, clerk, name, sku_id, product,
        goods, taken_off, head_office, branch, owner, created_at) VALUES (?)`,
      [
        [
          ...[newUlid(now), coupon.id, coupon.templateId, storeId, ownerId, branchId, now.toISOString().slice(0, 10), storeId],
          ...['店员小王', '满三十减五', null, '', 3_000, 500, 250, 150, 100, now],
        ],
      ],
    );
    await connection.query('UPDATE idempotency SET reply = ? WHERE actor = ? AND request_key = ?', [
      ...[`{"id":"${'x'.repeat(280)}"}`, `terminal:${storeId}`, key],
    ]);
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
};
