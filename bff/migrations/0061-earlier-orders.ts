import { addColumns, createTable, exact, id, instant, integer, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Open orders of an earlier system, what a comparison found by store, and which parts of files lie there still. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'earlier_order', {
    /** `number`: what the earlier system called it. */
    columns: { order_id: id, number: exact(40) },
    key: ['order_id'],
    unique: { number: ['number'] },
  });
  await createTable(sql, 'take_over_sum', {
    columns: {
      take_over_id: id,
      store_code: exact(20),
      file_orders: integer,
      file_fen: integer,
      here_orders: integer,
      here_fen: integer,
    },
    key: ['take_over_id', 'store_code'],
  });
  await createTable(sql, 'take_over_part', { columns: { part: exact(80), put_at: instant }, key: ['part'], indexes: { put: ['put_at'] } });
  /** When its bytes were deleted; null: they lie there still. */
  await addColumns(sql, 'take_over_file', { gone_at: nullable(instant) });
  for (const { parts, set_at: putAt } of await sql.all<{ parts: string; set_at: Date }>('SELECT parts, set_at FROM take_over_file'))
    for (const part of JSON.parse(parts) as string[]) await sql.insert('take_over_part', [{ part, put_at: putAt }], { ignore: true });
};
