/** The life of a gift of coupons to many members. It stops by hand, or by itself when there is none left or the template is not live. */
export const giftStates = ['waiting', 'running', 'stopped', 'done'] as const;
export type GiftState = (typeof giftStates)[number];

export const giftStateWords: Record<GiftState, string> = {
  waiting: '等待开始',
  running: '发放中',
  stopped: '已停止',
  done: '已完成',
};

export const giftLineOutcomes = ['waiting', 'given', 'unknown', 'twice'] as const;
export type GiftLineOutcome = (typeof giftLineOutcomes)[number];

export const giftLineWords: Record<GiftLineOutcome, string> = {
  waiting: '还没有发到',
  given: '已发放',
  unknown: '没有这位会员',
  twice: '重复，已发过',
};

/** What stands in a list, each once and in its order: separated by anything but letters, digits, `+`, `-` and `_`. */
export const namesOfList = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .split(/[^\p{L}\p{N}+_-]+/u)
      .filter((name) => name !== ''),
  ),
];
