import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Cursor, Id, Instant, Nothing, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const readDevices = permission('device.read', '设备', '查看设备：列表、详情');
const manageDevices = permission('device.manage', '设备', '管理设备：生成绑定码、解绑、停用');

/** A version as programs number themselves. */
export const AppVersion = v.pipe(v.string(), v.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, '版本号写成 1.2.3'));

const deviceStates = ['bound', 'disabled', 'unbound'] as const;

const Device = v.object({
  terminalId: Id,
  name: v.string(),
  store: v.object({ id: Id, code: v.string(), name: v.string() }),
  /** What it told of itself; empty: nothing yet. */
  model: v.string(),
  appVersion: v.string(),
  reportedAt: v.nullable(Instant),
  state: v.picklist(deviceStates),
  boundAt: Instant,
  endedAt: v.nullable(Instant),
  /** When it was last heard of; null: not since it was bound. */
  seenAt: v.nullable(Instant),
  /** It was heard of within two minutes. */
  online: v.boolean(),
  /** The version it should run by the releases; null: no release reaches it. */
  wantedVersion: v.nullable(v.string()),
});
export type DeviceData = v.InferOutput<typeof Device>;

export const listDevices = deskEndpoint({
  method: 'GET',
  path: '/devices',
  summary: '设备列表：按门店编码开头、门店名、设备名或型号查找，按版本、在线、状态筛选',
  permission: readDevices,
  input: v.object({
    text: v.optional(textUpTo(40)),
    appVersion: v.optional(AppVersion),
    online: v.optional(v.picklist(['yes', 'no'])),
    state: v.optional(v.picklist(deviceStates), 'bound'),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(Device),
  refusals: [],
});

export const getDevice = deskEndpoint({
  method: 'GET',
  path: '/devices/:terminalId',
  summary: '一台设备',
  permission: readDevices,
  input: v.object({ terminalId: Id }),
  reply: Device,
  refusals: ['thing/not-found'],
});

export const makeBindCode = deskEndpoint({
  method: 'POST',
  path: '/stores/:storeId/bind-codes',
  summary: '为门店生成一个绑定码：只能用一次，10 分钟内有效，只在这一次答复里显示',
  permission: manageDevices,
  /** Again makes another code; the one nobody read expires by itself. */
  repeat: 'natural',
  input: v.object({ storeId: Id }),
  reply: v.object({ code: v.string(), expiresAt: Instant, store: Device.entries.store }),
  refusals: ['thing/not-found', 'store/closed-for-good'],
});

export const unbindDevice = deskEndpoint({
  method: 'POST',
  path: '/devices/:terminalId/unbind',
  summary: '解绑设备：它的下一个请求就被拒绝，要再用需要新的绑定码',
  permission: manageDevices,
  repeat: 'natural',
  input: v.object({ terminalId: Id }),
  reply: Device,
  refusals: ['thing/not-found'],
});

export const setDeviceDisabled = deskEndpoint({
  method: 'PUT',
  path: '/devices/:terminalId/disabled',
  summary: '停用或恢复设备：停用后它的下一个请求就被拒绝，恢复后照旧能用',
  permission: manageDevices,
  repeat: 'natural',
  input: v.object({ terminalId: Id, disabled: v.boolean() }),
  reply: Device,
  refusals: ['thing/not-found'],
});

export const reportTerminal = endpoint({
  method: 'PUT',
  path: '/api/terminal/about',
  summary: '终端报告自己的型号和程序版本；每次启动报一次',
  who: 'terminal',
  repeat: 'natural',
  input: v.object({ model: textFrom1To(60), appVersion: AppVersion }),
  reply: Nothing,
  refusals: [],
});

export const getWantedVersion = endpoint({
  method: 'GET',
  path: '/api/terminal/version',
  summary: '这台终端应该运行的程序版本，和空闲时能不能自己换上；null：没有发布给它，继续用现在的',
  who: 'terminal',
  input: Nothing,
  reply: v.object({
    version: v.nullable(AppVersion),
    notes: v.string(),
    /** It may change over without anybody saying so, once it is idle; otherwise it only shows that there is a version. */
    byItself: v.boolean(),
  }),
  refusals: [],
});
