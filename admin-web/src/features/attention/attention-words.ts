import type { AttentionKind } from '@mendian/shared/head-office/attention.contract.ts';

export const attentionWords: Record<AttentionKind, string> = {
  'order-untaken': '久未接单',
  'refund-held': '退款未成',
  'paid-late': '付款晚到',
  'charge-unsettled': '收款未明',
  'bill-difference': '账单差异',
  'notice-refused': '通知被拒',
  patrol: '巡检发现',
  'delivery-failed': '任务失败',
  'sync-failed': '主数据同步',
  'pass-refund': '月卡退款',
  'after-sale-late': '售后未答复',
  'offline-listed': '断网收银',
};

/** How hot it is: money that a customer waits for before what can be looked at later. */
export const attentionTone: Record<AttentionKind, 'hot' | 'warm' | 'plain'> = {
  'order-untaken': 'hot',
  'refund-held': 'hot',
  'paid-late': 'warm',
  'charge-unsettled': 'hot',
  'bill-difference': 'warm',
  'notice-refused': 'warm',
  patrol: 'plain',
  'delivery-failed': 'plain',
  'sync-failed': 'warm',
  'pass-refund': 'warm',
  'after-sale-late': 'hot',
  'offline-listed': 'warm',
};
