import type { Reads } from '../../platform/sql.ts';
import type { Fault } from './find-faults.ts';

type Found = { readonly id: string; readonly store_id: string; readonly order_id: string | null };
type Limits = { readonly since: Date; readonly settled: Date; readonly listedMax: number };

/**
 * Sales that were made without a network and count as entered, by when they came and not by when they were made: the order is there, done
 * and paid in cash, whose money no bill shows.
 */
export const findOfflineFaults = async (sql: Reads, { since, settled, listedMax }: Limits): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT a.action_id AS id, a.store_id, o.id AS order_id FROM offline_action a LEFT JOIN orders o ON o.id = a.action_id
       LEFT JOIN payment p ON p.order_id = o.id LEFT JOIN counter_sale c ON c.order_id = o.id
       WHERE a.received_at > ? AND a.received_at < ? AND a.kind = 'sold' AND a.state IN ('taken', 'entered')
       AND (o.id IS NULL OR o.state <> 'completed' OR o.store_id <> a.store_id OR p.state <> 'paid' OR p.method <> 'cash' OR c.order_id IS NULL) LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(({ id, store_id: storeId, order_id: orderId }) => ({
    ...{ subject: `offline:${id}`, storeId, ...(orderId === null ? {} : { orderId }) },
    text: `断网时收的一笔记为已入账，订单或收款却对不上（编号 ${id}），请技术人员查看`,
  }));
