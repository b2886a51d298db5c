import { addIndexes, createTable, day, id, instant, integer, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What stores redeemed of coupons at the counter, amounts in fen; and the numbers behind member codes. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'redemption', {
    columns: {
      id,
      coupon_id: id,
      template_id: id,
      store_id: id,
      /** Frozen: whose store it was, whatever happens to it later. */
      owner_id: id,
      branch_id: id,
      business_day: day,
      terminal_id: id,
      clerk: text(30),
      name: text(20),
      /** What was exchanged; null: nothing was. */
      sku_id: nullable(id),
      product: text(100),
      goods: integer,
      taken_off: integer,
      /** What of it head office, the store's branch and its owner bear. */
      head_office: integer,
      branch: integer,
      owner: integer,
      created_at: instant,
      reversed_at: nullable(instant),
      reversed_by: nullable(text(30)),
      reversed_why: nullable(text(60)),
    },
    key: ['id'],
    indexes: {
      coupon: ['coupon_id'],
      store_day: ['store_id', 'business_day', 'id'],
      day: ['business_day', 'store_id'],
      owner_day: ['owner_id', 'business_day'],
      branch_day: ['branch_id', 'business_day'],
    },
  });
  // What a member code stands for: a number that says nothing about its member.
  await createTable(sql, 'member_number', {
    columns: { member_id: id, number: integer },
    key: ['member_id'],
    unique: { number: ['number'] },
  });
  // The patrol looks at what was used lately.
  await addIndexes(sql, 'coupon', { used: ['used_at'] });
};
