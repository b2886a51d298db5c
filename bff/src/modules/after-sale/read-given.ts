import { hourMs } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { afterSaleLevels, mayDecideAt, type AfterSaleLevel } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { Reads } from '../../platform/sql.ts';

/** What a level, and those below, granted of an order so far: their limit is counted over all of it. */
export const readGiven = async (sql: Reads, orderId: string, level: AfterSaleLevel): Promise<number> => {
  const counted = afterSaleLevels.filter((one) => mayDecideAt(level, one));
  const row = await sql.one<{ given: number | null }>(
    'SELECT SUM(granted) AS given FROM after_sale WHERE order_id = ? AND decided_at_level IN (?)',
    [orderId, counted],
  );
  return Number(row?.given ?? 0);
};

const latelyDays = 90;

/** How often, and for how much, a member asked back in the last 90 days. */
export const readLately = async (sql: Reads, memberId: string, now: Date): Promise<{ cases: number; granted: number }> => {
  const row = await sql.one<{ cases: number; granted: number | null }>(
    'SELECT COUNT(*) AS cases, SUM(granted) AS granted FROM after_sale WHERE member_id = ? AND created_at > ?',
    [memberId, new Date(now.getTime() - latelyDays * 24 * hourMs)],
  );
  return { cases: row!.cases, granted: Number(row!.granted ?? 0) };
};
