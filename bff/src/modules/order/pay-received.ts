import { systemEndings } from '@mendian/shared/order/order-status.ts';
import type { Context } from '../../platform/context.ts';
import { raiseAttention } from '../../platform/attention.ts';
import { useCoupons } from '../coupon/index.ts';
import { question, type Counted, type Question } from '../../platform/sql.ts';
import { askStoreSettings } from '../store/index.ts';
import { moveOrder, refundRest } from './move-order.ts';
import { newPickupCode } from './pickup-code.ts';
import { orderUntaken } from './order.events.ts';
import { completeSale } from './counter/complete-sale.ts';
import { counterChannel, isDiscounted, type LockedOrder, type OrderRow } from './order.rows.ts';
import { presentForTerminal } from './present-order.ts';
import { askNamedLines } from './read-orders.ts';
import { takeableFrom, untakenFrom, type Untaken } from './untaken-clock.ts';

/**
 * What happens to a locked order when its payment is recorded, in the same transaction: it goes to the store with a number and a
 * code, a sale over the counter is done; or, when it had ended meanwhile, the money goes straight back.
 */
export const paymentReceived = async (ctx: Context, order: LockedOrder, paidAt: Date): Promise<void> => {
  if (order.state === 'unpaid')
    return order.channel === counterChannel ? completeSale(ctx, order, paidAt) : sendToStore(ctx, order, paidAt);

  await ctx.sql.run('UPDATE orders SET paid_at = ? WHERE id = ? AND paid_at IS NULL', [paidAt, order.id]);
  await refundRest(ctx, order, { cause: 'paid-late', reason: systemEndings.paidLate, name: 'system' });
  await raiseAttention(ctx, {
    kind: 'paid-late',
    subject: order.id,
    text: '订单取消之后才收到付款，已自动原路退款，请留意退款结果',
    storeId: order.store_id,
    orderId: order.id,
  });
};

const sendToStore = async (ctx: Context, order: LockedOrder, paidAt: Date): Promise<void> => {
  if (isDiscounted(order)) useCoupons(ctx, order.id);
  const sent = await putOnBoard(
    ctx,
    order,
    {
      paid_at: paidAt,
      pickup_code: order.pickup_code ?? newPickupCode(ctx),
      pickup_day: order.business_day,
      ready_by: readyBy(ctx, order),
    },
    await clockOf(ctx, order),
  );
  if (ctx.isWatched(order.store_id)) showOnBoard(ctx, sent);
};

/** What was booked while the store is shut waits for it to open, at the latest until its slot begins. */
const clockOf = async ({ sql, now }: Context, { store_id: storeId, slot_start: slotStart }: OrderRow): Promise<Untaken> => {
  if (slotStart === null || slotStart <= now) return untakenFrom(now);
  const [settings] = await sql.ask(askStoreSettings(storeId));
  const takeable = settings && takeableFrom(settings.hours, now);
  return untakenFrom(takeable === null || takeable > slotStart ? slotStart : takeable);
};

/** What its store's terminals are shown of it beside the row in hand comes with COMMIT. Nothing went back yet, and nobody asked for it. */
const showOnBoard = (ctx: Context, order: LockedOrder): void => {
  let number: string | null = null;
  ctx.sql.later.ask(askPickupNumber(order.id), (found) => void (number = found));
  ctx.sql.later.ask(askNamedLines('?', [order.id]), (named) =>
    ctx.show(order.id, presentForTerminal({ order: { ...order, pickup_number: number }, ...named, refunds: [], afterSale: null })),
  );
};

const askPickupNumber = (orderId: string): Question<string | null> =>
  question<Pick<OrderRow, 'pickup_number'>, string | null>(
    'SELECT pickup_number FROM orders WHERE id = ?',
    [orderId],
    ([row]) => row?.pickup_number ?? null,
  );

type Sent = Required<Pick<OrderRow, 'paid_at' | 'pickup_code' | 'pickup_day' | 'ready_by'>>;

/** A paid order comes to its store: it gets its number, the store's terminals ring, and its clock begins. */
export const putOnBoard = async (ctx: Context, order: LockedOrder, sent: Sent, { louderAt, lapsesAt }: Untaken): Promise<LockedOrder> => {
  const count = ctx.sql.later.count('store_day', 'orders', { store_id: order.store_id, day: order.business_day });
  const moved = await moveOrder(ctx, order, 'pay', sent, [pickupNumber(order, count)]);
  ctx.emit(orderUntaken({ orderId: order.id, final: false, lapsesAt: lapsesAt.toISOString() }), louderAt);
  return moved;
};

/**
 * Called out in the store: A for pickup, W for delivery, then how many orders the store was sent that day, this one among them:
 * A001. SQL puts it together, so that the count does not have to come here first.
 */
const pickupNumber = ({ mode }: OrderRow, { text, values }: Counted) => ({
  text: `pickup_number = CONCAT(?, SUBSTR('00', LENGTH(${text})), ${text})`,
  values: [mode === 'pickup' ? 'A' : 'W', ...values, ...values],
});

/** As soon as possible counts from the payment, not from when the order was placed, and takes what was promised then. */
const readyBy = ({ now }: Context, { slot_start: slotStart, ready_by: promised, placed_at: placedAt }: OrderRow): Date | null =>
  slotStart ?? (promised && new Date(now.getTime() + promised.getTime() - placedAt.getTime()));
