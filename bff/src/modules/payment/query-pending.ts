import type { PaidFor } from '@mendian/shared/payment/payment-status.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { schedule } from '../../platform/schedules.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import { PayError } from '../../gateways/wechat-pay.ts';
import { askAboutPayment } from './ask-wechat.ts';
import type { PaidDoors } from './paid-door.ts';

/** Twice a minute WeChat is asked about sheets whose notification should have come by now. */
export const querySchedule = schedule('payment-query', '*/30 * * * * *');

/** Asked from 20 s to 2 min after the sheet was opened; later, expiry closes the payment and learns the truth from that. */
const ageMs = { from: 20_000, to: 120_000 };
const batch = 200;
/** WeChat may not answer for long: then the next tick goes on, instead of one more round beside those that are under way. */
const roundMs = 20_000;

export const queryPending = (pay: WechatPay, doors: PaidDoors): Subscriber =>
  onSteps(querySchedule.event, 'payment.query-pending', async ({ now, reads, transact }) => {
    const waiting = await reads.all<{ order_id: string; paid_for: PaidFor }>(
      `SELECT order_id, paid_for FROM payment WHERE state IN ('pending', 'closing') AND expires_at > ? AND prepaid_at BETWEEN ? AND ? LIMIT ${batch}`,
      [now, new Date(now.getTime() - ageMs.to), new Date(now.getTime() - ageMs.from)],
    );
    const begun = performance.now();
    for (const { order_id: id, paid_for: paidFor } of waiting) {
      if (performance.now() - begun > roundMs) return;
      try {
        await askAboutPayment(pay, doors[paidFor], { reads, transact }, id);
      } catch (error) {
        // WeChat is away: the next tick asks again, and one payment must not keep the others from being asked about.
        if (!(error instanceof PayError)) throw error;
      }
    }
  });
