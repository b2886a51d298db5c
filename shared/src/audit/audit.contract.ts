import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Cursor, Day, Id, Instant, pageOf, queryInteger } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const seeAudit = permission('audit.see', '账号', '查看操作记录');

/** One of `auditWords`, such as `account.added`. */
const Action = v.pipe(v.string(), v.regex(/^[a-z-]{1,30}\.[a-z-]{1,40}$/, '操作的格式不对'));
/** An id, or another word for what it was done to. */
const Subject = v.pipe(v.string(), v.trim(), v.regex(/^[!-~]{1,80}$/, '对象编号的格式不对'));

export const AuditView = v.object({
  id: Id,
  at: Instant,
  /** Who did it: the name as it was then. */
  by: v.string(),
  /** `headOffice`, `merchant`, `clerk`, `customer`, `system` … */
  byKind: v.string(),
  accountId: v.nullable(Id),
  action: v.string(),
  /** What was done, as a sentence. */
  text: v.string(),
  subject: v.string(),
  storeId: v.nullable(Id),
  storeName: v.string(),
  merchantId: v.nullable(Id),
  merchantName: v.string(),
  /** The facts that were kept with it. */
  detail: v.record(v.string(), v.unknown()),
});
export type AuditViewData = v.InferOutput<typeof AuditView>;

export const listAudit = deskEndpoint({
  method: 'GET',
  path: '/audit',
  summary: '操作记录，新的在前：按操作人、操作、对象、门店、日期查找。商户只看得到自己的，账号只看得到负责范围内门店的',
  permission: seeAudit,
  stale: true,
  input: v.object({
    accountId: v.optional(Id),
    action: v.optional(Action),
    subject: v.optional(Subject),
    storeId: v.optional(Id),
    /** Days in Asia/Shanghai, both included. */
    from: v.optional(Day),
    to: v.optional(Day),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(AuditView),
  refusals: [],
});
