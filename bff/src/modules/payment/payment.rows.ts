import type { PaymentState } from '@mendian/shared/payment/payment-status.ts';

export type PaymentRow = {
  id: string;
  order_id: string;
  payee_id: string;
  out_trade_no: string;
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
