/** A member's cards, in the order in which a number is looked for among them; keys are stored. */
export const cardKinds = ['chain', 'wechat', 'alipay'] as const;
export type CardKind = (typeof cardKinds)[number];

export const cardKindWords: Record<CardKind, string> = { chain: '会员卡', wechat: '微信会员卡', alipay: '支付宝会员卡' };
