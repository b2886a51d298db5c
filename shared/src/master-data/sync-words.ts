/** The lists that come from the chain's ERP. */
export const erpLists = ['branches', 'franchisees', 'stores'] as const;
export type ErpListName = (typeof erpLists)[number];

export const erpListWords: Record<ErpListName, string> = { branches: '分公司', franchisees: '加盟商', stores: '门店' };

/** `incremental`: what changed since the last look. `full`: every row compared. */
export const syncKinds = ['incremental', 'full'] as const;
export type SyncKind = (typeof syncKinds)[number];

export const syncKindWords: Record<SyncKind, string> = { incremental: '增量同步', full: '全量比对' };

export const syncStates = ['waiting', 'running', 'done', 'stopped', 'failed'] as const;
export type SyncState = (typeof syncStates)[number];

export const syncStateWords: Record<SyncState, string> = {
  waiting: '等待中',
  running: '进行中',
  done: '已完成',
  stopped: '已停止',
  failed: '失败',
};

/** Why a row of the ERP was not taken over. */
export const refusalReasons = [
  'no-merchant',
  'unknown-branch',
  'unknown-franchisee',
  'code-twice',
  'open-orders',
  'unreadable',
  'missing',
  'stores-left',
  'other-kind',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusalWords: Record<RefusalReason, string> = {
  'no-merchant': '没有商户',
  'unknown-branch': '分公司不存在',
  'unknown-franchisee': '加盟商不存在',
  'code-twice': '编码重复',
  'open-orders': '还有未完成的订单',
  unreadable: '内容不完整',
  missing: 'ERP 里没有了',
  'stores-left': '名下还有门店',
  'other-kind': '种类不一致',
};
