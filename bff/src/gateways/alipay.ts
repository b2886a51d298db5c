import type { Promotion } from './wechat-pay.ts';

/** The chain's application at Alipay: our key to sign with, Alipay's to verify by. PEM. */
export type AlipayApp = { readonly appId: string; readonly privateKeyPem: string; readonly alipayPublicKeyPem: string };

/** What is charged to a payment code that a store scanned. */
export type AlipayOrder = {
  /** A number of its own for each code. */
  readonly outTradeNo: string;
  readonly authCode: string;
  readonly subject: string;
  /** Whole fen. */
  readonly amount: number;
  /** Our code of the store, which Alipay shows in its own pages. */
  readonly storeCode: string;
};

/** `closed`: taken back, or never paid in time; it will not be paid any more. */
export type AlipayState = 'waiting' | 'paid' | 'closed';

/** A payment as Alipay knows it. Amounts are whole fen, null where it leaves them out. */
export type AlipayTrade = {
  readonly outTradeNo: string;
  readonly tradeNo: string | null;
  readonly state: AlipayState;
  readonly total: number | null;
  readonly payerTotal: number | null;
  readonly promotions: readonly Promotion[];
  readonly paidAt: Date | null;
};

export type AlipayRefund = {
  readonly outTradeNo: string;
  /** The same number again is the same refund. */
  readonly outRequestNo: string;
  /** Whole fen. */
  readonly amount: number;
  readonly reason: string;
};

/**
 * Alipay (or the way to it) said no. `code` is Alipay's own (`ACQ.…`), or NETWORK (no or late answer), or REPLY_INVALID (the answer's
 * signature or form is wrong). Whether it did what was asked is unknown when `retryable`.
 */
export class AlipayError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, retryable: boolean) {
    super(message);
    this.code = code;
    this.retryable = retryable;
  }
}

/** All Mendian asks of Alipay. Every failure is an `AlipayError`. */
export type Alipay = {
  /** Charges a payment code: paid, or waiting while its owner confirms. Without an answer, ask by `query`. */
  pay(order: AlipayOrder): Promise<AlipayTrade>;
  /** Null: Alipay knows no such trade. */
  query(outTradeNo: string): Promise<AlipayTrade | null>;
  /** Takes a trade back, whatever became of it. 'again': it could not now, ask once more; 'absent': there is no such trade. */
  cancel(outTradeNo: string): Promise<'cancelled' | 'again' | 'absent'>;
  /** Gives money back. 'under-way': it is not known to have arrived, look at `hasRefunded` later. */
  refund(refund: AlipayRefund): Promise<'done' | 'under-way'>;
  hasRefunded(refund: Pick<AlipayRefund, 'outTradeNo' | 'outRequestNo'>): Promise<boolean>;
};
