import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { tradingStatuses } from './trading.ts';
import { watchReasons } from './watch-reasons.ts';

/** Stores that one answer lists at most; the counts are of all. */
export const watchedMax = 200;

export const watchStores = deskEndpoint({
  method: 'GET',
  path: '/store-watch',
  summary: `盯店：营业时间里终端不在的、订单没人接或迟了的、被手动暂停的门店，急的在前，最多列 ${watchedMax} 家`,
  permission: permission('store.watch', '今日', '盯店：看哪些门店现在需要联系'),
  input: Nothing,
  reply: v.object({
    at: Instant,
    /** Stores with each reason; one store may have several. */
    counts: v.object({ stores: Count, untaken: Count, 'terminal-away': Count, late: Count, 'closed-by-hand': Count }),
    items: v.array(
      v.object({
        storeId: Id,
        code: v.string(),
        name: v.string(),
        city: v.string(),
        phone: v.string(),
        reasons: v.array(v.picklist(watchReasons)),
        status: v.picklist(tradingStatuses),
        changedBy: v.string(),
        changedAt: v.nullable(Instant),
        terminalSeenAt: v.nullable(Instant),
        /** Orders nobody took within three minutes, and since when the oldest waits. */
        untaken: Count,
        untakenSince: v.nullable(Instant),
        /** Orders that are past the time they were promised for. */
        late: Count,
      }),
    ),
  }),
  refusals: [],
});
