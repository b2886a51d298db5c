import type { WechatMini } from '../../gateways/wechat-mini.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { readMember } from '../member/index.ts';
import { payeeOf, tradeManaged, type PaymentRow } from '../payment/index.ts';
import { orderCompleted } from './order.events.ts';
import { readLines, readOrder } from './read-orders.ts';

/**
 * Some mini-programs get their money only after shipping info is uploaded (is_trade_managed): done when the order is handed over.
 * Pickup is logistics_type 4, our own riders 2 (same city).
 */
export const uploadShipping = (mini: WechatMini): Subscriber => {
  const isManaged = tradeManaged(mini);
  return onSteps(orderCompleted, 'order.upload-shipping', async ({ reads, now }, { orderId }) => {
    if (!(await isManaged(now))) return;
    const order = await readOrder(reads, orderId);
    const payment = await reads.one<PaymentRow>('SELECT * FROM payment WHERE order_id = ?', [orderId]);
    const memberId = order?.member_id ?? null;
    const member = memberId === null ? null : await readMember(reads, memberId);
    // Only what was paid in the mini-program is waited for by it.
    if (order === null || payment === null || member === null || payment.method !== 'jsapi') return;
    const lines = await readLines(reads, orderId);
    await mini.uploadShippingInfo({
      mchid: (await payeeOf(reads, payment.payee_id)).mchid,
      outTradeNo: payment.out_trade_no,
      logisticsType: order.mode === 'pickup' ? 4 : 2,
      itemDescription: lines
        .map(({ name }) => name)
        .join('、')
        .slice(0, 120),
      openid: member.openid,
      at: order.ended_at ?? now,
    });
  });
};
