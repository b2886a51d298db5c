import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing } from '../kernel/fields.ts';
import { editTiers, viewTiers } from './points.permissions.ts';
import { TierDrafts } from './tier-draft.ts';

const TierView = v.object({
  key: v.string(),
  name: v.string(),
  growth: Count,
  earnPerMille: Count,
  /** Members who have it now, up to one more than `countedMax`; of the lowest only those who ever earned points. */
  members: Count,
  /** Coupons that are given for it now: on a birthday, and when it is reached. */
  coupons: v.array(v.object({ templateId: Id, name: v.string(), on: v.picklist(['birthday', 'rise']) })),
});

export const TiersView = v.object({
  /** 0: as a chain begins. */
  version: Count,
  /** From the lowest on. */
  tiers: v.array(TierView),
  /** Retired ones that members still have, up to their review. */
  retired: v.array(TierView),
  changedBy: v.nullable(v.string()),
  changedAt: v.nullable(Instant),
});
export type TiersData = v.InferOutput<typeof TiersView>;

export const getTiers = endpoint({
  method: 'GET',
  path: '/api/hq/tiers',
  summary: '会员等级：名称、所需成长值、每元积分、各有多少会员、生日和升级时送哪些券',
  who: 'headOffice',
  permission: viewTiers,
  input: Nothing,
  reply: TiersView,
  refusals: [],
});

export const setTiers = endpoint({
  method: 'PUT',
  path: '/api/hq/tiers',
  summary: '修改会员等级：门槛降低时够格的会员陆续升级，没有人因此立刻降级；去掉的等级保留到各人下次复核',
  who: 'headOffice',
  permission: editTiers,
  repeat: 'key',
  input: v.object({ /** The one that was looked at. */ version: Count, tiers: TierDrafts }),
  reply: TiersView,
  refusals: ['account/whole-chain', 'points/tiers-changed', 'points/too-many-tiers'],
});
