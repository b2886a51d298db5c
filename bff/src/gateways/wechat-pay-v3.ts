import { PayError, type MerchantKeys, type Payee, type WechatPay } from './wechat-pay.ts';
import { chargeCode, reverseCharge } from './wechat-pay-codes.ts';
import { makeMerchant, type Merchant } from './wechat-pay-merchant.ts';
import { readNotice } from './wechat-pay-notice.ts';
import { closeOrder, placeOrder, queryOrder } from './wechat-pay-orders.ts';
import { askRefund, queryRefund } from './wechat-pay-refunds.ts';
import { tradeBill } from './wechat-pay-trade-bill.ts';
import { makeWire, type Fetch } from './wechat-pay-wire.ts';

export type WechatPaySettings = {
  /** `https://api.mch.weixin.qq.com`, or the sandbox. No slash at the end. */
  readonly baseUrl: string;
  readonly merchants: readonly MerchantKeys[];
  readonly now: () => Date;
  /** 16 to 32 letters and digits that nobody can guess. */
  readonly randomText: () => string;
  readonly fetch?: Fetch;
  /** Default 5 s. */
  readonly timeoutMs?: number;
};

/** WeChat Pay v3 through wechatpay-node-v3, for any number of merchants in one process. */
export const wechatPayV3 = ({
  baseUrl,
  merchants,
  now,
  randomText,
  fetch = globalThis.fetch,
  timeoutMs = 5000,
}: WechatPaySettings): WechatPay => {
  const wire = makeWire({ baseUrl, timeoutMs, fetch });
  const byMchid = new Map(merchants.map((merchant) => [merchant.mchid, makeMerchant({ merchant, wire, now, randomText })]));
  const of = (payee: Payee): Merchant => {
    const merchant = byMchid.get(payee.mchid);
    if (!merchant)
      throw new PayError('MERCHANT_UNKNOWN', {
        status: 0,
        message: `no keys for merchant ${payee.mchid} in the settings`,
        retryable: false,
      });
    return merchant;
  };

  return {
    prepay: async (payee, order) => placeOrder(of(payee).sdk, payee, order),
    query: async (payee, outTradeNo) => queryOrder(of(payee).sdk, payee, outTradeNo),
    close: async (payee, outTradeNo) => closeOrder(of(payee).sdk, payee, outTradeNo),

    paySheet: (payee, prepayId, at) => {
      const timeStamp = String(Math.floor(at.getTime() / 1000));
      const nonceStr = randomText();
      const packageText = `prepay_id=${prepayId}`;
      const appid = payee.subAppid ?? payee.appid;
      const paySign = of(payee).sdk.sha256WithRsa(`${appid}\n${timeStamp}\n${nonceStr}\n${packageText}\n`);
      return { timeStamp, nonceStr, package: packageText, signType: 'RSA', paySign };
    },

    chargeCode: async (payee, order) => chargeCode(of(payee).sdk, payee, order),
    reverse: async (payee, outTradeNo) => reverseCharge(of(payee).sdk, payee, outTradeNo),
    refund: async (payee, order) => askRefund(of(payee).sdk, payee, order),
    queryRefund: async (payee, outRefundNo) => queryRefund(of(payee).sdk, payee, outRefundNo),
    tradeBill: async (payee, day) => tradeBill(of(payee).sdk, payee, day),

    readNotice: async (headers, rawBody) => {
      const keyrings = [...byMchid.values()].map(({ keyring }) => keyring);
      const serial = headers['wechatpay-serial'];
      // A merchant whose certificates were never loaded gets them now; a stranger's serial causes no call, and a known one no wait.
      if (typeof serial === 'string' && keyrings.every(({ find }) => find(serial) === null)) {
        await Promise.all(keyrings.filter(({ isEmpty }) => isEmpty()).map(({ ready }) => ready().catch(() => undefined)));
      }
      return readNotice(keyrings, now(), headers, rawBody);
    },
  };
};
