import { addColumns, createTable, exact, id, instant, integer, nullable, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** How an order is paid and its money goes back, cash among it; and the attempts to charge a customer's scanned payment code. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'payment', {
    method: withDefault(exact(10), 'jsapi'),
    /** Cash that was handed over, before change. */
    tendered: nullable(integer),
  });
  await addColumns(sql, 'refund', { method: withDefault(exact(10), 'jsapi') });
  await createTable(sql, 'charge', {
    columns: {
      id,
      order_id: id,
      payee_id: id,
      method: exact(10),
      out_trade_no: exact(32),
      amount: integer,
      state: exact(10),
      /** The order while this is not settled, then nothing: so an order has at most one unsettled charge. */
      open_for: nullable(id),
      /** What the other side last said, as a code of its own. */
      said: exact(60),
      terminal_id: id,
      created_at: instant,
      reversing_at: nullable(instant),
      settled_at: nullable(instant),
    },
    key: ['id'],
    unique: { open: ['open_for'], trade: ['out_trade_no'] },
    indexes: { order: ['order_id', 'id'], settled: ['payee_id', 'settled_at'], state: ['state', 'created_at'] },
  });
};
