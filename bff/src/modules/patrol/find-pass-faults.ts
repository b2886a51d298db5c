import { idAt } from '../../platform/id-time.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Fault } from './find-faults.ts';

/** Faults of one kind listed at a time. */
const listedMax = 50;

/** What of passes does not agree: with their payments, their refunds, or what stores redeemed. */
export const passFaults = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> => {
  const found = await Promise.all([
    soldAgainstPayments(sql, since, settled),
    overdue(sql, since, settled),
    backAgainstRefunds(sql, since),
    usesAgainstRedemptions(sql, since),
    redemptionsAgainstPasses(sql, since),
  ]);
  return found.flat();
};

type Found = { readonly id: string };
const about =
  (text: string) =>
  ({ id }: Found): Fault => ({ subject: `pass:${id}`, text: `${text}（月卡 ${id}）` });

/** A payment that came and a pass that does not know it, or the reverse, or with another amount. */
const soldAgainstPayments = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT s.id FROM pass s LEFT JOIN payment p ON p.order_id = s.id AND p.paid_for = 'pass' WHERE s.id > ? AND s.created_at < ?
       AND (p.id IS NULL OR p.amount <> s.price OR (p.state = 'paid' AND s.paid_at IS NULL) OR (p.state <> 'paid' AND s.paid_at IS NOT NULL)) LIMIT ${listedMax}`,
      [idAt(since), settled],
    )
  ).map(about('月卡与付款的状态不一致，请核对微信支付后台'));

const overdue = async (sql: Reads, since: Date, settled: Date): Promise<Fault[]> =>
  (
    await sql.all<Found>(`SELECT id FROM pass WHERE state = 'unpaid' AND id > ? AND expires_at < ? LIMIT ${listedMax}`, [
      idAt(since),
      settled,
    ])
  ).map(about('月卡早已过了付款时限却没有关闭，请技术人员查看'));

/** What a pass counts as given back, what its refunds add up to, and whether it is over when they are. A pass may be refunded long after it was sold. */
const backAgainstRefunds = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT s.id FROM (SELECT id FROM pass WHERE id > ? UNION SELECT order_id FROM refund WHERE paid_for = 'pass' AND id > ?) t
       JOIN pass s ON s.id = t.id LEFT JOIN refund r ON r.order_id = s.id AND r.paid_for = 'pass'
       GROUP BY s.id, s.refunded, s.price, s.state HAVING s.refunded <> COALESCE(SUM(r.amount), 0) OR s.refunded > s.price
         OR (s.state = 'refunded' AND COUNT(CASE WHEN r.state IN ('succeeded', 'closed') THEN 1 END) <> COUNT(r.id)) LIMIT ${listedMax}`,
      [idAt(since), idAt(since)],
    )
  ).map(about('月卡记的退款与退款单合计不一致，请核对微信支付后台'));

/** Of passes that were used lately: what they count, and the redemptions that stand; in all, and on their last day. */
const usesAgainstRedemptions = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<Found>(
      `SELECT s.id FROM pass s JOIN (SELECT DISTINCT coupon_id AS id FROM redemption WHERE kind = 'pass' AND id > ?) t ON t.id = s.id
       LEFT JOIN redemption r ON r.coupon_id = s.id AND r.kind = 'pass' AND r.reversed_at IS NULL
       GROUP BY s.id, s.used, s.uses, s.used_day, s.used_on_day, s.uses_per_day HAVING s.used <> COUNT(r.id) OR s.used > s.uses
         OR s.used_on_day <> COUNT(CASE WHEN r.business_day = s.used_day THEN 1 END) OR s.used_on_day > s.uses_per_day LIMIT ${listedMax}`,
      [idAt(since)],
    )
  ).map(about('月卡记的已用次数与核销不一致，请技术人员查看'));

/** A use of a pass that is not there, or that earned its store another sum than its bearers bear. */
const redemptionsAgainstPasses = async (sql: Reads, since: Date): Promise<Fault[]> =>
  (
    await sql.all<Found & { store_id: string }>(
      `SELECT r.id, r.store_id FROM redemption r LEFT JOIN pass s ON s.id = r.coupon_id LEFT JOIN pass_kind k ON k.id = s.kind_id
       WHERE r.kind = 'pass' AND r.id > ? AND r.reversed_at IS NULL
       AND (k.id IS NULL OR r.template_id <> k.id OR r.taken_off <> k.earns OR r.head_office + r.branch + r.owner <> r.taken_off) LIMIT ${listedMax}`,
      [idAt(since)],
    )
  ).map(({ id, store_id: storeId }) => ({ subject: `redemption:${id}`, text: `月卡核销与它的月卡不一致（核销 ${id}）`, storeId }));
