import { addColumns, createTable, id, integer, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Who moved stock at a desk and why, and from when on a store is warned. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'stock_movement', { reason: nullable(text(100)), moved_by: nullable(text(80)) });
  await createTable(sql, 'stock_warning', {
    columns: { store_id: id, sku_id: id, warn_at: integer },
    key: ['store_id', 'sku_id'],
  });
};
