import { PayError, type WechatPay } from '../../gateways/wechat-pay.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { payeeOf, type PaidDoors } from '../payment/index.ts';
import { applyResult, holdRefund, lockRefund } from './apply-result.ts';
import type { RefundRow } from './refund.rows.ts';
import { refundRequested } from './open-refund.ts';

type Ready = RefundRow & { out_trade_no: string; paid: number };

/**
 * Sends a refund to WeChat: transaction, network, transaction. The same out_refund_no makes a repeat harmless; no answer is tried
 * again, a refusal waits for a person.
 */
export const sendRefund = (pay: WechatPay, doors: PaidDoors, notifyUrl: string): Subscriber =>
  onSteps(refundRequested, 'refund.send', async ({ reads, transact, finish }, { refundId }) => {
    const ready = await reads.one<Ready>(
      'SELECT r.*, p.out_trade_no, p.amount AS paid FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = ?',
      [refundId],
    );
    if (ready === null || ready.state !== 'requested') return;
    if (ready.method === 'cash') {
      await finish(async (ctx) => holdRefund(ctx, doors, await lockRefund(ctx, doors, refundId), 'CASH'));
      return;
    }
    await transact(({ sql, now }) => sql.run('UPDATE refund SET sent_at = ? WHERE id = ?', [now, refundId]));
    const payee = await payeeOf(reads, ready.payee_id);
    const outcome = await pay
      .refund(payee, {
        outTradeNo: ready.out_trade_no,
        outRefundNo: ready.out_refund_no,
        reason: shortReason(ready.reason),
        refund: ready.amount,
        total: ready.paid,
        notifyUrl,
      })
      .catch((error: unknown) => {
        if (error instanceof PayError && !error.retryable) return error;
        throw error;
      });
    await finish(async (ctx) => {
      const refund = await lockRefund(ctx, doors, refundId);
      if (outcome instanceof PayError) await holdRefund(ctx, doors, refund, outcome.code);
      else await applyResult(ctx, doors, refund, outcome);
    });
  });

/** WeChat takes 80 bytes: 26 Chinese characters. */
const shortReason = (reason: string): string => [...reason].slice(0, 26).join('');
