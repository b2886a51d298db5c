import { createTable, exact, id, instant, integer, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Cash that was put into a till's drawer, or taken out of it, without a sale. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'cash_move', {
    columns: {
      id,
      store_id: id,
      shift_id: id,
      /** `in` or `out`. */
      way: exact(3),
      /** In fen, more than 0. */
      amount: integer,
      reason: text(60),
      clerk: text(30),
      created_at: instant,
    },
    key: ['id'],
    indexes: { shift: ['shift_id', 'id'], store: ['store_id'] },
  });
};
