import { refundMachine } from '@mendian/shared/payment/refund-status.ts';
import type { Context } from '../../platform/context.ts';
import type { PaidDoors } from '../payment/index.ts';
import { lockRefund } from './apply-result.ts';
import { refundRequested, refundSettled } from './open-refund.ts';

/** A person asks for a held refund to be sent again, with the same out_refund_no. */
export const retryRefund = async (ctx: Context, doors: PaidDoors, refundId: string): Promise<void> => {
  const refund = await lockRefund(ctx, doors, refundId);
  await ctx.sql.run('UPDATE refund SET state = ? WHERE id = ?', [refundMachine.next(refund.state, 'retry'), refundId]);
  ctx.emit(refundRequested({ refundId }));
};

/** A person gave the money back another way: the refund is over. */
export const settleRefund = async (ctx: Context, doors: PaidDoors, refundId: string): Promise<void> => {
  const refund = await lockRefund(ctx, doors, refundId);
  if (refund.state !== 'waiting') return;
  await ctx.sql.run('UPDATE refund SET state = ? WHERE id = ?', [refundMachine.next(refund.state, 'close'), refundId]);
  ctx.emit(refundSettled({ refundId }));
  await doors[refund.paid_for].changed(ctx, refund.order_id);
};
