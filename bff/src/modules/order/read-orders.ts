import { defaultRules, type AfterSaleRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { firstRow, question, type Question, type Reads, type Sql, type Value } from '../../platform/sql.ts';
import { askShownStore, type ShownStore } from '../store/index.ts';
import type { AfterSaleFacts, Bundle, Hand, LineRow, LockedOrder, OrderRow, PaymentFacts, RefundFacts, StoreBundle } from './order.rows.ts';

const selectOrder = 'SELECT * FROM orders WHERE id = ?';

export const askOrder = (orderId: string): Question<OrderRow | null> => firstRow<OrderRow>(selectOrder, [orderId]);

export const readOrder = async (sql: Reads, orderId: string): Promise<OrderRow | null> => (await sql.ask(askOrder(orderId)))[0];

/** Locks the order: the first lock of every transaction that changes one. */
export const lockOrder = async (sql: Sql, orderId: string): Promise<LockedOrder> => {
  const [order] = await sql.ask(askLocked(sql, orderId));
  if (order === null) throw refuse('thing/not-found');
  return order;
};

export const askLocked = (sql: Sql, orderId: string): Question<LockedOrder | null> => firstRow(selectOrder + sql.lock, [orderId]);

/** Locks the order of a payment; the payment's own row is only looked at. Null: there is none. */
export const askOfTrade = (sql: Sql, outTradeNo: string): Question<LockedOrder | null> =>
  firstRow(`SELECT * FROM orders WHERE id = (SELECT order_id FROM payment WHERE out_trade_no = ?)${sql.lock}`, [outTradeNo]);

/**
 * Locks the orders of these payments, at once or not at all, and gives them store by store: so nobody waits in a circle for their
 * counts. MariaDB would sort rows of so many columns in a table of its own.
 */
export const askOfTrades = (sql: Sql, outTradeNos: readonly string[]): Question<LockedOrder[]> =>
  question<LockedOrder, LockedOrder[]>(
    `SELECT * FROM orders WHERE id IN (SELECT order_id FROM payment WHERE out_trade_no IN (?))${sql.lockNow}`,
    [outTradeNos],
    (rows) => [...rows].sort(byStoreThenId),
  );

const byStoreThenId = (a: OrderRow, b: OrderRow): number =>
  a.store_id === b.store_id ? (a.id < b.id ? -1 : 1) : a.store_id < b.store_id ? -1 : 1;

/** Locks the order and reads what its store is shown of it, in one trip. */
export const lockInHand = async (sql: Sql, orderId: string): Promise<Hand> => {
  const [order, named] = await sql.ask(firstRow<LockedOrder>(selectOrder + sql.lock, [orderId]), askNamedLines('?', [orderId]));
  if (order === null) throw refuse('thing/not-found');
  return { order, ...named, ...(await readHanging(sql, order)) };
};

/** The same by the order's pickup code; null: the store has none with it. */
export const lockByCode = async (sql: Sql, storeId: string, code: string): Promise<Hand | null> => {
  const newest = 'WHERE store_id = ? AND pickup_code = ? ORDER BY pickup_day DESC LIMIT 1';
  const [order, named] = await sql.ask(
    firstRow<LockedOrder>(`SELECT * FROM orders ${newest}${sql.lock}`, [storeId, code]),
    askNamedLines(`(SELECT id FROM orders ${newest})`, [storeId, code]),
  );
  // Between the two a newer order may have got the same code: then this one is read by its id.
  if (order === null || named.lines[0]?.order_id !== order.id) return order && lockInHand(sql, order.id);
  return { order, ...named, ...(await readHanging(sql, order)) };
};

/** An order as its store is shown it, in one trip; null: there is none. */
export const readForStore = async (sql: Reads, orderId: string): Promise<(StoreBundle & { nickname: string }) | null> => {
  const [order, named] = await sql.ask(askOrder(orderId), askNamedLines('?', [orderId]));
  return order && { order, ...named, ...(await readHanging(sql, order)) };
};

/** An order as its customer is shown it, with its store, in one trip; null: there is none. */
export const readForCustomer = async (sql: Reads, orderId: string): Promise<{ bundle: Bundle; store: ShownStore } | null> => {
  const [order, lines, payment, store] = await sql.ask(
    askOrder(orderId),
    askLines(orderId),
    firstRow<PaymentFacts>('SELECT order_id, state, expires_at FROM payment WHERE order_id = ?', [orderId]),
    askShownStore('(SELECT store_id FROM orders WHERE id = ?)', [orderId]),
  );
  if (order === null) return null;
  if (payment === null || store === null) throw new Error(`order ${orderId} has no payment or belongs to no store`);
  const [hanging, askHours] = await Promise.all([readHanging(sql, order), readAskHours(sql, order)]);
  return { bundle: { order, lines, payment, ...hanging, askHours }, store };
};

export const askLines = (orderId: string): Question<LineRow[]> =>
  question<LineRow, LineRow[]>('SELECT * FROM order_line WHERE order_id = ? ORDER BY no', [orderId], (rows) => [...rows]);

export const readLines = async (sql: Reads, orderId: string): Promise<LineRow[]> => (await sql.ask(askLines(orderId)))[0];

/** `nickname` null: nobody we know. */
type NamedLine = LineRow & { nickname: string | null };

/** An order's lines, and what its store calls the customer: every order has a line. `id` is SQL that tells which order. */
export const askNamedLines = (id: string, values: readonly Value[]): Question<{ lines: LineRow[]; nickname: string }> =>
  question<NamedLine, { lines: LineRow[]; nickname: string }>(
    `SELECT l.*, m.nickname FROM orders o LEFT JOIN member m ON m.id = o.member_id JOIN order_line l ON l.order_id = o.id WHERE o.id = ${id} ORDER BY l.no`,
    values,
    (rows) => ({ lines: [...rows], nickname: rows[0]?.nickname ?? '' }),
  );

type Hanging = Pick<StoreBundle, 'refunds' | 'afterSale'>;

/** An order of which nothing went back has no refunds, and one that nobody asked back no case: most have neither. */
const readHanging = async (sql: Reads, order: OrderRow): Promise<Hanging> => {
  const [refunds, cases] = await Promise.all([readRefunds(sql, refundedOf([order])), readCases(sql, askedOf([order]))]);
  return { refunds, afterSale: cases.at(-1) ?? null };
};

const refundedOf = (orders: readonly OrderRow[]): string[] => orders.filter(({ refunded }) => refunded > 0).map(({ id }) => id);

const askedOf = (orders: readonly OrderRow[]): string[] =>
  orders.filter(({ refund_wanted: wanted = null }) => wanted !== null).map(({ id }) => id);

const readRefunds = async (sql: Reads, orderIds: readonly string[]): Promise<RefundFacts[]> =>
  orderIds.length === 0
    ? []
    : sql.all<RefundFacts>(
        'SELECT id, order_id, state, amount, reason, created_at, succeeded_at FROM refund WHERE order_id IN (?) ORDER BY id',
        [orderIds],
      );

/** The latest of each order is the last of its. */
const readCases = async (sql: Reads, orderIds: readonly string[]): Promise<AfterSaleFacts[]> =>
  orderIds.length === 0
    ? []
    : sql.all<AfterSaleFacts>(
        'SELECT id, order_id, no, state, level, reason, words, asked, granted, answer FROM after_sale WHERE order_id IN (?) ORDER BY order_id, no',
        [orderIds],
      );

/** Only a completed order of which something is left has a time up to which it can be asked back. */
const readAskHours = async (sql: Reads, { state, refunded, payable }: OrderRow): Promise<number> => {
  if (state !== 'completed' || refunded >= payable) return defaultRules.askHours;
  const row = await sql.one<{ rules: string }>(`SELECT rules FROM after_sale_rules WHERE id = 'chain'`);
  return row === null ? defaultRules.askHours : (JSON.parse(row.rules) as AfterSaleRules).askHours;
};

/** Orders as their store sees them: three reads at most, however many orders. */
export const readStoreBundles = async (sql: Reads, orders: readonly OrderRow[]): Promise<StoreBundle[]> => {
  const ids = orders.map(({ id }) => id);
  const lines = groupByOrder(
    ids.length === 0 ? [] : await sql.all<LineRow>('SELECT * FROM order_line WHERE order_id IN (?) ORDER BY order_id, no', [ids]),
  );
  const refunds = groupByOrder(await readRefunds(sql, refundedOf(orders)));
  const cases = groupByOrder(await readCases(sql, askedOf(orders)));
  return orders.map((order) => ({
    ...{ order, lines: lines.get(order.id) ?? [], refunds: refunds.get(order.id) ?? [] },
    afterSale: cases.get(order.id)?.at(-1) ?? null,
  }));
};

const groupByOrder = <Row extends { order_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.order_id);
    if (group) group.push(row);
    else groups.set(row.order_id, [row]);
  }
  return groups;
};
