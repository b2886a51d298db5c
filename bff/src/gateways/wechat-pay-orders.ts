import { shanghaiInstant } from './shanghai-time.ts';
import { isPayError } from './wechat-pay-failures.ts';
import type { PaySdk } from './wechat-pay-sdk.ts';
import { PrepayShape, readShape, TransactionShape, transactionOf } from './wechat-pay-shapes.ts';
import type { Payee, PrepayOrder, Transaction } from './wechat-pay.ts';

/** Places a JSAPI order. The SDK knows the direct call only; the partner call differs in path and ids. */
export const placeOrder = async (sdk: PaySdk, payee: Payee, order: PrepayOrder): Promise<{ prepayId: string }> => {
  const common = {
    description: order.description,
    out_trade_no: order.outTradeNo,
    time_expire: shanghaiInstant(order.expiresAt),
    notify_url: order.notifyUrl,
    amount: { total: order.amount, currency: 'CNY' },
  };
  if (payee.mode === 'direct') {
    const reply: { data?: unknown } = await sdk.transactions_jsapi({
      ...common,
      appid: payee.appid,
      mchid: payee.mchid,
      payer: { openid: order.openid },
    } as never);
    return { prepayId: readPrepayId(reply.data) };
  }
  const data = await sdk.callPost('/v3/pay/partner/transactions/jsapi', {
    ...common,
    ...partnerIds(payee),
    sp_appid: payee.appid,
    ...(payee.subAppid === null ? {} : { sub_appid: payee.subAppid }),
    payer: payee.subAppid === null ? { sp_openid: order.openid } : { sub_openid: order.openid },
  });
  return { prepayId: readShape(PrepayShape, data, 'a prepay id').prepay_id };
};

export const queryOrder = async (sdk: PaySdk, payee: Payee, outTradeNo: string): Promise<Transaction | null> => {
  try {
    const number = encodeURIComponent(outTradeNo);
    const data: unknown =
      payee.mode === 'direct'
        ? (await sdk.query({ out_trade_no: number })).data
        : await sdk.callGet(`/v3/pay/partner/transactions/out-trade-no/${number}?sp_mchid=${payee.mchid}&sub_mchid=${payee.subMchid}`);
    return transactionOf(readShape(TransactionShape, data, 'a payment'));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
};

/** Closing is re-entrant. What WeChat only calls an invalid request is asked about, since a paid order must not count as closed. */
export const closeOrder = async (sdk: PaySdk, payee: Payee, outTradeNo: string): Promise<'closed' | 'paid' | 'absent'> => {
  try {
    const number = encodeURIComponent(outTradeNo);
    if (payee.mode === 'direct') await sdk.close(number);
    else await sdk.callPost(`/v3/pay/partner/transactions/out-trade-no/${number}/close`, partnerIds(payee));
    return 'closed';
  } catch (error) {
    if (isAbsent(error)) return 'absent';
    if (isPayError(error, 'ORDERPAID', 'ORDER_PAID')) return 'paid';
    if (isPayError(error, 'ORDERCLOSED', 'ORDER_CLOSED')) return 'closed';
    if (!isPayError(error, 'INVALID_REQUEST')) throw error;
    const state = (await queryOrder(sdk, payee, outTradeNo))?.tradeState;
    if (state === 'SUCCESS' || state === 'REFUND') return 'paid';
    if (state === 'CLOSED' || state === 'REVOKED') return 'closed';
    throw error;
  }
};

const partnerIds = ({ mchid, subMchid }: Payee) => ({ sp_mchid: mchid, sub_mchid: subMchid });

export const isAbsent = (error: unknown): boolean =>
  isPayError(error, 'ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS') && error.status === 404;

/** On success the SDK answers with a signed sheet of its own; only its prepay id is of use. */
const readPrepayId = (data: unknown): string => {
  const sheet = data as { package?: unknown } | null;
  const prepayId = typeof sheet?.package === 'string' ? sheet.package.replace(/^prepay_id=/, '') : undefined;
  return readShape(PrepayShape, { prepay_id: prepayId }, 'a prepay id').prepay_id;
};
