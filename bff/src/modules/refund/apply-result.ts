import { refundMachine, type RefundAction } from '@mendian/shared/payment/refund-status.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { RefundResult } from '../../gateways/wechat-pay.ts';
import { clearAttention, raiseAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import type { PaidDoors } from '../payment/index.ts';
import { refundSettled } from './open-refund.ts';
import type { RefundRow } from './refund.rows.ts';
import type { RefundSaid } from './way-back.ts';

const actionOf: Record<RefundResult['status'], RefundAction> = {
  PROCESSING: 'accept',
  SUCCESS: 'succeed',
  ABNORMAL: 'hold',
  CLOSED: 'hold',
};

/** Money that came back to the merchant has not reached the customer, though WeChat calls it a success. */
const actionFor = ({ status, isReturnedToMerchant }: RefundSaid): RefundAction =>
  status === 'SUCCESS' && isReturnedToMerchant ? 'hold' : actionOf[status];

const whyHeld: Record<RefundResult['status'], string> = {
  PROCESSING: '',
  SUCCESS: '钱退到了商户自己的账户，没有到顾客手里',
  ABNORMAL: '微信退款异常（用户账户无法入账）',
  CLOSED: '微信已关闭这笔退款',
};

/** Locks the refund behind the order or the pass that it is of. */
export const lockRefund = async (ctx: Context, doors: PaidDoors, refundId: string): Promise<RefundRow> => {
  const found = await ctx.sql.one<Pick<RefundRow, 'order_id' | 'paid_for'>>('SELECT order_id, paid_for FROM refund WHERE id = ?', [
    refundId,
  ]);
  if (found === null) throw new Error(`refund ${refundId} is missing`);
  await doors[found.paid_for].lock(ctx, found.order_id);
  return (await ctx.sql.one<RefundRow>(`SELECT * FROM refund WHERE id = ?${ctx.sql.lock}`, [refundId]))!;
};

/** Records what is said about a locked refund, once; what its state does not allow any more was said before and changes nothing. */
export const applyResult = async (ctx: Context, doors: PaidDoors, refund: RefundRow, result: RefundSaid): Promise<void> => {
  const action = actionFor(result);
  // It waits for a person already, who has to know if it is for another reason now.
  if (refund.state === 'waiting' && action === 'hold') await listHeld(ctx, refund, whyHeld[result.status]);
  if (!refundMachine.can(refund.state, action)) return;
  await ctx.sql.run(
    'UPDATE refund SET state = ?, wechat_refund_id = ?, wechat_status = ?, accepted_at = COALESCE(accepted_at, ?), succeeded_at = ? WHERE id = ?',
    [
      refundMachine.next(refund.state, action),
      result.refundId,
      result.status,
      ctx.now,
      action === 'succeed' ? (result.successTime ?? ctx.now) : null,
      refund.id,
    ],
  );
  if (action === 'succeed') {
    await clearAttention(ctx, 'refund-held', refund.id);
    ctx.emit(refundSettled({ refundId: refund.id }));
  }
  if (action === 'hold') await listHeld(ctx, refund, whyHeld[result.status]);
  await doors[refund.paid_for].changed(ctx, refund.order_id);
};

/** Puts a refund on hold for a person: it was refused for a reason that repeating does not mend. */
export const holdRefund = async (ctx: Context, doors: PaidDoors, refund: RefundRow, code: string): Promise<void> => {
  if (!refundMachine.can(refund.state, 'hold')) return;
  await ctx.sql.run('UPDATE refund SET state = ?, wechat_status = ? WHERE id = ?', [
    refundMachine.next(refund.state, 'hold'),
    code.slice(0, 30),
    refund.id,
  ]);
  await listHeld(
    ctx,
    refund,
    code === 'NOT_ENOUGH' ? '商户账户余额不足' : `${refund.method === 'alipay' ? '支付宝' : '微信'}拒绝了退款（${code}）`,
  );
  await doors[refund.paid_for].changed(ctx, refund.order_id);
};

const listHeld = async (ctx: Context, refund: RefundRow, why: string): Promise<void> => {
  // A pass is of no store.
  const order = await ctx.sql.one<{ store_id: string; pickup_number: string | null }>(
    'SELECT store_id, pickup_number FROM orders WHERE id = ?',
    [refund.order_id],
  );
  await raiseAttention(ctx, {
    kind: 'refund-held',
    subject: refund.id,
    text:
      refund.method === 'cash'
        ? cashText(refund)
        : `${order === null ? '月卡' : ''}退款 ¥${yuanText(refund.amount)} 没有成功：${why}。处理好之后请重试，或线下退给顾客后标记为已处理`,
    refundId: refund.id,
    ...(order === null ? {} : { storeId: order.store_id, orderId: refund.order_id }),
  });
};

const cashText = ({ amount }: RefundRow): string => `顾客付的是现金，要退 ¥${yuanText(amount)}：请门店把现金退给顾客，然后标记为已处理`;
