import { addColumns, addIndexes, flag, instant, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What the desks' list and search of orders go along, and what an order's history was missing. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'orders', {
    /** 1 while the customer's ask for the money back waits for an answer, else null. */
    refund_wanted: nullable(flag),
    /** Who handed it over, or ended it. */
    ended_name: nullable(text(80)),
  });
  /** When WeChat's own notification came; null: none did, it was asked. */
  await addColumns(sql, 'payment', { notified_at: nullable(instant) });
  await addIndexes(sql, 'orders', {
    store_id: ['store_id', 'id'],
    owner_id: ['owner_id', 'id'],
    branch_id: ['branch_id', 'id'],
    phone: ['contact_phone', 'id'],
    wanted: ['refund_wanted', 'id'],
  });
  await addIndexes(sql, 'refund', { wechat: ['wechat_refund_id'] });
};
