import * as v from 'valibot';
import { Instant } from '../kernel/fields.ts';
import { tradingStatuses } from '../store/trading.ts';

/** What staff set by hand, who did and when. */
export const TradingView = v.object({
  status: v.picklist(tradingStatuses),
  pickup: v.boolean(),
  delivery: v.boolean(),
  changedBy: v.string(),
  changedAt: v.nullable(Instant),
});
export type TradingViewData = v.InferOutput<typeof TradingView>;
