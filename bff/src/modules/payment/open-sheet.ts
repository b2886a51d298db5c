import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { StepContext } from '../../platform/serve.ts';
import { payeeOf } from './payee-of.ts';
import type { PaymentRow } from './payment.rows.ts';

type Ask = {
  /** The order's, or the pass's. */
  readonly id: string;
  readonly openid: string;
  readonly description: string;
  readonly notifyUrl: string;
  /** What is said of one that cannot be paid any more. */
  readonly over: () => DomainError;
};
type Sheet = ReturnType<WechatPay['paySheet']>;
type Steps = Pick<StepContext, 'reads' | 'transact' | 'now'>;

/** WeChat wants at least a minute between the call and time_expire. */
const leftMsMin = minuteMs + 5_000;

/**
 * What the payment sheet needs. The payment is made at WeChat once and the same sheet is given again until it expires; both ends
 * share one expiry, so what we call expired cannot be paid there.
 */
export const openSheet = async (
  pay: WechatPay,
  { reads, transact, now }: Steps,
  { id, openid, description, notifyUrl, over }: Ask,
): Promise<Sheet> => {
  const payment = await reads.one<PaymentRow>('SELECT * FROM payment WHERE order_id = ?', [id]);
  if (payment === null || payment.method !== 'jsapi' || payment.state !== 'pending' || payment.expires_at <= now) throw over();
  const payee = await payeeOf(reads, payment.payee_id);
  if (payment.prepay_id !== null) return pay.paySheet(payee, payment.prepay_id, now);

  if (payment.expires_at.getTime() - now.getTime() < leftMsMin) throw over();
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
  if (kept === 0) throw over();
  return pay.paySheet(payee, prepayId, now);
};
