import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { idAt } from '../../platform/id-time.ts';
import type { Reads } from '../../platform/sql.ts';
import { passFaults } from './find-pass-faults.ts';
import { findAfterSaleFaults } from './find-after-sale-faults.ts';
import { findOfflineFaults } from './find-offline-faults.ts';
import { findPointFaults } from './find-point-faults.ts';
import { findChargeFaults } from './find-charge-faults.ts';

export type Fault = { readonly subject: string; readonly text: string; readonly orderId?: string; readonly storeId?: string };

/** Faults of one kind listed at a time. */
const listedMax = 50;
/** How far back the patrol looks; what is older was looked at before. */
const backMs = 3 * 86_400_000;
/** What is under way right now is not a fault yet. */
const settleMs = 5 * 60_000;

/** Everything that does not agree with something else. Empty when all is well. */
export const findFaults = async (sql: Reads, now: Date): Promise<Fault[]> => {
  const since = new Date(now.getTime() - backMs);
  const settled = new Date(now.getTime() - settleMs);
  const found = await Promise.all([
    ordersAgainstPayments(sql, since, settled),
    findChargeFaults(sql, { since, settled, listedMax }),
    findOfflineFaults(sql, { since, settled, listedMax }),
    findAfterSaleFaults(sql, { since, settled, listedMax }),
    overdueOrders(sql, since, settled),
    refundsAgainstOrders(sql, since),
    linesAgainstOrders(sql, since),
    couponsAgainstOrders(sql, since, settled),
    usedForNothing(sql, since),
    redemptionsAgainstCoupons(sql, since),
    endedUnrefunded(sql, since, settled),
    stockAgainstMovements(sql, since),
    stockAgainstOrders(sql, since),
    passFaults(sql, since, settled),
    findPointFaults(sql, now, listedMax),
    takenUnprinted(sql, since, settled),
    stuckDeliveries(sql, settled),
  ]);
  return found.flat();
};

type OrderFound = { id: string; store_id: string };
const about =
  (text: string) =>
  (order: OrderFound): Fault => ({ subject: `order:${order.id}`, text, orderId: order.id, storeId: order.store_id });

/** A payment that came and an order that does not know it, or the reverse. */
const ordersAgainstPayments = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound>(
      `SELECT o.id, o.store_id FROM orders o JOIN payment p ON p.order_id = o.id
       WHERE o.placed_at > ? AND o.placed_at < ? AND ((p.state = 'paid' AND o.paid_at IS NULL) OR (p.state <> 'paid' AND o.paid_at IS NOT NULL)) LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单与付款的状态不一致，请核对微信支付后台'));

/** An unpaid order that should have expired long ago. */
const overdueOrders = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound>(
      `SELECT id, store_id FROM orders WHERE state = 'unpaid' AND placed_at > ? AND expires_at < ? LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单早已过了付款时限却没有关闭，库存仍被占用，请技术人员查看'));

/** What an order counts as given back and what its refunds add up to. */
const refundsAgainstOrders = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound & { refunded: number; total: number }>(
      `SELECT o.id, o.store_id, o.refunded, COALESCE(SUM(r.amount), 0) AS total FROM orders o LEFT JOIN refund r ON r.order_id = o.id
       WHERE o.placed_at > ? GROUP BY o.id, o.store_id, o.refunded, o.payable HAVING o.refunded <> COALESCE(SUM(r.amount), 0) OR o.refunded > o.payable LIMIT ${listedMax}`,
      [since],
    )
  ).map((order) =>
    about(`订单记的退款 ¥${yuanText(order.refunded)} 与退款单合计 ¥${yuanText(order.total)} 不一致，请核对微信支付后台`)(order),
  );

/** What the lines cost and were given back, and what the order did. */
const linesAgainstOrders = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound>(
      `SELECT o.id, o.store_id FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.placed_at > ?
       GROUP BY o.id, o.store_id, o.payable, o.delivery_fee, o.refunded HAVING SUM(l.paid) + o.delivery_fee <> o.payable OR SUM(l.refunded) > o.refunded LIMIT ${listedMax}`,
      [since],
    )
  ).map(about('订单金额与各行合计不一致，请技术人员查看'));

/** At the counter goods came back with all of the money, and others that a coupon had given away did not. */
const givenAwayKept = `(EXISTS (SELECT 1 FROM counter_return k WHERE k.order_id = o.id)
  AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.amount > 0 AND l.returned < COALESCE(l.grams, l.pieces)))`;

/** A coupon that an order holds although it is not waiting for its payment any more, or that counts as used without one. */
const couponsAgainstOrders = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound>(
      `SELECT DISTINCT o.id, o.store_id FROM orders o JOIN coupon c ON c.order_id = o.id WHERE o.placed_at > ? AND o.placed_at < ?
       AND ((c.state = 'locked' AND o.state <> 'unpaid') OR (c.state = 'used' AND (o.paid_at IS NULL OR (o.refunded = o.payable AND o.payable > 0 AND NOT ${givenAwayKept})))) LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单与它用的优惠券状态不一致'));

/** A coupon that counts as used, by no order and by no redemption that stands. */
const usedForNothing = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<{ id: string }>(
      `SELECT c.id FROM coupon c WHERE c.used_at > ? AND c.state = 'used' AND c.order_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM redemption r WHERE r.coupon_id = c.id AND r.reversed_at IS NULL) LIMIT ${listedMax}`,
      [since],
    )
  ).map(({ id }) => ({ subject: `coupon:${id}`, text: `优惠券记为已用，却没有订单也没有核销（券 ${id}）` }));

/** A redemption that stands of a coupon that is not used, or that stands twice, or whose bearers do not bear all of it. */
const redemptionsAgainstCoupons = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<{ id: string; store_id: string }>(
      `SELECT r.id, r.store_id FROM redemption r JOIN coupon c ON c.id = r.coupon_id WHERE r.id > ? AND r.reversed_at IS NULL
       AND (c.state <> 'used' OR c.order_id IS NOT NULL OR r.head_office + r.branch + r.owner <> r.taken_off
         OR EXISTS (SELECT 1 FROM redemption o WHERE o.coupon_id = r.coupon_id AND o.id <> r.id AND o.reversed_at IS NULL)) LIMIT ${listedMax}`,
      [idAt(since)],
    )
  ).map(({ id, store_id: storeId }) => ({ subject: `redemption:${id}`, text: `核销与它的优惠券不一致（核销 ${id}）`, storeId }));

/** Paid for, ended without being completed, and the money was not asked back in full. */
const endedUnrefunded = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound>(
      `SELECT id, store_id FROM orders WHERE state = 'cancelled' AND paid_at IS NOT NULL AND refunded < payable AND placed_at > ? AND ended_at < ? LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单已取消但没有全额退款，请在订单里退回剩下的'));

type StockFound = { store_id: string; sku_id: string; name: string; sku_name: string };
const named = 'SELECT f.store_id, f.sku_id, p.name, k.name AS sku_name FROM';
const names = 'JOIN sku k ON k.id = f.sku_id JOIN product p ON p.id = k.product_id';
const aboutStock =
  (text: string) =>
  ({ store_id, sku_id, name, sku_name: skuName }: StockFound): Fault => ({
    subject: `stock:${store_id}:${sku_id}`,
    text: `${skuText({ name, skuName })}${text}`,
    storeId: store_id,
  });

/** Stock that moved lately against the sum of its movements; the first of them, a count, gives the beginning. */
const stockAgainstMovements = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<StockFound>(
      `${named} (SELECT s.store_id, s.sku_id FROM stock s JOIN (SELECT DISTINCT store_id, sku_id FROM stock_movement WHERE at > ?) t ON t.store_id = s.store_id AND t.sku_id = s.sku_id
       JOIN stock_movement m ON m.store_id = s.store_id AND m.sku_id = s.sku_id
       GROUP BY s.store_id, s.sku_id, s.on_hand, s.reserved HAVING SUM(m.on_hand) <> s.on_hand OR SUM(m.reserved) <> s.reserved LIMIT ${listedMax}) f ${names}`,
      [since],
    )
  ).map(aboutStock('的库存与它的流水合计不一致，请门店清点一次'));

/** What is reserved against what the orders under way need. */
const stockAgainstOrders = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<StockFound>(
      `${named} (SELECT s.store_id, s.sku_id FROM stock s JOIN (SELECT DISTINCT store_id, sku_id FROM stock_movement WHERE at > ?) t ON t.store_id = s.store_id AND t.sku_id = s.sku_id
       LEFT JOIN (SELECT w.store_id, w.sku_id, SUM(w.needed) AS needed FROM (
         SELECT o.store_id, l.sku_id, COALESCE(l.grams, l.pieces) AS needed FROM orders o JOIN order_line l ON l.order_id = o.id AND l.parts IS NULL
           WHERE o.state IN ('unpaid', 'new', 'preparing', 'ready', 'delivering') AND o.channel <> 'counter'
         UNION ALL
         SELECT o.store_id, a.sku_id, a.quantity FROM orders o JOIN order_line_part a ON a.order_id = o.id
           WHERE o.state IN ('unpaid', 'new', 'preparing', 'ready', 'delivering') AND o.channel <> 'counter'
         ) w GROUP BY w.store_id, w.sku_id) n ON n.store_id = s.store_id AND n.sku_id = s.sku_id
       WHERE s.reserved <> COALESCE(n.needed, 0) LIMIT ${listedMax}) f ${names}`,
      [since],
    )
  ).map(aboutStock('被占用的库存与进行中的订单不一致，请技术人员查看'));

/** An order that was taken while its store had a printer for the kitchen, and of which that printer never had to print anything. */
const takenUnprinted = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<OrderFound>(
      `SELECT DISTINCT o.id, o.store_id FROM printer p JOIN orders o ON o.store_id = p.store_id
       WHERE p.removed_at IS NULL AND p.kinds LIKE '%kitchen%' AND o.placed_at > ? AND o.taken_at > p.kinds_since AND o.taken_at < ?
       AND NOT EXISTS (SELECT 1 FROM print_job j WHERE j.order_id = o.id AND j.kind = 'kitchen' AND j.printer_id = p.id) LIMIT ${listedMax}`,
      [since, settled],
    )
  ).map(about('订单接单之后没有后厨单的打印任务，请门店补打一张'));

/** Deliveries that are due and that nobody handled: no worker runs, or one fails again and again. */
const stuckDeliveries = async (sql: Reads, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<{ subscriber: string; number: number }>(
      `SELECT subscriber, COUNT(*) AS number FROM delivery WHERE state = 'waiting' AND due_at < ? GROUP BY subscriber LIMIT ${listedMax}`,
      [settled],
    )
  ).map(({ subscriber, number }) => ({
    subject: `delivery:${subscriber}`,
    text: `后台任务 ${subscriber} 有 ${number} 件到期未处理，请技术人员查看`,
  }));
