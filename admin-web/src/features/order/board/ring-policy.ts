import { untakenLouderMinutes } from '@mendian/shared/order/order-status.ts';
import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';

export type Ringing = {
  readonly level: 'quiet' | 'ring' | 'louder';
  /** The orders it rings for. */
  readonly ids: readonly string[];
};

/** How long from one ring to the next. */
const ringEveryMs = { quiet: Number.POSITIVE_INFINITY, ring: 5_000, louder: 2_500 } as const;

/** What the terminal rings for: every new order until it is taken, louder once one has waited for three minutes. */
export const ringingOf = (orders: readonly TerminalOrderData[], nowMs: number): Ringing => {
  const fresh = orders.filter(({ state }) => state === 'new');
  if (fresh.length === 0) return { level: 'quiet', ids: [] };
  const waitedMs = Math.max(...fresh.map((order) => waitedMsOf(order, nowMs)));
  return { level: waitedMs >= untakenLouderMinutes * minuteMs ? 'louder' : 'ring', ids: fresh.map(({ id }) => id) };
};

/** How long an order has waited to be taken. */
const waitedMsOf = ({ at }: TerminalOrderData, nowMs: number): number => nowMs - Date.parse(at.paid ?? at.placed);

export type LastRing = { readonly atMs: number; readonly ids: readonly string[] };

/** Whether to ring now: at once for an order that has not rung here, again after a while for those that have. */
export const isRingDue = ({ level, ids }: Ringing, last: LastRing, nowMs: number): boolean =>
  ids.some((id) => !last.ids.includes(id)) || nowMs - last.atMs >= ringEveryMs[level];
