import { instantText } from '../beijing-time.ts';
import type { Order } from '../world.ts';

const stateText = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
  USERPAYING: '用户支付中，需要输入密码',
  PAYERROR: '支付失败',
  REVOKED: '订单已撤销',
};

/** A payment as WeChat writes it, in a reply and inside a notification. */
export const orderView = (order: Order): Record<string, unknown> => ({
  ...(order.subMchid === null
    ? { appid: order.appid, mchid: order.mchid }
    : {
        sp_appid: order.appid,
        sp_mchid: order.mchid,
        sub_mchid: order.subMchid,
        ...(order.subAppid === null ? {} : { sub_appid: order.subAppid }),
      }),
  out_trade_no: order.outTradeNo,
  ...(order.attach === null ? {} : { attach: order.attach }),
  trade_state: order.state,
  trade_state_desc: stateText[order.state],
  ...(order.transactionId === null ? { payer: {} } : paidFields(order)),
});

export const payerTotal = ({ total, wechatpayDiscount, merchantDiscount }: Order): number => total - wechatpayDiscount - merchantDiscount;

const paidFields = (order: Order) => ({
  transaction_id: order.transactionId,
  trade_type: tradeTypeOf(order),
  bank_type: 'OTHERS',
  success_time: instantText(order.paidAtMs!),
  payer: payer(order),
  amount: { total: order.total, payer_total: payerTotal(order), currency: 'CNY', payer_currency: 'CNY' },
  ...promotions(order),
});

/** As replies and bills name it. */
export const tradeTypeOf = ({ tradeType }: Order): 'JSAPI' | 'MICROPAY' => tradeType ?? 'JSAPI';

const payer = ({ openid, payerIsOfSub, subMchid }: Order) =>
  subMchid === null ? { openid } : payerIsOfSub ? { sp_openid: `${openid}_sp`, sub_openid: openid } : { sp_openid: openid };

const promotions = (order: Order) => {
  const amount = order.wechatpayDiscount + order.merchantDiscount;
  if (amount === 0) return {};
  const detail = {
    coupon_id: `c${order.transactionId}`,
    name: '微信支付立减',
    scope: 'GLOBAL',
    type: order.wechatpayDiscount > 0 ? 'CASH' : 'NOCASH',
    amount,
    stock_id: '16000001',
    wechatpay_contribute: order.wechatpayDiscount,
    merchant_contribute: order.merchantDiscount,
    other_contribute: 0,
    currency: 'CNY',
  };
  return { promotion_detail: [detail] };
};
