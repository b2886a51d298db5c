import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { PaidFor, PaymentState } from '@mendian/shared/payment/payment-status.ts';
import { firstRow, type Question } from '../../platform/sql.ts';

export type PaymentRow = {
  id: string;
  paid_for: PaidFor;
  /** What it pays for: an order, or where `paid_for` says so a pass. */
  order_id: string;
  payee_id: string;
  /** Its id; of what a scanned code paid, that charge's number. */
  out_trade_no: string;
  /** At the counter what it was opened with is only a first guess: the way it is paid decides. */
  method: PayMethod;
  /** Cash that was handed over; null: none was. */
  tendered: number | null;
  amount: number;
  state: PaymentState;
  expires_at: Date;
  prepay_id: string | null;
  prepaid_at: Date | null;
  transaction_id: string | null;
  payer_total: number | null;
  /** JSON: who bore which discount (merchant_contribute, wechatpay_contribute). */
  promotions: string | null;
  paid_at: Date | null;
  /** When WeChat's own notification came first: support asks where the time between paying and ringing went. Null: none came. */
  notified_at: Date | null;
  created_at: Date;
};

export const askPaymentOf = (orderId: string): Question<PaymentRow | null> =>
  firstRow<PaymentRow>('SELECT * FROM payment WHERE order_id = ?', [orderId]);
