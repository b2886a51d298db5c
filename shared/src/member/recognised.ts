/** What a member was recognised by. */
export const recognisedKinds = [
  'phone',
  'member-code',
  'coupon',
  'pass',
  'chain-card',
  'wechat-card',
  'alipay-card',
  'earlier-coupon',
] as const;
export type RecognisedKind = (typeof recognisedKinds)[number];

export const recognisedKindWords: Record<RecognisedKind, string> = {
  phone: '手机号',
  'member-code': '会员码',
  coupon: '券码',
  pass: '月卡',
  'chain-card': '会员卡',
  'wechat-card': '微信会员卡',
  'alipay-card': '支付宝会员卡',
  'earlier-coupon': '旧券码',
};
