import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, Nothing, pageOf, Phone, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { joinChannels } from './join-channel.ts';
import { manageJoining, viewJoining } from './joining.permissions.ts';

/** What is scanned or opened to register; `address` is what its picture holds. */
const JoinCode = v.object({ code: v.string(), address: v.string() });

export const getJoinCodes = endpoint({
  method: 'POST',
  path: '/api/terminal/join-codes',
  summary: '门店和当前店员的会员注册码；第一次要时生成，之后一直是同一个',
  who: 'clerk',
  repeat: 'natural',
  input: Nothing,
  reply: v.object({ storeName: v.string(), clerkName: v.string(), store: JoinCode, clerk: JoinCode }),
  refusals: [],
});
export type JoinCodesData = v.InferOutput<typeof getJoinCodes.reply>;

export const registerAtCounter = endpoint({
  method: 'POST',
  path: '/api/terminal/registrations',
  summary: '柜台登记：记下顾客报的手机号，30 天内他在小程序绑定这个号码，就算在本店注册',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ phone: Phone }),
  reply: Nothing,
  refusals: ['member/known', 'limit/too-many'],
});

const Campaign = v.object({
  id: Id,
  name: v.string(),
  ...JoinCode.entries,
  createdBy: v.string(),
  createdAt: Instant,
  /** Null: it counts. */
  endedAt: v.nullable(Instant),
});
export type CampaignData = v.InferOutput<typeof Campaign>;

/** Campaigns that count at a time, and that a list shows. */
export const campaignsMax = 200;

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/hq/join-campaigns',
  summary: `活动的注册码，使用中的在前，新的在前（最多 ${campaignsMax} 个）`,
  who: 'headOffice',
  permission: viewJoining,
  input: Nothing,
  reply: v.object({ items: v.array(Campaign) }),
  refusals: [],
});

export const addCampaign = endpoint({
  method: 'POST',
  path: '/api/hq/join-campaigns',
  summary: '新建一个活动的注册码',
  who: 'headOffice',
  permission: manageJoining,
  repeat: 'key',
  input: v.object({ name: textFrom1To(20) }),
  reply: Campaign,
  refusals: ['account/whole-chain', 'member/too-many-campaigns'],
});

export const endCampaign = endpoint({
  method: 'POST',
  path: '/api/hq/join-campaigns/:campaignId/end',
  summary: '停用一个活动码：之后扫到的算自己注册',
  who: 'headOffice',
  permission: manageJoining,
  repeat: 'natural',
  input: v.object({ campaignId: Id }),
  reply: Campaign,
  refusals: ['account/whole-chain', 'thing/not-found'],
});

export const joinPointsMax = 100_000;
const JoinPoints = v.object({
  channel: v.picklist(joinChannels),
  points: v.pipe(Count, v.maxValue(joinPointsMax, '最多十万积分')),
});

export const getJoinPoints = endpoint({
  method: 'GET',
  path: '/api/hq/join-points',
  summary: '各注册渠道送多少积分',
  who: 'headOffice',
  permission: viewJoining,
  input: Nothing,
  reply: v.object({ items: v.array(JoinPoints) }),
  refusals: [],
});

export const setJoinPoints = endpoint({
  method: 'PUT',
  path: '/api/hq/join-points',
  summary: '修改各注册渠道送多少积分；没有写的渠道不送，已经送出的不变',
  who: 'headOffice',
  permission: manageJoining,
  repeat: 'natural',
  input: v.object({
    items: v.pipe(
      v.array(JoinPoints),
      v.check((items) => new Set(items.map(({ channel }) => channel)).size === items.length, '同一个渠道写了两次'),
      v.check((items) => items.every(({ channel, points }) => channel !== 'import' || points === 0), '数据接管的会员不送'),
    ),
  }),
  reply: v.object({ items: v.array(JoinPoints) }),
  refusals: ['account/whole-chain'],
});

const Registration = v.object({
  memberId: Id,
  /** Masked, as the phone is. */
  name: v.string(),
  phone: v.string(),
  tier: v.string(),
  points: v.pipe(v.number(), v.integer()),
  /** Null: from before it was recorded. */
  channel: v.nullable(v.picklist(joinChannels)),
  /** The store, clerk or campaign that brought him; empty: none. */
  store: v.string(),
  clerk: v.string(),
  campaign: v.string(),
  joinedAt: Instant,
});
export type RegistrationData = v.InferOutput<typeof Registration>;

export const listRegistrations = endpoint({
  method: 'GET',
  path: '/api/hq/registrations',
  summary: '注册记录，新的在前：会员从哪里来；按注册渠道、门店、活动查找。姓名和手机号只显示一部分',
  who: 'headOffice',
  permission: viewJoining,
  stale: true,
  input: v.object({
    channel: v.optional(v.picklist(joinChannels)),
    storeId: v.optional(Id),
    campaignId: v.optional(Id),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(Registration),
  refusals: ['account/whole-chain'],
});
