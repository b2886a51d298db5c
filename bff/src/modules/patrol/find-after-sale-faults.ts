import type { Reads } from '../../platform/sql.ts';
import type { Fault } from './find-faults.ts';

type Found = { readonly id: string; readonly order_id: string; readonly store_id: string };
type When = { readonly since: Date; readonly settled: Date; readonly listedMax: number };

/** Cases for money back that do not agree with their order or their refund. */
export const findAfterSaleFaults = async (sql: Reads, { since, settled, listedMax }: When): Promise<Fault[]> => {
  const unmarked = await sql.all<Found>(
    `SELECT a.id, a.order_id, a.store_id FROM after_sale a JOIN orders o ON o.id = a.order_id
     WHERE a.state = 'asked' AND a.created_at > ? AND COALESCE(o.refund_wanted, 0) <> 1 LIMIT ${listedMax}`,
    [since],
  );
  const unfinished = await sql.all<Found>(
    `SELECT a.id, a.order_id, a.store_id FROM after_sale a JOIN refund r ON r.order_id = a.order_id AND r.cause = a.refund_cause
     WHERE a.state = 'refunding' AND a.created_at > ? AND r.state = 'succeeded' AND r.succeeded_at < ? LIMIT ${listedMax}`,
    [since, settled],
  );
  return [
    ...unmarked.map(about('退款申请在等答复，订单却没有标出来，请技术人员查看')),
    ...unfinished.map(about('退款已到账，退款申请却还在处理中，请技术人员查看')),
  ];
};

const about =
  (text: string) =>
  ({ id, order_id: orderId, store_id: storeId }: Found): Fault => ({ subject: `after-sale:${id}`, text, orderId, storeId });
