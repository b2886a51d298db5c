import { createTable, exact, id, instant, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Members' cards, and the codes by which coupons of an earlier system stay known. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'member_card', {
    columns: {
      id,
      /** Of cards of several kinds one member may have the same number; two members never have. */
      number: exact(40),
      kind: exact(8),
      /** Empty: nobody yet; it waits for the member of this phone. */
      member_id: exact(36),
      phone: nullable(exact(20)),
      added_at: instant,
    },
    key: ['id'],
    unique: { number: ['number', 'kind'] },
    indexes: { member: ['member_id'], phone: ['phone'] },
  });
  await createTable(sql, 'earlier_coupon', {
    /** `phone`: the member whom it waits for; null: none. */
    columns: { coupon_id: id, code: exact(40), phone: nullable(exact(20)) },
    key: ['coupon_id'],
    unique: { code: ['code'] },
    indexes: { phone: ['phone'] },
  });
};
