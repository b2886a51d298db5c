import {
  addColumns,
  createTable,
  day,
  exact,
  id,
  instant,
  integer,
  longText,
  nullable,
  text,
  withDefault,
} from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Kinds of passes, the passes members bought, and of which of the two a payment, a refund or a redemption is. Amounts in fen. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'pass_kind', {
    columns: {
      id,
      name: text(20),
      /** What its members should know besides its terms. */
      note: text(200),
      price: integer,
      /** Days on which it counts, the day it was paid for among them. */
      days: integer,
      uses: integer,
      uses_per_day: integer,
      /** JSON: ids of products, and nodes. Frozen, as all else, once it is on sale. */
      product_ids: longText,
      places: longText,
      /** What the store earns for a use; JSON, as `Bearers` of the contract. */
      earns: integer,
      bearers: text(100),
      /** Who is paid. */
      payee_id: id,
      state: exact(8),
      created_by: text(80),
      created_at: instant,
      started_by: nullable(text(80)),
      started_at: nullable(instant),
      changed_at: instant,
    },
    key: ['id'],
    indexes: { state: ['state', 'id'] },
  });
  await createTable(sql, 'pass', {
    columns: {
      id,
      kind_id: id,
      member_id: id,
      /** Sixteen digits that cannot be guessed, for the terminal. */
      code: exact(16),
      state: exact(10),
      /** Of its kind, so that one conditional UPDATE tells whether it can be used once more. */
      price: integer,
      uses: integer,
      uses_per_day: integer,
      used: withDefault(integer, 0),
      /** The last day on which it was used, and how often on that day. */
      used_day: withDefault(day, ''),
      used_on_day: withDefault(integer, 0),
      created_at: instant,
      /** Until when it can be paid for. */
      expires_at: instant,
      paid_at: nullable(instant),
      /** Until when it counts; null: it was not paid for. */
      until_at: nullable(instant),
      refunded: withDefault(integer, 0),
      /** Why and when its money was asked back, as it stands; null: it is not. */
      ask_reason: nullable(text(100)),
      asked_at: nullable(instant),
      /** What head office said to it. */
      answer: withDefault(text(60), ''),
    },
    key: ['id'],
    unique: { code: ['code'] },
    indexes: {
      member: ['member_id', 'id'],
      kind: ['kind_id', 'id'],
      state: ['state', 'id'],
      figures: ['kind_id', 'state', 'price', 'refunded', 'used'],
    },
  });
  // What `order_id` of a payment or a refund, `coupon_id` and `template_id` of a redemption stand for.
  await addColumns(sql, 'payment', { paid_for: withDefault(exact(8), 'order') });
  await addColumns(sql, 'refund', { paid_for: withDefault(exact(8), 'order') });
  await addColumns(sql, 'redemption', {
    kind: withDefault(exact(8), 'coupon'),
    /** JSON: what it took out of the stock; null: nothing. */
    takes: nullable(longText),
  });
};
