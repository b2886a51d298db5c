import { question, type Question } from '../../platform/sql.ts';

/** The names of the coupons that an order used and that have not come back. */
export const askUsedCoupons = (orderId: string): Question<string[]> =>
  question<{ name: string }, string[]>(
    'SELECT name FROM order_coupon WHERE order_id = ? AND returned_at IS NULL ORDER BY coupon_id',
    [orderId],
    (rows) => rows.map(({ name }) => name),
  );
