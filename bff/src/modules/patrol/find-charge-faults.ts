import type { Reads } from '../../platform/sql.ts';
import type { Fault } from './find-faults.ts';

type Found = { readonly id: string; readonly order_id: string; readonly store_id: string };
type Limits = { readonly since: Date; readonly settled: Date; readonly listedMax: number };

/** Scanned payment codes against the payments they made. */
export const findChargeFaults = async (sql: Reads, limits: Limits): Promise<Fault[]> =>
  (await Promise.all([unsettled(sql, limits), paidForNothing(sql, limits), paidByNothing(sql, limits), neverClosed(sql, limits)])).flat();

const about =
  (text: string) =>
  ({ id, order_id: orderId, store_id: storeId }: Found): Fault => ({ subject: `charge:${id}`, text, orderId, storeId });

/** Asked about for long, and still not known. */
const unsettled = async (sql: Reads, { since, settled, listedMax }: Limits): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT c.id, c.order_id, o.store_id FROM charge c JOIN orders o ON o.id = c.order_id
       WHERE c.state IN ('asking', 'reversing') AND c.created_at > ? AND c.created_at < ? LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('扫码收款一直没有结果，请到商户平台核对这一笔，并请技术人员查看后台任务'));

/** A code that paid, and a payment that does not know it: two codes paid one order, or nobody was told. */
const paidForNothing = async (sql: Reads, { since, settled, listedMax }: Limits): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT c.id, c.order_id, o.store_id FROM charge c JOIN orders o ON o.id = c.order_id JOIN payment p ON p.order_id = c.order_id
       WHERE c.state = 'paid' AND c.created_at > ? AND c.settled_at < ? AND (p.state <> 'paid' OR p.out_trade_no <> c.out_trade_no) LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('扫码收到了款，订单的付款却不是这一笔，请核对商户平台，多收的要退给顾客'));

/** A payment that says a code paid it, and no code that did. */
const paidByNothing = async (sql: Reads, { since, settled, listedMax }: Limits): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT p.id, p.order_id, o.store_id FROM payment p JOIN orders o ON o.id = p.order_id
       WHERE o.placed_at > ? AND p.paid_at < ? AND p.state = 'paid' AND p.method IN ('codepay', 'alipay')
       AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.out_trade_no = p.out_trade_no AND c.state = 'paid') LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单记为扫码付款，却没有收到款的扫码记录，请核对商户平台'));

/** A payment of an order that is over, which waits to be closed although no code can pay it any more. */
const neverClosed = async (sql: Reads, { since, settled, listedMax }: Limits): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT p.id, p.order_id, o.store_id FROM payment p JOIN orders o ON o.id = p.order_id
       WHERE o.placed_at > ? AND o.ended_at < ? AND p.state = 'closing' AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.open_for = p.order_id) LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单已结束，付款一直没有关闭，请技术人员查看后台任务'));
