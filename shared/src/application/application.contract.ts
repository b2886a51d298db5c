import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Day, Id, Instant, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const viewApplications = permission('application.view', '账号', '查看接入的应用和调用记录');
const manageApplications = permission('application.manage', '账号', '管理接入的应用：新增、换密钥、停用、限额');

/** A program by others that asks Mendian with a key of its own. */
export const ApplicationView = v.object({
  id: Id,
  name: v.string(),
  note: v.string(),
  enabled: v.boolean(),
  callsPerDay: Count,
  /** Today's, in Shanghai. */
  callsToday: Count,
  /** The last four signs of its key. */
  keyTail: v.string(),
  /** The key before the last change is still good until then; null: there is none. */
  oldKeyUntil: v.nullable(Instant),
  lastCallAt: v.nullable(Instant),
  createdAt: Instant,
  createdBy: v.string(),
});
export type ApplicationData = v.InferOutput<typeof ApplicationView>;

const CallsPerDay = v.pipe(v.number(), v.integer(), v.minValue(1, '每天至少 1 次'), v.maxValue(10_000_000, '每天最多 1000 万次'));
const whole = ['account/whole-chain'];

export const listApplications = endpoint({
  method: 'GET',
  path: '/api/hq/applications',
  summary: '接入的应用，新的在前',
  who: 'headOffice',
  permission: viewApplications,
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(ApplicationView),
  refusals: whole,
});

export const addApplication = endpoint({
  method: 'POST',
  path: '/api/hq/applications',
  summary: '新增应用；答复里的密钥只显示这一次',
  who: 'headOffice',
  permission: manageApplications,
  repeat: 'natural',
  input: v.object({ name: textFrom1To(40), note: v.optional(textUpTo(200), ''), callsPerDay: CallsPerDay }),
  reply: v.object({ application: ApplicationView, key: v.string() }),
  refusals: [...whole, 'application/name-taken'],
});

export const editApplication = endpoint({
  method: 'PUT',
  path: '/api/hq/applications/:applicationId',
  summary: '修改应用的说明、每天的次数，启用或停用：停用后它的调用立即被拒绝',
  who: 'headOffice',
  permission: manageApplications,
  repeat: 'natural',
  input: v.object({ applicationId: Id, note: textUpTo(200), callsPerDay: CallsPerDay, enabled: v.boolean() }),
  reply: ApplicationView,
  refusals: [...whole, 'thing/not-found'],
});

export const rotateKey = endpoint({
  method: 'POST',
  path: '/api/hq/applications/:applicationId/key',
  summary: '换密钥；答复里的新密钥只显示这一次，旧的再用几小时后作废（0：立即）',
  who: 'headOffice',
  permission: manageApplications,
  repeat: 'natural',
  input: v.object({ applicationId: Id, oldKeyHours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(72)) }),
  reply: v.object({ application: ApplicationView, key: v.string() }),
  refusals: [...whole, 'thing/not-found'],
});

export const listApplicationCalls = endpoint({
  method: 'GET',
  path: '/api/hq/application-calls',
  summary: '应用的调用记录，新的在前；按应用和日期查找，保留 90 天',
  who: 'headOffice',
  permission: viewApplications,
  stale: true,
  input: v.object({
    applicationId: v.optional(Id),
    /** Of this day in Shanghai and before. */
    day: v.optional(Day),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(
    v.object({
      id: Id,
      applicationId: Id,
      applicationName: v.string(),
      /** Method and path with its parameters' names. */
      route: v.string(),
      at: Instant,
      status: Count,
      /** Rows it was given. */
      rows: Count,
    }),
  ),
  refusals: whole,
});
