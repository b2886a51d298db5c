import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing, textFrom1To } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { Percent, StoreIds } from '../terminal/release.contract.ts';

const manageFeatures = permission('feature.manage', '设备', '功能灰度：哪些门店先用上一个功能');

const Staged = v.object({
  percent: Count,
  halted: v.boolean(),
  stores: v.array(v.object({ id: Id, code: v.string(), name: v.string() })),
  changedBy: v.string(),
  changedAt: Instant,
});

const FeatureView = v.object({
  featureKey: v.string(),
  name: v.string(),
  sentence: v.string(),
  /** Whether stores have it while nobody has staged it. */
  onAtFirst: v.boolean(),
  /** Null: nobody has staged it. */
  staged: v.nullable(Staged),
});
export type FeatureData = v.InferOutput<typeof FeatureView>;

export const listFeatures = endpoint({
  method: 'GET',
  path: '/api/hq/features',
  summary: '可以让一部分门店先用的功能，各开到哪里',
  who: 'headOffice',
  permission: manageFeatures,
  input: Nothing,
  reply: v.object({ items: v.array(FeatureView) }),
  refusals: ['account/whole-chain'],
});

export const stageFeature = endpoint({
  method: 'PUT',
  path: '/api/hq/features/:featureKey',
  summary: '一个功能开到哪里：100% 是全部门店，0% 加点名是只给点名的，停用是全都没有；没停用时比例只能变大',
  who: 'headOffice',
  permission: manageFeatures,
  repeat: 'natural',
  /** `storeIds` are all that shall be named, not only those that are added. */
  input: v.object({ featureKey: textFrom1To(60), percent: Percent, storeIds: StoreIds, halted: v.boolean() }),
  reply: FeatureView,
  refusals: ['thing/not-found', 'account/whole-chain', 'feature/only-grows'],
});
