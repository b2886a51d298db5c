/** What `wx.login`'s code is worth. The session key never leaves the gateway. */
export type MiniSession = { readonly openid: string; readonly unionid: string | null };

export type SubscribeMessage = {
  readonly openid: string;
  readonly templateId: string;
  /** Where a tap leads, such as `pages/order/index?orderId=…`. */
  readonly page: string | null;
  /** Template field → text, such as `{ thing1: '卤鸭脖', time2: '2026-11-20 12:30' }`. `thing` holds ≤ 20 characters. */
  readonly data: Readonly<Record<string, string>>;
  readonly state: 'formal' | 'trial' | 'developer';
};

export type ShippingInfo = {
  /** Who was paid (in partner mode the sub_mchid), and our out_trade_no. */
  readonly mchid: string;
  readonly outTradeNo: string;
  /** 1 express, 2 same-city delivery, 3 virtual, 4 picked up by the customer. */
  readonly logisticsType: 1 | 2 | 3 | 4;
  readonly itemDescription: string;
  readonly openid: string;
  readonly at: Date;
};

/** WeChat answered with an errcode. `code` 0: no or an unreadable answer. The message carries neither address, token nor secret. */
export class WechatError extends Error {
  readonly code: number;
  /** True where the same call may succeed later: no answer, system busy (-1). */
  readonly retryable: boolean;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
    this.retryable = code === 0 || code === -1;
  }
}

/** All Mendian asks of WeChat for its mini-program. Every failure is a `WechatError`. */
export type WechatMini = {
  /** 40029 bad or expired code, 40163 used code, 45011 too often, 40226 blocked user. */
  codeToSession(code: string): Promise<MiniSession>;
  /** The number behind `getPhoneNumber`'s code: without country code, such as 13800138000, and the country code, such as 86. */
  phoneNumber(code: string): Promise<{ phone: string; countryCode: string }>;
  /** 43101 the customer did not (or no longer) accept: not a fault, do not retry. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>;
  /** Whether this mini-program gets its money only after shipping info is uploaded. */
  isTradeManaged(): Promise<boolean>;
  uploadShippingInfo(info: ShippingInfo): Promise<void>;
};

export type StoredToken = { readonly accessToken: string; readonly expiresAtMs: number };

/** Where processes share the access token. Losing it costs one fetch, so implementations swallow a vanished Redis. */
export type TokenStore = {
  get(key: string): Promise<StoredToken | null>;
  /** Null forgets it. */
  set(key: string, token: StoredToken | null): Promise<void>;
  /** Runs `step` while no other process runs one under the same key; goes on without the lock after some seconds. */
  lock<T>(key: string, step: () => Promise<T>): Promise<T>;
};
