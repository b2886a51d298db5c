import type { CodeMethod } from '@mendian/shared/payment/auth-code.ts';
import type { Promotion } from '../../../gateways/wechat-pay.ts';
import type { ChargeRow } from './charge.rows.ts';
import type { ChargedTo } from './charged-to.ts';

/** What was paid, once it was compared with what was asked for. */
export type Paid = {
  readonly transactionId: string | null;
  readonly payerTotal: number | null;
  readonly promotions: readonly Promotion[];
  readonly paidAt: Date | null;
};

/**
 * What is known of a charge from the other side, with its own code. `asking`: its owner has to do something; `unknown`: nothing that
 * can be relied on; `refused`: it never pays; `absent`: no such number is known there.
 */
export type Said =
  | { readonly is: 'paid'; readonly code: string; readonly paid: Paid }
  | { readonly is: 'asking' | 'unknown' | 'refused' | 'reversed' | 'absent'; readonly code: string };

export type Scanned = { readonly authCode: string; readonly description: string; readonly storeCode: string };

/** WeChat, or Alipay, as charges see it: each call tells what is known afterwards, and no answer is an answer too. */
export type ChargeWay = {
  readonly charge: (charge: ChargeRow, to: ChargedTo, scanned: Scanned) => Promise<Said>;
  readonly ask: (charge: ChargeRow, to: ChargedTo) => Promise<Said>;
  /** Takes it back, whatever became of it. Refused for now, it tells how the charge stands. */
  readonly reverse: (charge: ChargeRow, to: ChargedTo) => Promise<Said>;
};

/** Null: this chain has none set up. */
export type ChargeWays = Record<CodeMethod, ChargeWay | null>;
