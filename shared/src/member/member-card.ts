/** A member's cards, in the order in which a number is looked for among them; keys are stored. */
export const cardKinds = ['chain', 'wechat', 'alipay'] as const;
export type CardKind = (typeof cardKinds)[number];

export const cardKindWords: Record<CardKind, string> = { chain: '会员卡', wechat: '微信会员卡', alipay: '支付宝会员卡' };

/** Cards that one member may bind; files of an earlier system may bring more. */
export const boundCardsMax = 10;

/** `尾号 0001`: enough to know a card by. */
export const endingText = (number: string): string => `尾号 ${number.slice(-4)}`;
