import { addIndexes, createTable, exact, id, instant, integer, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Coupons given by head office to many members at once: the jobs, and the lines of those that go to a list. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'coupon_gift', {
    columns: {
      id,
      template_id: id,
      /** JSON: `GiftFilter`; null: it goes to its lines. */
      filter: nullable(text(300)),
      state: exact(8),
      /** The last line, or the last member's id, that is done; empty: none. */
      reached: withDefault(exact(36), ''),
      wanted: nullable(integer),
      done: withDefault(integer, 0),
      given: withDefault(integer, 0),
      unknown: withDefault(integer, 0),
      twice: withDefault(integer, 0),
      problem: nullable(text(60)),
      created_by: text(80),
      created_at: instant,
      ended_at: nullable(instant),
    },
    key: ['id'],
    indexes: { template: ['template_id', 'id'] },
  });
  await createTable(sql, 'coupon_gift_line', {
    columns: { gift_id: id, line: integer, named: text(40), outcome: withDefault(exact(8), 'waiting') },
    key: ['gift_id', 'line'],
    indexes: { outcome: ['gift_id', 'outcome', 'line'] },
  });
  await addIndexes(sql, 'coupon', { template: ['template_id', 'state'] });
};
