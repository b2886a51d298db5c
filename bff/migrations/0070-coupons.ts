import { createTable, day, exact, flag, id, instant, integer, longText, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Templates of coupons, the coupons members hold, and what orders and stores did with them. Amounts in fen. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'coupon_template', {
    columns: {
      id,
      name: text(20),
      /** What its members should know besides its terms. */
      note: text(200),
      /** JSON, as `CouponTerms`, `Validity` and `Bearers` of the contract. Frozen once it is live. */
      terms: longText,
      validity: text(200),
      bearers: text(100),
      /** How many may be given in all, and how many were. */
      total: integer,
      given: withDefault(integer, 0),
      per_member: integer,
      per_member_day: integer,
      in_centre: flag,
      /** What is typed to receive one; null: it cannot be typed for. */
      claim_code: nullable(text(20)),
      /** What gives it by itself: `registration`, `birthday`, `order`; null: nothing. */
      given_at: nullable(exact(16)),
      state: exact(10),
      created_by: text(80),
      created_at: instant,
      approved_by: nullable(text(80)),
      approved_at: nullable(instant),
      changed_at: instant,
    },
    key: ['id'],
    unique: { claim_code: ['claim_code'] },
    indexes: { state: ['state', 'id'], given_at: ['given_at', 'state'] },
  });
  await createTable(sql, 'coupon', {
    columns: {
      id,
      template_id: id,
      member_id: id,
      /** Sixteen digits that cannot be guessed, for the terminal. */
      code: exact(16),
      state: exact(8),
      source: exact(12),
      /** What it was given for: once per template, member and occasion. */
      occasion: exact(60),
      from_at: instant,
      until_at: instant,
      received_at: instant,
      /** The order that locked or used it. */
      order_id: nullable(id),
      used_at: nullable(instant),
      /** Why it came back, as its member reads it. */
      note: withDefault(text(60), ''),
    },
    key: ['id'],
    unique: { code: ['code'], occasion: ['template_id', 'member_id', 'occasion'] },
    indexes: { member: ['member_id', 'state', 'until_at'], order: ['order_id'] },
  });
  await createTable(sql, 'coupon_received', {
    columns: {
      template_id: id,
      member_id: id,
      number: withDefault(integer, 0),
      day: withDefault(day, ''),
      on_day: withDefault(integer, 0),
    },
    key: ['template_id', 'member_id'],
  });
  await createTable(sql, 'order_coupon', {
    columns: {
      order_id: id,
      coupon_id: id,
      template_id: id,
      name: text(20),
      taken_off: integer,
      /** What of it head office, the store's branch and its owner bear. */
      head_office: integer,
      branch: integer,
      owner: integer,
      returned_at: nullable(instant),
    },
    key: ['order_id', 'coupon_id'],
    indexes: { coupon: ['coupon_id'] },
  });
};
