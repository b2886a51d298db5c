import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Day, Id, Instant, pageOf, queryInteger } from '../kernel/fields.ts';
import { giftLineOutcomes, giftStates } from './coupon-gift.ts';
import { giveCoupons, viewCoupons } from './coupon.permissions.ts';

const whole = ['account/whole-chain'];

/** Days that a calendar of ours has. */
const FilterDay = v.pipe(Day, v.minValue('2000-01-01', '日期太早了'), v.maxValue('2999-12-31', '日期太晚了'));

/** Members who get one; what is null does not narrow. Days are Asia/Shanghai's, both ends included. */
export const GiftFilter = v.pipe(
  v.object({
    registeredFrom: v.nullable(FilterDay),
    registeredTo: v.nullable(FilterDay),
    /** Has, or has not, paid for an order since that day. */
    ordered: v.nullable(v.object({ has: v.boolean(), since: FilterDay })),
    /** Only those whose phone is known. */
    hasPhone: v.boolean(),
  }),
  v.forward(
    v.check(
      ({ registeredFrom, registeredTo }) => registeredFrom === null || registeredTo === null || registeredFrom <= registeredTo,
      '注册日期的结束不能早于开始',
    ),
    ['registeredTo'],
  ),
);
export type GiftFilterData = v.InferOutput<typeof GiftFilter>;

export const GiftView = v.object({
  id: Id,
  templateId: Id,
  /** Null: it goes to a list. */
  filter: v.nullable(GiftFilter),
  state: v.picklist(giftStates),
  /** Lines of its list, or members there were when it began; null: not counted yet. */
  wanted: v.nullable(Count),
  /** How many of these it has looked at. */
  done: Count,
  given: Count,
  /** Of a list: lines that name nobody, and lines whose member had got one from another line. */
  unknown: Count,
  twice: Count,
  /** Why it stopped by itself, in a sentence; null: it did not. */
  problem: v.nullable(v.string()),
  createdBy: v.string(),
  createdAt: Instant,
  endedAt: v.nullable(Instant),
  can: v.object({ stop: v.boolean(), resume: v.boolean() }),
});
export type GiftData = v.InferOutput<typeof GiftView>;

export const giftListBytesMax = 512 * 1024;
export const giftLinesMax = 10_000;

export const giveToList = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-templates/:templateId/gifts/list',
  summary:
    '发放给名单：正文是文本，手机号或会员编号，用换行、空格或逗号隔开，最多 1 万个；每位会员一张。一个手机号有几位会员时发给最新注册的',
  who: 'headOffice',
  permission: giveCoupons,
  repeat: 'key',
  bytesMax: giftListBytesMax,
  input: v.object({ templateId: Id }),
  reply: GiftView,
  refusals: [...whole, 'thing/not-found', 'coupon/not-live', 'coupon/list-empty', 'coupon/list-long'],
});

export const giveToFilter = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-templates/:templateId/gifts/filter',
  summary: '发放给符合条件的全部会员，每位一张，按注册先后发到总数为止；之后注册的不算',
  who: 'headOffice',
  permission: giveCoupons,
  repeat: 'key',
  input: v.object({ templateId: Id, filter: GiftFilter }),
  reply: GiftView,
  refusals: [...whole, 'thing/not-found', 'coupon/not-live'],
});

export const countGift = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-gift-counts',
  summary: '发放之前看看：现在有多少会员符合条件，以及其中三位。数到 10 万为止；会员很多而符合的很少时，只数最近的 20 万，是“至少”',
  who: 'headOffice',
  permission: giveCoupons,
  repeat: 'natural',
  input: v.object({ filter: GiftFilter }),
  reply: v.object({
    /** Up to one more than `countedMax`. */
    count: Count,
    /** False: there may be more. */
    isExact: v.boolean(),
    /** Some of them, masked. */
    examples: v.array(v.object({ name: v.string(), phone: v.string() })),
  }),
  refusals: whole,
});

export const listGifts = endpoint({
  method: 'GET',
  path: '/api/hq/coupon-templates/:templateId/gifts',
  summary: '一个券模板的各次发放，新的在前，带进度',
  who: 'headOffice',
  permission: viewCoupons,
  input: v.object({ templateId: Id, after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(GiftView),
  refusals: ['thing/not-found'],
});

export const getGift = endpoint({
  method: 'GET',
  path: '/api/hq/coupon-gifts/:giftId',
  summary: '一次发放的进度和结果',
  who: 'headOffice',
  permission: viewCoupons,
  input: v.object({ giftId: Id }),
  reply: GiftView,
  refusals: ['thing/not-found'],
});

export const stopGift = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-gifts/:giftId/stop',
  summary: '停止发放：已发的保留，可以继续',
  who: 'headOffice',
  permission: giveCoupons,
  repeat: 'natural',
  input: v.object({ giftId: Id }),
  reply: GiftView,
  refusals: [...whole, 'thing/not-found', 'state/not-allowed'],
});

export const resumeGift = endpoint({
  method: 'POST',
  path: '/api/hq/coupon-gifts/:giftId/resume',
  summary: '从停下的地方继续发放',
  who: 'headOffice',
  permission: giveCoupons,
  repeat: 'natural',
  input: v.object({ giftId: Id }),
  reply: GiftView,
  refusals: [...whole, 'thing/not-found', 'state/not-allowed', 'coupon/not-live', 'coupon/all-given'],
});

export const listGiftLines = endpoint({
  method: 'GET',
  path: '/api/hq/coupon-gifts/:giftId/lines',
  summary: '名单里每一个的结果：发了、没有这位会员、重复、还没有发到',
  who: 'headOffice',
  permission: viewCoupons,
  input: v.object({
    giftId: Id,
    outcome: v.optional(v.picklist(giftLineOutcomes)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 200), 50),
  }),
  reply: pageOf(v.object({ line: Count, named: v.string(), outcome: v.picklist(giftLineOutcomes) })),
  refusals: ['thing/not-found'],
});
