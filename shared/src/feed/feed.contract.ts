import * as v from 'valibot';
import { Count, Id } from '../kernel/fields.ts';
import { OrderView } from '../order/order.contract.ts';
import { TerminalOrder, TradingView } from '../terminal/terminal.contract.ts';

/** `GET /api/feed`, a WebSocket. The token travels in the first message, not in the address. */
export const feedPath = '/api/feed';

/** The first message must come within so many milliseconds. */
export const helloWithinMs = 5_000;
/** The server pings so often; a client that heard nothing for three times as long reconnects. */
export const feedPingMs = 20_000;

/**
 * What a client says first. A terminal names the sequence it stopped at (of its board's snapshot) and gets the rest; a
 * customer names the order.
 */
export const FeedHello = v.variant('kind', [
  v.object({ kind: v.literal('terminal'), token: v.pipe(v.string(), v.maxLength(100)), seq: Count }),
  v.object({ kind: v.literal('customer'), token: v.pipe(v.string(), v.maxLength(100)), orderId: Id }),
]);

/**
 * What the server says. To a terminal every message carries the store's sequence; `reset` means its sequence is too old and
 * it takes a new snapshot. A customer gets the order as it is now, whenever it changed. `alive` comes every `feedPingMs`.
 */
export const FeedMessage = v.variant('kind', [
  v.object({ kind: v.literal('welcome'), seq: Count }),
  v.object({ kind: v.literal('order'), seq: Count, order: TerminalOrder }),
  v.object({ kind: v.literal('trading'), seq: Count, trading: TradingView }),
  v.object({ kind: v.literal('products'), seq: Count }),
  v.object({ kind: v.literal('prints'), seq: Count }),
  v.object({ kind: v.literal('reset') }),
  v.object({ kind: v.literal('alive') }),
  v.object({ kind: v.literal('my-order'), order: OrderView }),
  v.object({ kind: v.literal('refused'), code: v.string(), message: v.string() }),
]);
export type FeedMessageData = v.InferOutput<typeof FeedMessage>;
