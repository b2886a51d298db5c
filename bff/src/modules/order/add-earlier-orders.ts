import { allocate, fen, sum } from '@mendian/shared/kernel/money.ts';
import { dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { slotsOn, type Slot } from '@mendian/shared/store/slots.ts';
import type { Transaction } from '../../gateways/wechat-pay.ts';
import type { Context } from '../../platform/context.ts';
import { menuChanged, type NamedSku } from '../catalog/index.ts';
import { addEarlierPayment } from '../payment/index.ts';
import { promiseStock } from '../stock/index.ts';
import { countInSlot, type StoreFacts } from '../store/index.ts';
import { needsOf } from './move-order.ts';
import { earlierChannel, type LineRow, type LockedOrder, type OrderRow } from './order.rows.ts';
import { putOnBoard } from './pay-received.ts';
import { newPickupCode } from './pickup-code.ts';
import { takeableFrom, untakenFrom, type Untaken } from './untaken-clock.ts';

/** Amounts in fen; `amount` before the discount. */
export type EarlierLine = {
  readonly sku: NamedSku;
  readonly pieces: number | null;
  readonly grams: number | null;
  readonly price: number;
  readonly amount: number;
  readonly options: string;
};

/** An order that was placed and paid elsewhere and is still to be handed over. Its lines less discount with fee are what was paid. */
export type EarlierOrder = {
  readonly number: string;
  readonly store: StoreFacts;
  readonly memberId: string;
  readonly mode: OrderMode;
  readonly promisedAt: Date;
  readonly businessDay: string;
  /** Eight digits that nobody has at the store that day; null: it gets a new one. */
  readonly code: string | null;
  readonly address: { readonly contact: string; readonly phone: string; readonly place: string } | null;
  readonly phone: string | null;
  readonly remark: string;
  readonly lines: readonly EarlierLine[];
  readonly discount: number;
  readonly deliveryFee: number;
  /** As WeChat told it. */
  readonly transaction: Transaction;
  readonly note: (code: string) => string;
};

export type EarlierAdded = { readonly id: string; readonly code: string };

/**
 * Brings orders of an earlier system to their stores as if they had just been paid: with a number, a code and their stock, which was
 * promised and is reserved even where there is less. Their clocks begin when the store is open and end no earlier than promised.
 */
export const addEarlierOrders = async (ctx: Context, orders: readonly EarlierOrder[]): Promise<EarlierAdded[]> => {
  const made = orders.map((order) => {
    const row = orderRow(ctx, order);
    return { order, row, lines: lineRows(row.id, order) };
  });
  ctx.sql.later.insert('orders', made.map(({ row }) => row)); // prettier-ignore
  ctx.sql.later.insert('order_line', made.flatMap(({ lines }) => lines)); // prettier-ignore
  ctx.sql.later.insert('order_line_part', made.flatMap(({ row, order }) => partRows(row.id, order))); // prettier-ignore
  ctx.sql.later.insert('earlier_order', made.map(({ row, order }) => ({ order_id: row.id, number: order.number }))); // prettier-ignore
  for (const { row, order } of made) addEarlierPayment(ctx, { orderId: row.id, payeeId: row.payee_id, transaction: order.transaction });
  // Slots before stock, as whoever places an order locks them.
  for (const { row } of made) if (row.slot_start !== null) countInSlot(ctx, row.store_id, row.slot_start);
  await promiseStock(
    ctx,
    made.map(({ row, lines }) => ({ storeId: row.store_id, orderId: row.id, needs: needsOf(lines) })),
    '从旧系统接管的订单',
  );
  const added: EarlierAdded[] = [];
  for (const { row, order } of made) added.push(await bring(ctx, row, order));
  for (const storeId of [...new Set(made.map(({ row }) => row.store_id))].sort()) await menuChanged(ctx, storeId);
  return added;
};

const bring = async (ctx: Context, row: OrderRow, { store, promisedAt, code, note }: EarlierOrder): Promise<EarlierAdded> => {
  const own = code ?? newPickupCode(ctx);
  // It was inserted in this transaction: nobody else sees it before COMMIT.
  const locked = row as LockedOrder;
  // That it came now, and not when it was paid for elsewhere, is what the terminal's ringing and the lists of what waits count from.
  await putOnBoard(
    ctx,
    locked,
    { paid_at: ctx.now, pickup_code: own, pickup_day: dayOf(promisedAt), ready_by: promisedAt },
    clockOf(ctx, store, promisedAt),
  );
  ctx.sql.later.insert('order_note', [{ id: ctx.newId(), order_id: row.id, at: ctx.now, actor: '数据接管', what: note(own) }]);
  return { id: row.id, code: own };
};

const dayMs = 86_400_000;

/** Nobody can take it while the store is shut, and the customer waits until the promised time anyway. */
const clockOf = ({ now }: Context, { settings: { hours } }: StoreFacts, promisedAt: Date): Untaken => {
  const from = takeableFrom(hours, now) ?? new Date(now.getTime() + dayMs);
  return untakenFrom(from, promisedAt > from ? promisedAt : from);
};

const orderRow = (ctx: Context, order: EarlierOrder): OrderRow => {
  const { store, address, transaction } = order;
  const slot = slotOf(ctx, order);
  const goods = sum(order.lines.map(({ amount }) => amount));
  return {
    ...{ id: ctx.newId(), store_id: store.id, member_id: order.memberId, owner_id: store.ownerId, branch_id: store.branchId },
    ...{ payee_id: store.payeeId, business_day: order.businessDay, channel: earlierChannel, mode: order.mode, state: 'unpaid' },
    ...{ slot_start: slot?.start ?? null, slot_end: slot?.end ?? null, ready_by: order.promisedAt },
    ...{ pickup_number: null, pickup_code: null, pickup_day: null, goods, delivery_fee: order.deliveryFee },
    discounts: JSON.stringify(order.discount === 0 ? [] : [{ name: '旧系统优惠', of: 'goods', amount: order.discount }]),
    ...{ payable: goods - order.discount + order.deliveryFee, refunded: 0, remark: order.remark, contact_phone: order.phone },
    // Where it lies on the map the earlier system's file does not tell.
    address: address && JSON.stringify({ ...address, door: '', latE6: 0, lngE6: 0 }),
    ...{ invoice: null, refund_ask: null, ended_by: null, ending: null, taken_by: null },
    ...{ placed_at: transaction.successTime ?? ctx.now, expires_at: ctx.now, paid_at: null, rung_at: null, taken_at: null },
    ...{ ready_at: null, dispatched_at: null, ended_at: null, kitchen_printed_at: null, customer_printed_at: null },
  };
};

/** The slot of the store in which the promised time lies, if that is to come; null: none. */
const slotOf = ({ now }: Context, { store: { settings }, promisedAt }: EarlierOrder): Slot | null => {
  if (promisedAt <= now) return null;
  const day = dayOf(promisedAt);
  const slots = slotsOn({ settings, busy: false, now: instantAt(day, 0) }, day);
  return slots.find(({ start, end }) => start <= promisedAt && promisedAt < end) ?? null;
};

const lineRows = (orderId: string, { lines, discount }: EarlierOrder): LineRow[] => {
  const off = allocate(fen(discount), lines.map(({ amount }) => amount)); // prettier-ignore
  return lines.map(({ sku, pieces, grams, price, amount, options }, index) => ({
    ...{ order_id: orderId, no: index + 1, product_id: sku.productId, sku_id: sku.skuId, name: sku.name, sku_name: sku.skuName },
    picture: sku.picture,
    choices: JSON.stringify(options === '' ? [] : [{ id: 'earlier', name: options, surcharge: 0 }]),
    parts: sku.parts.length === 0 ? null : JSON.stringify(sku.parts),
    ...{ price, pieces: pieces ?? 1, grams, weighed_grams: null, amount, paid: amount - off[index]!, refunded: 0 },
  }));
};

const partRows = (orderId: string, { lines }: EarlierOrder) =>
  lines.flatMap(({ sku, pieces }, index) =>
    sku.parts.map((part) => ({ order_id: orderId, no: index + 1, sku_id: part.skuId, quantity: part.quantity * (pieces ?? 1) })),
  );
