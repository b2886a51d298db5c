import type { ChargeState } from '@mendian/shared/payment/charge-status.ts';
import { firstRow, type Question } from '../../platform/sql.ts';

/** One attempt to charge a customer's scanned payment code, with a number of its own: no number is used with two codes. */
export type ChargeRow = {
  id: string;
  order_id: string;
  payee_id: string;
  method: 'codepay' | 'alipay';
  out_trade_no: string;
  amount: number;
  state: ChargeState;
  /** The order while it is not settled: unique, so an order never has two of them. */
  open_for: string | null;
  said: string;
  terminal_id: string;
  created_at: Date;
  reversing_at: Date | null;
  settled_at: Date | null;
};

/** The charge of an order of which it is not known how it ends; null: there is none. */
export const askUnsettled = (orderId: string): Question<ChargeRow | null> =>
  firstRow<ChargeRow>('SELECT * FROM charge WHERE open_for = ?', [orderId]);
