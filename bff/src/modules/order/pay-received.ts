import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { systemEndings, untakenLouderMinutes, untakenMinutesMax } from '@mendian/shared/order/order-status.ts';
import { leadMinutes } from '@mendian/shared/store/slots.ts';
import type { Context } from '../../platform/context.ts';
import { raiseAttention } from '../../platform/attention.ts';
import { useCoupons } from '../coupon/index.ts';
import type { StoreFacts } from '../store/index.ts';
import { moveOrder, refundRest } from './move-order.ts';
import { orderUntaken } from './order.events.ts';
import { completeSale } from './counter/complete-sale.ts';
import { counterChannel, isDiscounted, type LockedOrder, type OrderRow } from './order.rows.ts';

/**
 * What happens to a locked order when its payment is recorded, in the same transaction: it goes to the store with a number and a
 * code, a sale over the counter is done; or, when it had ended meanwhile, the money goes straight back.
 */
export const paymentReceived = async (ctx: Context, { order, store }: Received, paidAt: Date): Promise<void> => {
  if (order.state === 'unpaid')
    return order.channel === counterChannel ? completeSale(ctx, order, paidAt) : sendToStore(ctx, { order, store }, paidAt);

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

type Received = { readonly order: LockedOrder; readonly store: StoreFacts | null };

const sendToStore = async (ctx: Context, { order, store }: Received, paidAt: Date): Promise<void> => {
  if (isDiscounted(order)) useCoupons(ctx, order.id);
  const after = (minutes: number) => new Date(ctx.now.getTime() + minutes * minuteMs);
  await putOnBoard(
    ctx,
    order,
    { paid_at: paidAt, pickup_code: pickupCode(ctx), pickup_day: order.business_day, ready_by: readyBy(ctx, order, store) },
    { louderAt: after(untakenLouderMinutes), lapsesAt: after(untakenMinutesMax) },
  );
};

type Sent = Required<Pick<OrderRow, 'paid_at' | 'pickup_code' | 'pickup_day' | 'ready_by'>>;
/** When head office hears of it, and when it is refunded by itself, as long as nobody has taken it. */
type Untaken = { readonly louderAt: Date; readonly lapsesAt: Date };

/** A paid order comes to its store: it gets its number, the store's terminals ring, and its clock begins. */
export const putOnBoard = async (ctx: Context, order: LockedOrder, sent: Sent, { louderAt, lapsesAt }: Untaken): Promise<LockedOrder> => {
  ctx.sql.later.count('store_day', 'orders', { store_id: order.store_id, day: order.business_day });
  const moved = await moveOrder(ctx, order, 'pay', sent, [pickupNumber(order)]);
  ctx.emit(orderUntaken({ orderId: order.id, final: false, lapsesAt: lapsesAt.toISOString() }), louderAt);
  return moved;
};

/**
 * Called out in the store: A for pickup, W for delivery, then how many orders the store was sent that day, this one among them:
 * A001. SQL puts it together, so that the count does not have to come here first.
 */
const pickupNumber = ({ mode, store_id: storeId, business_day: day }: OrderRow) => ({
  text: `pickup_number = (SELECT CONCAT(?, CASE WHEN orders < 10 THEN '00' WHEN orders < 100 THEN '0' ELSE '' END, orders)
    FROM store_day WHERE store_id = ? AND day = ?)`,
  values: [mode === 'pickup' ? 'A' : 'W', storeId, day],
});

/** Eight digits that cannot be guessed; unique per store and day by an index. */
export const pickupCode = (ctx: Context): string => String(ctx.random(100_000_000)).padStart(8, '0');

/** As soon as possible counts from the payment, not from when the order was placed. */
const readyBy = (ctx: Context, order: OrderRow, store: StoreFacts | null): Date | null => {
  if (order.slot_start !== null) return order.slot_start;
  if (store === null) return order.ready_by;
  const { settings, trading } = store;
  const extraMinutes = order.mode === 'delivery' ? (settings.delivery?.minutes ?? 0) : 0;
  return new Date(ctx.now.getTime() + leadMinutes({ settings, busy: trading.status === 'busy', extraMinutes }) * minuteMs);
};
