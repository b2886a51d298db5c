import type { CodeMethod } from '@mendian/shared/payment/auth-code.ts';
import { chargeMachine, type ChargeState } from '@mendian/shared/payment/charge-status.ts';
import { firstRow, type Question } from '../../../platform/sql.ts';

/** One attempt to have a scanned payment code pay, with a number of its own: no number is used with two codes. */
export type ChargeRow = {
  id: string;
  order_id: string;
  payee_id: string;
  /** Of Alipay's: the account it was begun with; null: from before merchants had their own. */
  alipay_account_id: string | null;
  method: CodeMethod;
  out_trade_no: string;
  amount: number;
  state: ChargeState;
  /** The order while it is not settled: unique, so an order never has two of them. */
  open_for: string | null;
  /** What was last heard of it, in the other side's own code. */
  said: string;
  terminal_id: string;
  created_at: Date;
  reversing_at: Date | null;
  settled_at: Date | null;
};

export const askCharge = (chargeId: string): Question<ChargeRow | null> =>
  firstRow<ChargeRow>('SELECT * FROM charge WHERE id = ?', [chargeId]);

/** The charge of an order of which it is not known how it ends; null: there is none. */
export const askUnsettled = (orderId: string): Question<ChargeRow | null> =>
  firstRow<ChargeRow>('SELECT * FROM charge WHERE open_for = ?', [orderId]);

export const askLastCharge = (orderId: string): Question<ChargeRow | null> =>
  firstRow<ChargeRow>('SELECT * FROM charge WHERE order_id = ? ORDER BY id DESC LIMIT 1', [orderId]);

/** Known how it ended, and nothing can happen to it any more. */
export const isSettled = (state: ChargeState): boolean => Object.keys(chargeMachine.table[state]).length === 0;
