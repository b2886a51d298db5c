import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, Nothing, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { erpLists, refusalReasons, syncKinds, syncStates } from './sync-words.ts';

const viewSync = permission('master-data.view', '门店', '查看主数据同步');
const runSync = permission('master-data.sync', '门店', '发起和停止主数据同步');

/** One synchronisation with the ERP, under way or over. */
export const SyncRunView = v.object({
  id: Id,
  kind: v.picklist(syncKinds),
  state: v.picklist(syncStates),
  /** Who asked for it: a name, `定时` or `ERP 推送`. */
  askedBy: v.string(),
  /** The list it is at; null: it has not begun, or is over. */
  at: v.nullable(v.picklist(erpLists)),
  /** Rows looked at, and what became of them. */
  seen: Count,
  added: Count,
  changed: Count,
  refused: Count,
  /** Refusals of before that have come right. */
  resolved: Count,
  createdAt: Instant,
  endedAt: v.nullable(Instant),
  /** Why it waits or failed, in a sentence. */
  error: v.nullable(v.string()),
  can: v.object({ stop: v.boolean() }),
});
export type SyncRunData = v.InferOutput<typeof SyncRunView>;

export const getSync = endpoint({
  method: 'GET',
  path: '/api/hq/sync',
  summary: '主数据同步的现状：是否配置了 ERP、上次检查的时间、未解决的问题数',
  who: 'headOffice',
  permission: viewSync,
  input: Nothing,
  reply: v.object({
    /** Whether this Mendian has an ERP: the settings name it. */
    configured: v.boolean(),
    everyMinutes: Count,
    checkedAt: v.nullable(Instant),
    openRefusals: Count,
    stores: Count,
    closedStores: Count,
    /** Stores that take no order because nobody is set who receives their money. */
    storesWithoutPayee: Count,
    merchants: Count,
    can: v.object({ start: v.boolean() }),
  }),
  refusals: ['account/whole-chain'],
});

export const listSyncRuns = endpoint({
  method: 'GET',
  path: '/api/hq/sync/runs',
  summary: '主数据同步的记录，新的在前；没有变化的定时同步不留记录',
  who: 'headOffice',
  permission: viewSync,
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 100), 30) }),
  reply: pageOf(SyncRunView),
  refusals: ['account/whole-chain'],
});

export const startSync = endpoint({
  method: 'POST',
  path: '/api/hq/sync/runs',
  summary: '现在同步：增量，或与 ERP 逐条全量比对；同一种正在进行时返回那一次',
  who: 'headOffice',
  permission: runSync,
  repeat: 'natural',
  input: v.object({ kind: v.picklist(syncKinds) }),
  reply: SyncRunView,
  refusals: ['account/whole-chain', 'master-data/no-erp'],
});

export const stopSync = endpoint({
  method: 'POST',
  path: '/api/hq/sync/runs/:runId/stop',
  summary: '停止一次同步：已写入的保留，其余留给下一次',
  who: 'headOffice',
  permission: runSync,
  repeat: 'natural',
  input: v.object({ runId: Id }),
  reply: SyncRunView,
  refusals: ['account/whole-chain', 'thing/not-found', 'state/not-allowed'],
});

export const SyncChangeView = v.object({ id: Id, list: v.picklist(erpLists), code: v.string(), name: v.string(), what: v.string() });

export const listSyncChanges = endpoint({
  method: 'GET',
  path: '/api/hq/sync/runs/:runId/changes',
  summary: '一次同步新增和更改了什么，逐条',
  who: 'headOffice',
  permission: viewSync,
  input: v.object({ runId: Id, after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(SyncChangeView),
  refusals: ['account/whole-chain', 'thing/not-found'],
});

export const SyncRefusalView = v.object({
  id: Id,
  list: v.picklist(erpLists),
  code: v.string(),
  reason: v.picklist(refusalReasons),
  /** What is wrong and what to do, in a sentence. */
  text: v.string(),
  foundAt: Instant,
  resolvedAt: v.nullable(Instant),
});
export type SyncRefusalData = v.InferOutput<typeof SyncRefusalView>;

export const listSyncRefusals = endpoint({
  method: 'GET',
  path: '/api/hq/sync/refusals',
  summary: 'ERP 给的、没有采用的记录和原因；改好后自行消失。resolved 列出最近解决的',
  who: 'headOffice',
  permission: viewSync,
  input: v.object({
    state: v.optional(v.picklist(['open', 'resolved']), 'open'),
    code: v.optional(textUpTo(40)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(SyncRefusalView),
  refusals: ['account/whole-chain'],
});
