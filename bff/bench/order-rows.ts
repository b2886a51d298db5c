import type { Pool, RowDataPacket } from 'mysql2/promise';
import { monotonicFactory } from 'ulid';

export type Value = string | number | Date | null;
export type TableRow = Record<string, Value>;

/** The rows that placing one order writes, by table, in the order in which they are written. */
export type OrderRows = Readonly<Record<OrderTable, readonly TableRow[]>>;
export type OrderTable = (typeof orderTables)[number];
export const orderTables = ['idempotency', 'orders', 'order_line', 'payment', 'stock_movement', 'event', 'delivery', 'feed_event'] as const;

/** Reads what is there of an order, just as it was written. */
export const readOrderRows = async (pool: Pool, orderId: string): Promise<OrderRows> => {
  const rows = async (text: string, values: Value[]) =>
    (await pool.query<RowDataPacket[]>(text, values))[0].map((row): TableRow => ({ ...(row as TableRow) }));
  const event = await rows('SELECT * FROM event WHERE payload LIKE ?', [`%${orderId}%`]);
  const deliveries = await Promise.all(event.map(({ id }) => rows('SELECT * FROM delivery WHERE event_id = ?', [String(id)])));
  return {
    idempotency: await rows('SELECT * FROM idempotency WHERE reply LIKE ?', [`%${orderId}%`]),
    orders: await rows('SELECT * FROM orders WHERE id = ?', [orderId]),
    order_line: await rows('SELECT * FROM order_line WHERE order_id = ? ORDER BY no', [orderId]),
    payment: await rows('SELECT * FROM payment WHERE order_id = ?', [orderId]),
    stock_movement: await rows('SELECT * FROM stock_movement WHERE order_id = ? ORDER BY sku_id', [orderId]),
    event,
    delivery: deliveries.flat(),
    feed_event: await rows('SELECT * FROM feed_event WHERE order_id = ?', [orderId]),
  };
};

const nextId = monotonicFactory();
let codes = 0;
const nextCode = (): string => String((codes += 1)).padStart(8, '0');

export type Copy = { readonly rows: OrderRows; readonly orderId: string; readonly outTradeNo: string; readonly storeId: string };

/** The same rows as another order's, of another member at another store. */
export const copyOrderRows = (sample: OrderRows, { storeId, memberId }: { storeId: string; memberId: string }): Copy => {
  const now = new Date();
  const id = () => nextId(now.getTime());
  const orderId = id();
  const outTradeNo = id();
  const events = sample.event.map((row) => ({
    old: row['id'],
    row: { ...row, id: id(), payload: String(row['payload']).replace(oldId(sample), orderId) },
  }));
  const reply = (text: Value) => String(text).replaceAll(oldId(sample), orderId);
  const ofOrder = <Row extends TableRow>(row: Row) => ({ ...row, order_id: orderId });
  const rows: OrderRows = {
    idempotency: sample.idempotency.map((row) => ({
      ...row,
      actor: `customer:${memberId}`,
      request_key: id(),
      reply: reply(row['reply'] ?? null),
    })),
    orders: sample.orders.map((row) => ({ ...row, id: orderId, store_id: storeId, member_id: memberId, pickup_code: nextCode() })),
    order_line: sample.order_line.map(ofOrder),
    payment: sample.payment.map((row) => ({ ...ofOrder(row), id: outTradeNo, out_trade_no: outTradeNo })),
    stock_movement: sample.stock_movement.map((row) => ({ ...ofOrder(row), id: id(), store_id: storeId })),
    event: events.map(({ row }) => row),
    delivery: sample.delivery.map((row) => ({ ...row, id: id(), event_id: events.find(({ old }) => old === row['event_id'])!.row.id })),
    feed_event: sample.feed_event.map((row) => ({ ...ofOrder(row), store_id: storeId })),
  };
  return { rows, orderId, outTradeNo, storeId };
};

const oldId = ({ orders }: OrderRows): string => String(orders[0]!['id']);

/** Writes copies in bulk, for benches that need orders and do not measure how they came. */
export const writeInBulk = async (pool: Pool, copies: readonly Copy[]): Promise<void> => {
  const atOnce = 100;
  for (let from = 0; from < copies.length; from += atOnce)
    for (const table of orderTables) {
      const rows = copies.slice(from, from + atOnce).flatMap((copy) => copy.rows[table]);
      const [first] = rows;
      if (first === undefined) continue;
      const columns = Object.keys(first);
      await pool.query(`INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ?`, [
        rows.map((row) => columns.map((column) => row[column] ?? null)),
      ]);
    }
};

/** How many rows each of the tables has. */
export const countRows = async (pool: Pool): Promise<Record<OrderTable, number>> => {
  const counts = await Promise.all(
    orderTables.map(async (table) => {
      const [[row]] = await pool.query<({ number: number } & RowDataPacket)[]>(`SELECT COUNT(*) AS number FROM ${table}`);
      return [table, row!.number] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<OrderTable, number>;
};
