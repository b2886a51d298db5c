import * as v from 'valibot';
import { shanghaiInstantMs } from './shanghai-time.ts';
import { memoryTokenStore } from './token-store.ts';
import { WechatApiSdk, type WechatApiSettings } from './wechat-api-sdk.ts';
import { WechatError, type ShippingInfo, type SubscribeMessage, type TokenStore, type WechatMini } from './wechat-mini.ts';

type Settings = Omit<WechatApiSettings, 'tokens' | 'timeoutMs'> & {
  /** Default: this process's memory. */
  readonly tokens?: TokenStore;
  /** Default 5 s. */
  readonly timeoutMs?: number;
};

/** WeChat's mini-program calls through co-wechat-api. */
export const wechatMiniApi = ({ tokens = memoryTokenStore(), timeoutMs = 5000, ...settings }: Settings): WechatMini => {
  const sdk = new WechatApiSdk({ ...settings, tokens, timeoutMs });
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const { accessToken } = await sdk.ensureAccessToken();
    const url = `https://api.weixin.qq.com${path}?access_token=${encodeURIComponent(accessToken)}`;
    return sdk.request(url, { method: 'POST', data: JSON.stringify(body) });
  };

  return {
    codeToSession: async (code) => {
      const { openid, unionid } = read(SessionReply, await sdk.code2Session(code));
      return { openid, unionid: unionid ?? null };
    },

    phoneNumber: async (code) => {
      const { phone_info } = read(PhoneReply, await post('/wxa/business/getuserphonenumber', { code }));
      return { phone: phone_info.purePhoneNumber, countryCode: String(phone_info.countryCode) };
    },

    sendSubscribeMessage: async (message) => void (await post('/cgi-bin/message/subscribe/send', subscribeBody(message))),

    isTradeManaged: async () =>
      read(ManagedReply, await post('/wxa/sec/order/is_trade_managed', { appid: settings.appid })).is_trade_managed,

    uploadShippingInfo: async (info) => {
      await post('/wxa/sec/order/upload_shipping_info', shippingBody(info)).catch((error: unknown) => {
        // Told twice is told: one correction is allowed, and a repeat of ours must not fail on it.
        if (!(error instanceof WechatError && alreadyShippedCodes.has(error.code))) throw error;
      });
    },
  };
};

const SessionReply = v.object({ openid: v.pipe(v.string(), v.minLength(1)), unionid: v.optional(v.string()) });
const PhoneReply = v.object({ phone_info: v.object({ purePhoneNumber: v.string(), countryCode: v.union([v.string(), v.number()]) }) });
const ManagedReply = v.object({ is_trade_managed: v.boolean() });

/** The payment is already shipped in full, was corrected once, or nothing changed. */
const alreadyShippedCodes = new Set([10060002, 10060003, 10060023]);

const subscribeBody = ({ openid, templateId, page, data, state }: SubscribeMessage) => ({
  touser: openid,
  template_id: templateId,
  ...(page === null ? {} : { page }),
  miniprogram_state: state,
  lang: 'zh_CN',
  data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
});

const shippingBody = ({ mchid, outTradeNo, logisticsType, itemDescription, openid, at }: ShippingInfo) => ({
  order_key: { order_number_type: 1, mchid, out_trade_no: outTradeNo },
  logistics_type: logisticsType,
  delivery_mode: 1,
  // Exactly one entry; WeChat refuses an empty list.
  shipping_list: [{ item_desc: itemDescription }],
  upload_time: shanghaiInstantMs(at),
  payer: { openid },
});

const read = <Schema extends v.GenericSchema>(schema: Schema, reply: unknown): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, reply);
  if (!result.success) throw new WechatError(0, 'WeChat sent an answer in a form that cannot be read');
  return result.output;
};
