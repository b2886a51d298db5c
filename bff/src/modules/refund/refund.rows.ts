import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { PaidFor } from '@mendian/shared/payment/payment-status.ts';
import type { RefundState } from '@mendian/shared/payment/refund-status.ts';

export type RefundRow = {
  id: string;
  paid_for: PaidFor;
  /** What it gives back of: an order, or where `paid_for` says so a pass. */
  order_id: string;
  payment_id: string;
  payee_id: string;
  out_refund_no: string;
  /** How the money goes back: the way it came, or in cash. */
  method: PayMethod;
  cause: string;
  amount: number;
  state: RefundState;
  reason: string;
  asked_by: string;
  wechat_refund_id: string | null;
  wechat_status: string | null;
  created_at: Date;
  sent_at: Date | null;
  accepted_at: Date | null;
  succeeded_at: Date | null;
};
