import { addColumns, createTable, day, exact, id, integer, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Coupons that clerks may give to members, and how many of each they gave on a day. */
export const up = async (sql: Sql): Promise<void> => {
  /** How many a clerk and a store may give on a day; null: clerks may not. */
  await addColumns(sql, 'coupon_template', { clerk_day: nullable(integer), store_day: nullable(integer) });
  await createTable(sql, 'clerk_gift_day', {
    /** `clerk_id` empty: the store's clerks together. */
    columns: { template_id: id, store_id: id, day, clerk_id: exact(36), number: integer },
    key: ['template_id', 'store_id', 'day', 'clerk_id'],
    indexes: { store: ['store_id', 'day'], day: ['day'] },
  });
};
