import { createTable, day, exact, id, instant, integer, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What members have of points and growth, and every point that came or went. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'point_account', {
    columns: {
      member_id: id,
      /** The sum of its entries; may be negative. */
      points: withDefault(integer, 0),
      tier: exact(12),
      /** The day on which the tier is looked at again; null: it is the lowest. */
      review_day: nullable(day),
      /** The last day of the oldest points that may still run out; null: none may. */
      last_day: nullable(day),
    },
    key: ['member_id'],
    indexes: { review: ['review_day', 'member_id'], expiry: ['last_day', 'member_id'] },
  });
  await createTable(sql, 'point_entry', {
    columns: {
      id,
      member_id: id,
      kind: exact(12),
      points: integer,
      /** Growth that came or went with it. */
      growth: withDefault(integer, 0),
      balance: integer,
      order_id: nullable(id),
      /** Points for a yuan, in thousandths, when the order's were earned. */
      earn_per_mille: nullable(integer),
      /** Of earned points the last day on which they count. */
      last_day: nullable(day),
      note: withDefault(text(100), ''),
      at: instant,
    },
    key: ['id'],
    indexes: { member: ['member_id', 'id'], order: ['order_id'] },
  });
};
