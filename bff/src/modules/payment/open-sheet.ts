import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { StepContext } from '../../platform/serve.ts';
import { payeeOf } from './payee-of.ts';
import type { PaymentRow } from './payment.rows.ts';

type Ask = { readonly orderId: string; readonly openid: string; readonly description: string; readonly notifyUrl: string };
type Steps = Pick<StepContext, 'reads' | 'transact' | 'now'>;

/** WeChat wants at least a minute between the call and time_expire. */
const leftMsMin = minuteMs + 5_000;

/**
 * What the payment sheet needs. The order is made at WeChat once and the same sheet is given again until it expires; both ends
 * share one expiry, so what we call expired cannot be paid there.
 */
export const openSheet = async (
  pay: WechatPay,
  { reads, transact, now }: Steps,
  { orderId, openid, description, notifyUrl }: Ask,
): Promise<ReplyOf<typeof contract.payOrder>> => {
  const payment = await reads.one<PaymentRow>('SELECT * FROM payment WHERE order_id = ?', [orderId]);
  if (payment === null || payment.method !== 'jsapi' || payment.state !== 'pending' || payment.expires_at <= now)
    throw refuseOrder('order/not-payable');
  const payee = await payeeOf(reads, payment.payee_id);
  if (payment.prepay_id !== null) return pay.paySheet(payee, payment.prepay_id, now);

  if (payment.expires_at.getTime() - now.getTime() < leftMsMin) throw refuseOrder('order/not-payable');
  const { prepayId } = await pay.prepay(payee, {
    outTradeNo: payment.out_trade_no,
    description,
    amount: payment.amount,
    openid,
    notifyUrl,
    expiresAt: payment.expires_at,
  });
  const kept = await transact(({ sql, now: at }) =>
    sql.run(`UPDATE payment SET prepay_id = ?, prepaid_at = ? WHERE id = ? AND state = 'pending'`, [prepayId, at, payment.id]),
  );
  if (kept === 0) throw refuseOrder('order/not-payable');
  return pay.paySheet(payee, prepayId, now);
};
