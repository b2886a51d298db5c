import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import type { PaidDoors } from '../payment/index.ts';
import { applyResult, holdRefund, lockRefund } from './apply-result.ts';
import type { RefundRow } from './refund.rows.ts';
import { refundRequested } from './open-refund.ts';
import { selectReady, type Ready, type WayBack } from './way-back.ts';

/**
 * Sends a refund the way the payment came: transaction, network, transaction. The same out_refund_no makes a repeat harmless; no
 * answer is tried again, a refusal waits for a person. Cash that nobody handed back yet waits for one, too.
 */
export const sendRefund = (wayOf: (refund: RefundRow) => WayBack, doors: PaidDoors): Subscriber =>
  onSteps(refundRequested, 'refund.send', async ({ now, reads, transact, finish }, { refundId }) => {
    const ready = await reads.one<Ready>(`${selectReady} WHERE r.id = ?`, [refundId]);
    if (ready === null || ready.state !== 'requested') return;
    if (ready.method === 'cash') {
      await finish(async (ctx) => holdRefund(ctx, doors, await lockRefund(ctx, doors, refundId), 'CASH'));
      return;
    }
    await transact(({ sql, now: at }) => sql.run('UPDATE refund SET sent_at = ? WHERE id = ?', [at, refundId]));
    const outcome = await wayOf(ready).send(reads, ready, now);
    await finish(async (ctx) => {
      const refund = await lockRefund(ctx, doors, refundId);
      if ('refused' in outcome) await holdRefund(ctx, doors, refund, outcome.refused);
      else await applyResult(ctx, doors, refund, outcome);
    });
  });
