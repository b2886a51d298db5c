import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise';
import type { OrderRows, OrderTable, TableRow } from '../order-rows.ts';

/** Writes an order's rows as plain mysql2 does by hand: one transaction, one statement a row, stock never below zero. */
export const writeOneByOne = async (pool: Pool, rows: OrderRows): Promise<void> => {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    await writeAll(connection, rows);
    await connection.commit();
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
};

const writeAll = async (connection: PoolConnection, rows: OrderRows): Promise<void> => {
  const each = async (table: OrderTable, change: (row: TableRow) => TableRow = (row) => row) => {
    for (const row of rows[table]) await insert(connection, table, change(row));
  };
  await each('idempotency', (row) => ({ ...row, reply: null }));
  await each('orders');
  await each('order_line');
  await each('payment');
  for (const { store_id, sku_id, reserved } of rows.stock_movement) {
    const [taken] = await connection.query<ResultSetHeader>(
      'UPDATE stock SET reserved = reserved + ? WHERE store_id = ? AND sku_id = ? AND sold_out = 0 AND on_hand - reserved >= ?',
      [reserved, store_id, sku_id, reserved],
    );
    if (taken.affectedRows !== 1) throw new Error('not enough stock');
  }
  await each('stock_movement');
  await each('event');
  await each('delivery');
  for (const row of rows.feed_event) {
    await connection.query('UPDATE feed_counter SET seq = LAST_INSERT_ID(seq + 1) WHERE store_id = ?', [row['store_id']]);
    await insert(connection, 'feed_event', row);
  }
  for (const { reply, actor, request_key } of rows.idempotency)
    await connection.query('UPDATE idempotency SET reply = ? WHERE actor = ? AND request_key = ?', [reply, actor, request_key]);
};

const insert = async (connection: PoolConnection, table: OrderTable, row: TableRow): Promise<void> => {
  const columns = Object.keys(row);
  const places = columns.map(() => '?').join(', ');
  await connection.query(
    `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES (${places})`,
    Object.values(row),
  );
};
