import { addColumns, createTable, id, integer, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What is in the combos that were ordered, frozen: as the line shows it, and as the stock it takes. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'order_line', { parts: nullable(text(2_000)) });
  await createTable(sql, 'order_line_part', {
    columns: { order_id: id, no: integer, sku_id: id, quantity: integer },
    key: ['order_id', 'no', 'sku_id'],
  });
};
