import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Cursor, Id, Instant, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const handleAttention = permission('attention.handle', '今日', '处理待办：重试退款、标记已处理');
const seeAttention = permission('attention.see', '今日', '查看自己门店的待办');

/** Why something waits for a person at head office. */
export const attentionKinds = [
  'order-untaken',
  'refund-held',
  'paid-late',
  'charge-unsettled',
  'bill-difference',
  'notice-refused',
  'patrol',
  'delivery-failed',
  'sync-failed',
  'pass-refund',
  'after-sale-late',
  'offline-listed',
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** What a merchant is shown of it: what is about one of its orders, or about its stores. */
export const merchantKinds = ['order-untaken', 'refund-held', 'paid-late', 'offline-listed'] as const satisfies readonly AttentionKind[];

export const AttentionView = v.object({
  id: Id,
  kind: v.picklist(attentionKinds),
  /** What happened and what to do, in a sentence. */
  text: v.string(),
  storeId: v.nullable(Id),
  storeName: v.string(),
  orderId: v.nullable(Id),
  refundId: v.nullable(Id),
  at: Instant,
  can: v.object({ retry: v.boolean(), settle: v.boolean() }),
});

export const listAttention = endpoint({
  method: 'GET',
  path: '/api/hq/attention',
  summary: '等人处理的事：久未接单、退款失败、账单差异、巡检发现、月卡退款申请、断网收银入不了账',
  who: 'headOffice',
  permission: handleAttention,
  input: v.object({ kind: v.optional(v.picklist(attentionKinds)), after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(AttentionView),
  refusals: [],
});

export const listMerchantAttention = endpoint({
  method: 'GET',
  path: '/api/merchant/attention',
  summary: '自己门店里等人处理的事：久未接单、退款失败、付款晚到由总部处理，这里查看；断网收银入不了账可以自己处理',
  who: 'merchant',
  permission: seeAttention,
  input: v.object({ kind: v.optional(v.picklist(merchantKinds)), after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(AttentionView),
  refusals: [],
});

export const retryAttention = endpoint({
  method: 'POST',
  path: '/api/hq/attention/:attentionId/retry',
  summary: '重试：退款用同一退款单号再次提交',
  who: 'headOffice',
  permission: handleAttention,
  repeat: 'natural',
  input: v.object({ attentionId: Id }),
  reply: AttentionView,
  refusals: ['thing/not-found', 'state/not-allowed'],
});

export const settleAttention = endpoint({
  method: 'POST',
  path: '/api/hq/attention/:attentionId/settle',
  summary: '标记为已处理，并写明怎样处理的',
  who: 'headOffice',
  permission: handleAttention,
  repeat: 'natural',
  input: v.object({ attentionId: Id, how: textFrom1To(200) }),
  reply: AttentionView,
  refusals: ['thing/not-found', 'state/not-allowed'],
});
