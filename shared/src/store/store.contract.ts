import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, LatE6, LngE6, Nothing, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { tradingStatuses } from './trading.ts';

/** A store as the customer's list shows it. `notTaking` is a sentence when it takes no orders now, null when it does. */
export const StoreCard = v.object({
  id: Id,
  code: v.string(),
  name: v.string(),
  city: v.string(),
  district: v.string(),
  address: v.string(),
  phone: v.string(),
  latE6: LatE6,
  lngE6: LngE6,
  /** Metres as the crow flies from the place asked from; null when no place was given. */
  distance: v.nullable(Count),
  status: v.picklist(tradingStatuses),
  notTaking: v.nullable(v.string()),
  /** The span that is going on ends then; null: shut by its hours. */
  openUntil: v.nullable(Instant),
  /** When it is shut: the next opening. */
  opensAt: v.nullable(Instant),
  /** Today's hours in words: `09:00–14:00 16:00–21:30`. */
  hoursText: v.string(),
  pickup: v.boolean(),
  delivery: v.nullable(v.object({ fee: Amount, minimum: Amount, freeFrom: v.nullable(Amount), radiusMeters: Count, minutes: Count })),
  /** Minutes an order placed now would take. */
  readyMinutes: Count,
});
export type StoreCardData = v.InferOutput<typeof StoreCard>;

export const findStores = endpoint({
  method: 'GET',
  path: '/api/mini/stores',
  summary: '按位置、城市或名称查找门店；给了位置时由近到远，先列正在接单的',
  who: 'anyone',
  input: v.object({
    latE6: v.optional(queryInteger(-90_000_000, 90_000_000)),
    lngE6: v.optional(queryInteger(-180_000_000, 180_000_000)),
    city: v.optional(textUpTo(20)),
    text: v.optional(textUpTo(40)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 50), 20),
  }),
  reply: pageOf(StoreCard),
  refusals: [],
});

export const findCities = endpoint({
  method: 'GET',
  path: '/api/mini/cities',
  summary: '有门店的城市',
  who: 'anyone',
  input: Nothing,
  reply: v.object({ items: v.array(v.object({ name: v.string(), initial: v.string(), stores: Count, latE6: LatE6, lngE6: LngE6 })) }),
  refusals: [],
  cacheSeconds: 300,
});

export const getStore = endpoint({
  method: 'GET',
  path: '/api/mini/stores/:storeId',
  summary: '一家门店',
  who: 'anyone',
  input: v.object({ storeId: Id }),
  reply: StoreCard,
  refusals: ['thing/not-found'],
});

export const SlotView = v.object({ start: Instant, end: Instant, left: Count });

export const getSlots = endpoint({
  method: 'GET',
  path: '/api/mini/stores/:storeId/slots',
  summary: '可选的取餐时间：尽快，或今天与以后几天的时段',
  who: 'anyone',
  input: v.object({ storeId: Id, mode: v.optional(v.picklist(['pickup', 'delivery']), 'pickup') }),
  reply: v.object({
    /** When an order placed now would be ready (or at the door, for delivery); null: only slots. */
    soonest: v.nullable(Instant),
    notTaking: v.nullable(v.string()),
    days: v.array(v.object({ day: Day, slots: v.array(SlotView) })),
  }),
  refusals: ['thing/not-found'],
});
