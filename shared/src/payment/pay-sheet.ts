import * as v from 'valibot';

/** What `wx.requestPayment` is given, as WeChat names it. */
export const PaySheet = v.object({
  timeStamp: v.string(),
  nonceStr: v.string(),
  package: v.string(),
  signType: v.literal('RSA'),
  paySign: v.string(),
});
