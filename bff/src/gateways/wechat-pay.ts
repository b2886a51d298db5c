/** Who receives the money of a store. In partner mode `mchid` and `appid` are the service provider's. */
export type Payee = {
  readonly id: string;
  readonly mode: 'direct' | 'partner';
  readonly appid: string;
  readonly mchid: string;
  readonly subMchid: string | null;
  readonly subAppid: string | null;
};

/** What a merchant number (mchid) signs, verifies and decrypts with. Without a public key, platform certificates are fetched. */
export type MerchantKeys = {
  readonly mchid: string;
  /** Of the merchant's own API certificate; compared without regard to case. */
  readonly serialNo: string;
  readonly privateKeyPem: string;
  readonly apiV3Key: string;
  readonly publicKeyId: string | null;
  readonly publicKeyPem: string | null;
};

export type PrepayOrder = {
  /** 6–32 of `[0-9A-Za-z_\-|*]`. */
  readonly outTradeNo: string;
  readonly description: string;
  /** Whole fen. */
  readonly amount: number;
  /** Of the payer, under the payee's appid (or its subAppid when there is one). */
  readonly openid: string;
  readonly notifyUrl: string;
  readonly expiresAt: Date;
};

/** What is charged to a payment code that a store scanned. WeChat sends no notification of it. */
export type CodeOrder = {
  /** A number of its own for each code: it is never used with another. */
  readonly outTradeNo: string;
  readonly authCode: string;
  readonly description: string;
  /** Whole fen. */
  readonly amount: number;
  /** Our code of the store, which WeChat shows in its own pages. */
  readonly storeCode: string;
};

/** Exactly what `wx.requestPayment` wants; the appid goes into the signature only. */
export type PaySheet = {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
};

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR';

/** A discount on a payment and who bore it. Whole fen. */
export type Promotion = {
  readonly couponId: string;
  readonly name: string;
  readonly amount: number;
  readonly wechatpayContribute: number;
  readonly merchantContribute: number;
  readonly otherContribute: number;
};

/** A payment as WeChat knows it. Ids that WeChat did not send are null. Amounts are whole fen. */
export type Transaction = {
  readonly mchid: string;
  readonly appid: string;
  readonly subMchid: string | null;
  readonly subAppid: string | null;
  readonly outTradeNo: string;
  readonly transactionId: string | null;
  readonly tradeState: TradeState;
  readonly openid: string | null;
  /** Order amount; null where WeChat leaves it out (a query before payment may). */
  readonly total: number | null;
  readonly payerTotal: number | null;
  readonly bankType: string | null;
  readonly successTime: Date | null;
  readonly promotions: readonly Promotion[];
};

export type RefundOrder = {
  readonly outTradeNo: string;
  /** ≤ 64 characters. Asking again with the same number and amounts is harmless and is how one retries. */
  readonly outRefundNo: string;
  /** Shown to the payer, ≤ 80 bytes. */
  readonly reason: string;
  /** Whole fen: this refund, and the whole payment. */
  readonly refund: number;
  readonly total: number;
  readonly notifyUrl: string;
};

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

export type RefundResult = {
  readonly refundId: string;
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly status: RefundStatus;
  /** Whole fen. */
  readonly refund: number;
  readonly total: number;
  readonly payerRefund: number;
  readonly successTime: Date | null;
  readonly userReceivedAccount: string | null;
  /** The money went to the merchant's own account, as a person may ask for an abnormal refund: the payer has nothing of it. */
  readonly isReturnedToMerchant: boolean;
};

/** One line of the trade bill (type ALL). Amounts are whole fen; a refund line carries its own time, that of acceptance. */
export type BillRow = {
  readonly at: Date;
  readonly appid: string;
  readonly mchid: string;
  /** Null for a direct merchant (WeChat writes 0). */
  readonly subMchid: string | null;
  readonly transactionId: string;
  readonly outTradeNo: string;
  readonly openid: string;
  /** SUCCESS is a payment, REFUND a refund, REVOKED a reversal. */
  readonly tradeState: string;
  readonly bankType: string;
  /** 应结订单金额. */
  readonly settlementTotal: number;
  readonly refundId: string | null;
  readonly outRefundNo: string | null;
  readonly refund: number;
  readonly refundStatus: string | null;
  readonly description: string;
  readonly fee: number;
  /** 订单金额 and 申请退款金额. */
  readonly total: number;
  readonly refundAsked: number;
};

export type PaymentNotice = {
  readonly kind: 'payment';
  /** WeChat's id of this notification: the same in every retry. */
  readonly noticeId: string;
  /** The mchid whose keys opened it. Compare payee, appid, out_trade_no and amount with your own rows. */
  readonly keysOf: string;
  readonly transaction: Transaction;
};

export type RefundNotice = {
  readonly kind: 'refund';
  readonly noticeId: string;
  readonly keysOf: string;
  readonly mchid: string;
  readonly subMchid: string | null;
  readonly refund: RefundResult;
};

export type NoticeRefusal =
  | 'headers-missing'
  | 'sign-test'
  | 'unknown-serial'
  | 'timestamp-stale'
  | 'signature-wrong'
  | 'body-unreadable'
  | 'not-decryptable'
  | 'event-unknown'
  | 'merchant-foreign';

/** A notification that is not believed. Answer 4xx `{ code: 'FAIL', message }`; the reason is for the log. */
export class PayNoticeRefused extends Error {
  readonly reason: NoticeRefusal;

  constructor(reason: NoticeRefusal) {
    super(`payment notification refused: ${reason}`);
    this.reason = reason;
  }
}

/**
 * WeChat (or the way to it) said no. `code` is WeChat's own, or NETWORK (no or late answer), or REPLY_INVALID (the answer's signature
 * or form is wrong). Retry only when `retryable`, with the same numbers.
 */
export class PayError extends Error {
  readonly code: string;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly retryable: boolean;

  constructor(code: string, { status, message, retryable }: { status: number; message: string; retryable: boolean }) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryable = retryable;
  }
}

export type NoticeHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** All Mendian asks of WeChat Pay. Every failure is a `PayError`; refused notifications are `PayNoticeRefused`. */
export type WechatPay = {
  /** JSAPI order, direct or partner. Repeating it with the same values is allowed. The prepay id lives 2 h. */
  prepay(payee: Payee, order: PrepayOrder): Promise<{ prepayId: string }>;
  paySheet(payee: Payee, prepayId: string, now: Date): PaySheet;
  /** Null: WeChat knows no such order. */
  query(payee: Payee, outTradeNo: string): Promise<Transaction | null>;
  /** 'closed' also when it was already; 'paid' means refund instead; 'absent' when WeChat knows no such order. */
  close(payee: Payee, outTradeNo: string): Promise<'closed' | 'paid' | 'absent'>;
  /** Charges a payment code: SUCCESS, or USERPAYING while its owner types a password. Without an answer, ask by `query`. */
  chargeCode(payee: Payee, order: CodeOrder): Promise<Transaction>;
  /** Takes a code's charge back, whatever became of it: 'reversed' also when it was already; 'absent' when WeChat knows no such order. */
  reverse(payee: Payee, outTradeNo: string): Promise<'reversed' | 'absent'>;
  /** Accepted is not refunded: look at `status`, and at the notification or `queryRefund` later. */
  refund(payee: Payee, order: RefundOrder): Promise<RefundResult>;
  queryRefund(payee: Payee, outRefundNo: string): Promise<RefundResult | null>;
  /** `day` is YYYY-MM-DD in Asia/Shanghai, ready after 10:00 the next day. A day without trade gives []. Of a partner, only the payee's sub_mchid. */
  tradeBill(payee: Payee, day: string): Promise<BillRow[]>;
  /** `rawBody` are the bytes as they came: a parsed and re-written body does not verify. */
  readNotice(headers: NoticeHeaders, rawBody: Buffer | string): Promise<PaymentNotice | RefundNotice>;
};
