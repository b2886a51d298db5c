/** How an order is paid: in the mini-program, by a payment code that the store scans, or in cash. */
export const payMethods = ['jsapi', 'codepay', 'alipay', 'cash'] as const;
export type PayMethod = (typeof payMethods)[number];

export const payMethodWords: Record<PayMethod, string> = {
  jsapi: '微信支付',
  codepay: '微信付款码',
  alipay: '支付宝',
  cash: '现金',
};
