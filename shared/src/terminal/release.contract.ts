import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing, textFrom1To } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { AppVersion } from './device.contract.ts';

const manageReleases = permission('release.manage', '设备', '发布终端程序：新版本、扩大比例、暂停、恢复');
export const Percent = v.pipe(v.number(), v.integer('比例是整数'), v.minValue(0, '比例是 0 到 100'), v.maxValue(100, '比例是 0 到 100'));
export const StoreIds = v.pipe(v.array(Id), v.maxLength(500, '最多点名 500 家门店'));

const ReleaseView = v.object({
  releaseId: Id,
  version: v.string(),
  notes: v.string(),
  percent: Count,
  storeIds: v.array(Id),
  halted: v.boolean(),
  createdBy: v.string(),
  createdAt: Instant,
  /** Bound terminals that told they run it. */
  running: Count,
});
export type ReleaseData = v.InferOutput<typeof ReleaseView>;

/** Bound terminals, and the stores that have one. */
const Reach = v.object({ terminals: Count, stores: Count });
const ListedRelease = v.object({
  ...ReleaseView.entries,
  /** Those that should run it now: it reaches them, and no newer one does. */
  wantedBy: Reach,
});
export type ListedReleaseData = v.InferOutput<typeof ListedRelease>;

export const listReleases = endpoint({
  method: 'GET',
  path: '/api/hq/releases',
  summary: '终端程序的版本，新的在前，最多 100 个；各有多少终端现在应该运行它，和一共有多少终端',
  who: 'headOffice',
  permission: manageReleases,
  input: Nothing,
  reply: v.object({ items: v.array(ListedRelease), all: Reach }),
  refusals: [],
});

export const addRelease = endpoint({
  method: 'POST',
  path: '/api/hq/releases',
  summary: '发布一个版本：给点名的门店，或给全部终端中的一个比例',
  who: 'headOffice',
  permission: manageReleases,
  repeat: 'natural',
  input: v.object({ version: AppVersion, notes: textFrom1To(500), percent: Percent, storeIds: StoreIds }),
  reply: ReleaseView,
  refusals: ['thing/not-found', 'release/version-taken'],
});

export const widenRelease = endpoint({
  method: 'PUT',
  path: '/api/hq/releases/:releaseId/reach',
  summary: '扩大发布：比例只能变大，已有的终端保留；可以再点名门店',
  who: 'headOffice',
  permission: manageReleases,
  repeat: 'natural',
  input: v.object({ releaseId: Id, percent: Percent, storeIds: StoreIds }),
  reply: ReleaseView,
  refusals: ['thing/not-found', 'release/only-grows'],
});

export const haltRelease = endpoint({
  method: 'PUT',
  path: '/api/hq/releases/:releaseId/halted',
  summary: '暂停或恢复发布：暂停时它的终端回到前一个版本',
  who: 'headOffice',
  permission: manageReleases,
  repeat: 'natural',
  input: v.object({ releaseId: Id, halted: v.boolean() }),
  reply: ReleaseView,
  refusals: ['thing/not-found'],
});
