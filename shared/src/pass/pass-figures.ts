import type { PassState } from './pass-status.ts';
import { dayOf } from '../kernel/shanghai.ts';
import { fen, type Fen } from '../kernel/money.ts';

/** What of a pass decides how often it can still be used. */
export type PassFigures = {
  readonly state: PassState;
  readonly uses: number;
  readonly usesPerDay: number;
  readonly used: number;
  /** The last day on which it was used, and how often on that day. */
  readonly usedDay: string;
  readonly usedOnDay: number;
  /** Null: it was not paid for yet. */
  readonly until: Date | null;
};

export const passStandings = ['unpaid', 'usable', 'over', 'used-up', 'paused', 'refunding', 'refunded', 'cancelled'] as const;
export type PassStanding = (typeof passStandings)[number];

export const passStandingWords: Record<PassStanding, string> = {
  unpaid: '待付款',
  usable: '可用',
  over: '已到期',
  'used-up': '已用完',
  paused: '退款待审核',
  refunding: '退款中',
  refunded: '已退款',
  cancelled: '已取消',
};

/** How a pass stands at a moment: of one that is good also whether its time or its uses ran out. */
export const standingOf = ({ state, uses, used, until }: PassFigures, now: Date): PassStanding => {
  if (state !== 'active') return state;
  if (used >= uses) return 'used-up';
  return until !== null && until <= now ? 'over' : 'usable';
};

export const leftInAll = ({ uses, used }: Pick<PassFigures, 'uses' | 'used'>): number => Math.max(0, uses - used);

/** How often it can be used today: none where it cannot be used at all. */
export const leftToday = (pass: PassFigures, now: Date): number => {
  if (standingOf(pass, now) !== 'usable') return 0;
  const usedToday = pass.usedDay === dayOf(now) ? pass.usedOnDay : 0;
  return Math.min(leftInAll(pass), Math.max(0, pass.usesPerDay - usedToday));
};

/** Its member is told that a pass is nearly over so many days before its last, or when it has so few uses left. */
export const endingDays = 3;
export const endingUses = 3;

/** Few uses are left of one that had more. */
export const isNearlyUsedUp = (pass: Pick<PassFigures, 'uses' | 'used'>): boolean =>
  pass.uses > endingUses && leftInAll(pass) === endingUses;

type Bought = { readonly price: number; readonly uses: number; readonly used: number; readonly until: Date };

/**
 * What goes back of a pass whose money is asked back at a moment: the price less the share of what was used, that share rounded up to
 * a whole fen. Of a pass whose time is over, or of which nothing is left, nothing goes back.
 */
export const passRefund = ({ price, uses, used, until }: Bought, askedAt: Date): Fen =>
  until <= askedAt || used >= uses ? fen(0) : fen(price - Math.ceil((price * used) / uses));
