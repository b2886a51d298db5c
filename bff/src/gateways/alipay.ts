import type { Promotion } from './wechat-pay.ts';

/** The chain's application at Alipay: our key to sign with, Alipay's to verify by. PEM. */
export type AlipayApp = { readonly appId: string; readonly privateKeyPem: string; readonly alipayPublicKeyPem: string };

/**
 * Whose money it is: of a merchant who authorised the application, which calls for him with his token (app_auth_token), or of the
 * application's own owner (null).
 */
export type AlipayAccount = { readonly authToken: string | null };

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

/** A line of a day's bill: money that came, or went back. Amounts are whole fen, never negative. */
export type AlipayBillRow = {
  readonly kind: 'payment' | 'refund';
  readonly outTradeNo: string;
  /** Of a refund; null: what was paid was cancelled as a whole. */
  readonly outRequestNo: string | null;
  readonly amount: number;
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

/** All Mendian asks of Alipay, for one account or another. Every failure is an `AlipayError`. */
export type Alipay = {
  /** Charges a payment code: paid, or waiting while its owner confirms. Without an answer, ask by `query`. */
  pay(account: AlipayAccount, order: AlipayOrder): Promise<AlipayTrade>;
  /** Null: Alipay knows no such trade. */
  query(account: AlipayAccount, outTradeNo: string): Promise<AlipayTrade | null>;
  /** Takes a trade back, whatever became of it. 'again': it could not now, ask once more; 'absent': there is no such trade. */
  cancel(account: AlipayAccount, outTradeNo: string): Promise<'cancelled' | 'again' | 'absent'>;
  /** Gives money back. 'under-way': it is not known to have arrived, look at `hasRefunded` later. */
  refund(account: AlipayAccount, refund: AlipayRefund): Promise<'done' | 'under-way'>;
  hasRefunded(account: AlipayAccount, refund: Pick<AlipayRefund, 'outTradeNo' | 'outRequestNo'>): Promise<boolean>;
  /** The bill of a day, `2026-11-20`. Null: there is none, because nothing was traded or because it is not made yet. */
  tradeBill(account: AlipayAccount, day: string): Promise<AlipayBillRow[] | null>;
  /** Whose merchant number (pid) a token stands for; null: it is none, or was taken back. */
  ownerOf(authToken: string): Promise<string | null>;
};
