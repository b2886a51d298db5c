import { spanAt, type Hours } from './hours.ts';
import { terminalAwayMs, type TradingStatus } from './trading.ts';

/** An order that nobody took for so long after its payment waits. */
export const untakenMs = 3 * 60_000;

/** Why somebody at a desk should look at a store now, the most pressing first. */
export const watchReasons = ['untaken', 'terminal-away', 'late', 'closed-by-hand'] as const;
export type WatchReason = (typeof watchReasons)[number];

type Watched = {
  readonly status: TradingStatus;
  readonly hours: Hours;
  readonly terminalSeenAt: Date | null;
  /** Orders nobody took in time, those of them that are for a slot to come, and orders past the time they were promised for. */
  readonly untaken: number;
  readonly booked: number;
  readonly late: number;
};

/** Orders wait at any hour, but those for a later slot until the store opens; a missing terminal and a store closed by hand matter only while the hours say it is open. */
export const watchReasonsOf = ({ status, hours, terminalSeenAt, untaken, booked, late }: Watched, now: Date): WatchReason[] => {
  const open = spanAt(hours, now) !== null;
  const away = terminalSeenAt === null || now.getTime() - terminalSeenAt.getTime() > terminalAwayMs;
  const holds: Record<WatchReason, boolean> = {
    untaken: untaken > (open ? 0 : booked),
    'terminal-away': open && status !== 'closed' && away,
    late: late > 0,
    'closed-by-hand': open && status === 'closed',
  };
  return watchReasons.filter((reason) => holds[reason]);
};
