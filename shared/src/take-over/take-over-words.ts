/** What is taken over from an earlier system, in the order in which one needs the other. */
export const takeOverKinds = ['stores', 'accounts', 'members', 'cards', 'coupons', 'orders'] as const;
export type TakeOverKind = (typeof takeOverKinds)[number];

export const takeOverKindWords: Record<TakeOverKind, string> = {
  stores: '门店',
  accounts: '账号',
  members: '会员',
  cards: '会员卡',
  coupons: '优惠券',
  orders: '未取订单',
};

/** The steps behind the files: rehearsed, run, compared, and if need be taken back. */
export const takeOverSteps = ['check', 'run', 'compare', 'back'] as const;
export type TakeOverStep = (typeof takeOverSteps)[number];

export const takeOverStepWords: Record<TakeOverStep, string> = { check: '试运行', run: '正式运行', compare: '核对', back: '撤回' };

export const takeOverStates = ['waiting', 'running', 'done', 'stopped', 'failed'] as const;
export type TakeOverState = (typeof takeOverStates)[number];

export const takeOverStateWords: Record<TakeOverState, string> = {
  waiting: '等待中',
  running: '进行中',
  done: '已完成',
  stopped: '已停止',
  failed: '失败',
};

/**
 * What became of a line. The dry run says `add`, `change`, `same` or `refused`; the run makes `added` and `changed` of the first two;
 * the way back makes of these `back`, or `kept` where something happened since.
 */
export const recordOutcomes = ['add', 'change', 'same', 'refused', 'added', 'changed', 'back', 'kept'] as const;
export type RecordOutcome = (typeof recordOutcomes)[number];

export const recordOutcomeWords: Record<RecordOutcome, string> = {
  add: '将新增',
  change: '将更改',
  same: '相同',
  refused: '不采用',
  added: '已新增',
  changed: '已更改',
  back: '已撤回',
  kept: '没有撤回',
};
