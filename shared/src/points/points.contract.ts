import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Day, Id, Instant, Nothing, pageOf, queryInteger } from '../kernel/fields.ts';
import { pointKinds } from './points.ts';

/** A balance may be negative: what was earned was spent before its order was refunded. */
const Balance = v.pipe(v.number(), v.integer());

export const CardView = v.object({
  /** `place`: how high it stands, from 0 on. */
  tier: v.object({ key: v.string(), name: v.string(), place: Count }),
  points: Balance,
  /** Growth within twelve months. */
  growth: Balance,
  /** Null: there is no higher one. */
  next: v.nullable(v.object({ name: v.string(), growth: Count, missing: Count })),
  /** The day of the next review: up to then the tier stays. */
  reviewedOn: v.nullable(Day),
  /** What the tier gives, a line each. */
  benefits: v.array(v.string()),
  /** All tiers that can be reached, from the lowest on. */
  ladder: v.array(v.object({ key: v.string(), name: v.string(), growth: Count, benefits: v.array(v.string()) })),
  /** Points that run out next; null: none do. */
  expiring: v.nullable(v.object({ points: Count, lastDay: Day })),
});
export type CardData = v.InferOutput<typeof CardView>;

export const PointEntryView = v.object({
  id: Id,
  kind: v.picklist(pointKinds),
  points: Balance,
  /** The balance after it. */
  balance: Balance,
  orderId: v.nullable(Id),
  passId: v.nullable(Id),
  /** Why, where a person wrote it or a refund took it back; otherwise empty. */
  note: v.string(),
  at: Instant,
});
export type PointEntryData = v.InferOutput<typeof PointEntryView>;

export const getMyCard = endpoint({
  method: 'GET',
  path: '/api/mini/me/card',
  summary: '我的会员卡：等级、积分、成长值、权益、即将到期的积分',
  who: 'customer',
  input: Nothing,
  reply: CardView,
  refusals: [],
});

export const listMyPoints = endpoint({
  method: 'GET',
  path: '/api/mini/me/points',
  summary: '积分明细，新的在前',
  who: 'customer',
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(PointEntryView),
  refusals: [],
});
