import type { ErpChain, ErpControl, ErpKeys } from './erp/erp-shape.ts';
import type { AlipayApp } from '../src/gateways/alipay.ts';
import type { MerchantKeys } from '../src/gateways/wechat-pay.ts';

/** One merchant number of the sandbox. A partner (service provider) has sub-merchants; a direct merchant has none. */
export type SandboxMerchant = {
  readonly mchid: string;
  readonly name: string;
  readonly kind: 'direct' | 'partner';
  /** How this merchant verifies WeChat's signatures; `moving` has both, and notifications may come signed by either. */
  readonly verifiedBy: 'certificate' | 'public-key' | 'moving';
  /** What the bff's settings need, private key included: the sandbox makes keys for both sides. */
  readonly keys: MerchantKeys;
  readonly subMerchants: readonly { readonly subMchid: string; readonly name: string }[];
  /** WeChat's side: never given to the bff. */
  readonly platform: {
    readonly certificate: { readonly serialNo: string; readonly privateKeyPem: string; readonly certificatePem: string } | null;
    readonly publicKey: { readonly id: string; readonly privateKeyPem: string } | null;
  };
};

export type SubscribeTemplate = { readonly id: string; readonly title: string; readonly fields: Readonly<Record<string, string>> };

/** A merchant at Alipay who authorised the application: his number, and the token that stands for it. */
export type SandboxSeller = { readonly pid: string; readonly name: string; readonly authToken: string };

/** The chain's application at Alipay, as the bff's settings take it; Alipay's own key, which the bff is never given; and who authorised it. */
export type SandboxAlipay = { readonly app: AlipayApp; readonly ownPrivateKeyPem: string; readonly sellers: readonly SandboxSeller[] };

/** The chain's official account (公众号), and the member card that it gives in WeChat's wallet. */
export type SandboxOfficial = { readonly appid: string; readonly appSecret: string; readonly cardId: string };

export type SandboxCredentials = {
  readonly appid: string;
  readonly appSecret: string;
  readonly official: SandboxOfficial;
  readonly merchants: readonly SandboxMerchant[];
  readonly templates: readonly SubscribeTemplate[];
  readonly erp: ErpKeys;
  readonly alipay: SandboxAlipay;
};

export type SandboxCustomer = { readonly openid: string; readonly unionid: string; readonly name: string; readonly phone: string };

/** The sandbox's own time: expiry, retries, success times. Signatures carry `options.now` instead, as the receiver's clock is not sped up. */
export type SandboxClock = {
  now(): Date;
  /** Jumps ahead and runs what became due; resolves when that has run. */
  advance(milliseconds: number): Promise<void>;
  /** 1 is real time, 60 a minute a second. */
  speed(factor: number): void;
};

export type NotifyMood = 'normal' | 'never' | 'late' | 'wrong-order' | 'wrong-amount' | 'forged' | 'foreign' | 'stale' | 'sign-test';

/** How the sandbox misbehaves until told otherwise. `misbehave({})` changes nothing, `calm()` ends it all. */
export type Misbehaviour = {
  /** Every answer to the bff waits this long. */
  slowMs: number;
  /** Every call of the bff is cut off without an answer. */
  down: boolean;
  /** `wrong-order`: a refund's notification before its payment's. `late`: 5 minutes of sandbox time. */
  notify: NotifyMood;
  /** Of a merchant that is moving to a public key: which key signs its notifications. */
  notifySignedBy: 'public-key' | 'certificate';
  /** How many times each notification is sent (each acknowledged or not). */
  notifyTimes: number;
  refund: 'normal' | 'NOT_ENOUGH' | 'ABNORMAL' | 'CLOSED' | 'PROCESSING' | 'SYSTEM_ERROR';
  prepay: 'normal' | 'SYSTEM_ERROR' | 'FREQUENCY_LIMITED' | 'NO_AUTH' | 'NOTENOUGH';
  /**
   * A scanned payment code, of WeChat or Alipay: wants a password, lacks money, or is answered with a system error, whether it was
   * charged or not.
   */
  charge: 'normal' | 'password' | 'not-enough' | 'unknown' | 'unknown-charged';
  /** Taking a charge back is answered with a system error, and nothing happens. */
  reverse: 'normal' | 'fails';
  /** A login code is answered with 45011 (asked too often) or 40226 (WeChat blocks this customer), and stays good. */
  login: 'normal' | 'TOO_OFTEN' | 'BLOCKED';
  /** The order is placed (paid, refunded) at WeChat, but the answer is lost. */
  loseAnswers: boolean;
  /** Answers are signed with a key nobody knows. */
  forgeAnswers: boolean;
};

export type SheetFields = { appid: string; timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string };
/** Taken off at payment, in whole fen, and who bears it: the payer pays less, the order's total stays. */
export type Discount = { readonly wechatpay?: number; readonly merchant?: number };
export type PayOutcome = 'success' | 'cancel' | 'fail';
/** `errMsg` is what `wx.requestPayment` would say: `requestPayment:ok`, `requestPayment:fail cancel`, `requestPayment:fail …`. */
export type PayResult = { state: 'paid' | 'cancelled' | 'failed'; errMsg: string };

/**
 * What one does to the sandbox as a person. The same by HTTP, JSON both ways, CORS open:
 *
 *     GET  /sandbox/state                                         customers, payments, refunds, notices, sheets, messages, clock, misbehaviour
 *     POST /sandbox/login        { openid }                       { code }       wx.login
 *     POST /sandbox/phone-code   { openid }                       { code }       button open-type=getPhoneNumber
 *     POST /sandbox/subscribe    { openid, templateIds, accept }  { [id]: 'accept' | 'reject' }  wx.requestSubscribeMessage
 *     POST /sandbox/sheets       { openid, appid, timeStamp, nonceStr, package, signType, paySign }   opens a payment sheet: { sheetId, … }
 *     GET  /sandbox/sheets/:id?wait=20000                         waits for the person: { state: 'open' | 'paid' | 'cancelled' | 'failed', errMsg }
 *     POST /sandbox/sheets/:id   { outcome }                      the person decides on the page
 *     POST /sandbox/pay          { openid, …sheet fields | prepayId, outcome?, discount? }   both at once: PayResult (default outcome success)
 *     POST /sandbox/pay-codes  { openid }                         the codes on the phone: { wechat: { code, until }, alipay: { code, until }, wantsPassword }
 *     POST /sandbox/card       { openid }                         the member card in the wallet: { code, shown } lasting, and as it shows now
 *     POST /sandbox/password   { openid, wants }                whether that phone wants its password for every payment code
 *     POST /sandbox/misbehave    Partial<Misbehaviour>            POST /sandbox/calm
 *     POST /sandbox/clock        { advanceMs?, speed? }
 *     POST /sandbox/sign-test    { mchid, url }                   sends a SIGNTEST probe: { status }
 *     POST /sandbox/resend       { noticeId }                     sends a notification again at once
 *     POST /sandbox/refund-outcome { outRefundNo, status }        settles a refund that hangs: SUCCESS | ABNORMAL | CLOSED
 *     POST /sandbox/abnormal-refund { outRefundNo, type }          sends an ABNORMAL refund elsewhere: USER_BANK_CARD | MERCHANT_BANK_CARD
 *     POST /sandbox/trade-managed  { managed }                    whether money waits for shipping info
 *     POST /sandbox/forget-tokens  {}                             handed-out access tokens are unknown from now on
 */
export type SandboxControl = {
  customers(): readonly SandboxCustomer[];
  login(openid: string): string;
  phoneCode(openid: string): string;
  subscribe(openid: string, templateIds: readonly string[], accept: boolean): void;
  /** A sheet's fields are checked as `wx.requestPayment` does (paySign over the appid it is given apart); a bare prepay id is a tool of tests. */
  pay(openid: string, sheet: SheetFields | { prepayId: string }, outcome?: PayOutcome, discount?: Discount): Promise<PayResult>;
  /** The payment code that this customer's phone shows now. */
  payCode(openid: string, purse?: 'wechat' | 'alipay'): string;
  /** The member card in this customer's wallet: its code that lasts, and the one that it shows now. */
  card(openid: string): { readonly code: string; readonly shown: string };
  /** Takes the card out of the wallet. */
  deleteCard(openid: string): void;
  wantPassword(openid: string, wants: boolean): void;
  /** Decides the payment that this customer was asked for last, on the phone. */
  decide(openid: string, outcome: PayOutcome): PayResult;
  misbehave(change: Partial<Misbehaviour>): void;
  calm(): void;
  signTest(mchid: string, url: string): Promise<{ status: number }>;
  settleRefund(outRefundNo: string, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'): Promise<void>;
  /** As the merchant's staff do on WeChat's pages; nothing happens to a refund that is not ABNORMAL. */
  sendAbnormalRefund(outRefundNo: string, type: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD'): void;
  tradeManaged(managed: boolean): void;
  /** Every access token handed out so far is unknown from now on (40001). */
  forgetTokens(): void;
  /** Messages pushed to one customer, newest last. */
  messages(openid: string): readonly {
    readonly templateId: string;
    readonly title: string;
    readonly page: string | null;
    readonly data: Readonly<Record<string, string>>;
    readonly at: string;
  }[];
  shippings(): readonly { readonly mchid: string; readonly outTradeNo: string; readonly logisticsType: number; readonly at: string }[];
  /** Resolves when no notification is under way and none is due. */
  quiet(): Promise<void>;
  /** How many calls of the bff reached the sandbox, by `METHOD /path` without ids. */
  calls(): Readonly<Record<string, number>>;
};

export type SandboxOptions = {
  /** 0 or absent: a free one. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** What the chain's ERP begins with; absent: it is empty. */
  erp?: ErpChain;
  /** Absent: everything is forgotten at stop. */
  dataDir?: string;
  /** Default: `makeCredentials({ dataDir })`. */
  credentials?: SandboxCredentials;
  /** The time on the wire; default the machine's. Give the bff's clock when a test moves it. */
  now?: () => Date;
  speed?: number;
  /** How often due work is looked for, in real milliseconds; default 50. */
  tickMs?: number;
};

/** `const sandbox = await startSandbox(options)` from `start-sandbox.ts`; point the gateways' `baseUrl` at `url`. */
export type Sandbox = {
  readonly url: string;
  readonly credentials: SandboxCredentials;
  readonly clock: SandboxClock;
  readonly control: SandboxControl;
  /** The chain's ERP, at `url` + `/erp/v1`. */
  readonly erp: ErpControl;
  stop(): Promise<void>;
};
