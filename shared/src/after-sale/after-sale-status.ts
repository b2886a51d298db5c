import { stateMachine } from '../kernel/state-machine.ts';
import type { RefundState } from '../payment/refund-status.ts';

export const afterSaleStates = ['asked', 'refunding', 'done', 'declined', 'withdrawn'] as const;
export type AfterSaleState = (typeof afterSaleStates)[number];
export type AfterSaleAction = 'pass' | 'accept' | 'cover' | 'decline' | 'withdraw' | 'finish';

/**
 * A customer's case for money back. While it is asked it lies with one of the levels and may pass up to the next; accepted, its
 * money is on the way until WeChat said so. `cover`: all that was asked went back another way meanwhile.
 */
export const afterSaleMachine = stateMachine<AfterSaleState, AfterSaleAction>({
  asked: { pass: 'asked', accept: 'refunding', cover: 'refunding', decline: 'declined', withdraw: 'withdrawn' },
  refunding: { finish: 'done' },
  done: {},
  declined: {},
  withdrawn: {},
});

export const afterSaleStateWords: Record<AfterSaleState, string> = {
  asked: '待处理',
  refunding: '退款处理中',
  done: '已退款',
  declined: '未同意',
  withdrawn: '已撤回',
};

/** Whose turn it is: each level may decide what lies with it or below. */
export const afterSaleLevels = ['store', 'merchant', 'office'] as const;
export type AfterSaleLevel = (typeof afterSaleLevels)[number];

export const levelWords: Record<AfterSaleLevel, string> = { store: '门店', merchant: '商户', office: '总部' };

/** Null: there is nobody above. */
export const levelAbove = (level: AfterSaleLevel): AfterSaleLevel | null => afterSaleLevels[afterSaleLevels.indexOf(level) + 1] ?? null;

/** Whether who decides at `own` may decide what lies with `level`. */
export const mayDecideAt = (own: AfterSaleLevel, level: AfterSaleLevel): boolean =>
  afterSaleLevels.indexOf(own) >= afterSaleLevels.indexOf(level);

export const afterSaleReasons = ['missing', 'quality', 'wrong', 'short', 'late', 'unwanted', 'other'] as const;
export type AfterSaleReason = (typeof afterSaleReasons)[number];

export const reasonWords: Record<AfterSaleReason, string> = {
  missing: '少装漏装',
  quality: '商品有问题',
  wrong: '送错商品',
  short: '分量不足',
  late: '等得太久',
  unwanted: '不想要了',
  other: '其他',
};

export const reasonText = (reason: AfterSaleReason, words: string): string =>
  words === '' ? reasonWords[reason] : `${reasonWords[reason]}：${words}`;

type Standing = {
  readonly state: AfterSaleState;
  readonly level: AfterSaleLevel;
  readonly asked: number;
  readonly granted: number | null;
  readonly refundState?: RefundState | null;
};

/** Where a case stands, in a few words. */
export const standingText = ({ state, level, asked, granted, refundState = null }: Standing): string => {
  switch (state) {
    case 'asked':
      return `待${levelWords[level]}处理`;
    case 'declined':
      return '未同意';
    case 'withdrawn':
      return '已撤回';
    case 'refunding':
      return '退款处理中';
    case 'done':
      if (refundState === 'closed') return '已线下退款';
      return granted !== null && granted < asked ? '已部分退款' : '已退款';
  }
};

/** What happened to a case, as its course names it. */
export const afterSaleMoments = ['asked', 'passed', 'overdue', 'accepted', 'covered', 'declined', 'withdrawn', 'refunded'] as const;
export type AfterSaleMoment = (typeof afterSaleMoments)[number];

/** Who did it: the customer, one of the levels, or nobody. */
export const afterSaleSides = ['customer', ...afterSaleLevels, 'system'] as const;
export type AfterSaleSide = (typeof afterSaleSides)[number];
