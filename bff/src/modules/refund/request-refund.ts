import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { Context } from '../../platform/context.ts';
import { giveCouponsBack } from '../coupon/index.ts';
import { openRefund, type Back } from './open-refund.ts';

export type RefundAsk = Pick<Back, 'amount' | 'cause' | 'reason' | 'askedBy' | 'inCash'> & {
  readonly orderId: string;
  /** What of the amount exceeds the lines' parts is the delivery fee's. */
  readonly lines: readonly { readonly no: number; readonly amount: number }[];
  /** Goods stay with the customer, though all of the money may be back: what coupons gave of them stays used. */
  readonly keepsGoods?: true;
};

/**
 * Asks for a refund of an order, in the transaction of what caused it; it is sent the way the payment came after commit, unless it was
 * handed back in cash. The order is locked by the caller. Never more than was paid: the order and each line count what was given back, by conditional UPDATEs.
 */
export const requestRefund = async (ctx: Context, { orderId, lines, keepsGoods, ...back }: RefundAsk): Promise<void> => {
  const id = await openRefund(ctx, { paidFor: 'order', id: orderId, ...back });
  if (id === null) return;
  await count(ctx, 'UPDATE orders SET refunded = refunded + ? WHERE id = ? AND refunded + ? <= payable', [
    back.amount,
    orderId,
    back.amount,
  ]);
  for (const { no, amount } of lines)
    await count(ctx, 'UPDATE order_line SET refunded = refunded + ? WHERE order_id = ? AND no = ? AND refunded + ? <= paid', [
      amount,
      orderId,
      no,
      amount,
    ]);
  await ctx.sql.insert(
    'refund_line',
    lines.map(({ no, amount }) => ({ refund_id: id, no, amount })),
  );
  if (keepsGoods !== true && (await isAllBack(ctx, orderId))) await giveCouponsBack(ctx, orderId, '订单已全部退款，券已退回');
};

const isAllBack = async (ctx: Context, orderId: string): Promise<boolean> => {
  const order = await ctx.sql.one<{ id: string }>('SELECT id FROM orders WHERE id = ? AND refunded = payable', [orderId]);
  return order !== null;
};

const count = async (ctx: Context, text: string, values: readonly (string | number)[]): Promise<void> => {
  if ((await ctx.sql.run(text, values)) !== 1) throw refuseOrder('order/nothing-to-refund');
};
