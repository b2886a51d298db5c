import { addDays } from '../kernel/shanghai.ts';

export const pointKinds = ['earned', 'taken-back', 'spent', 'returned', 'expired', 'corrected', 'given'] as const;
export type PointKind = (typeof pointKinds)[number];

export const pointKindWords: Record<PointKind, string> = {
  earned: '消费获得',
  'taken-back': '退款扣回',
  spent: '下单抵扣',
  returned: '抵扣退回',
  expired: '到期清零',
  corrected: '人工调整',
  given: '注册赠送',
};

/** Points for what was paid, in fen: whole yuan times the tier's rate, rounded down. */
export const pointsFor = (paid: number, earnPerMille: number): number => Math.floor((growthFor(paid) * earnPerMille) / 1000);

/** Growth for what was paid, in fen: whole yuan. */
export const growthFor = (paid: number): number => Math.floor(paid / 100);

/** The most that one correction adds or takes off. */
export const pointsCorrectionMax = 100_000;

/** The last day of the next year: points earned on a day count up to then. */
export const lastDayOf = (earnedOn: string): string => `${Number(earnedOn.slice(0, 4)) + 1}-12-31`;

/** A batch of points that were earned, by the last day on which they count. */
export type Earned = { readonly lastDay: string; readonly points: number };

/**
 * What runs out of the points earned up to and with `lastDay`: those that nothing has used up. What goes off is taken from the
 * oldest first; `gone` is all that ever went off, by refunds, corrections and earlier expiries.
 */
export const expiring = (earned: readonly Earned[], gone: number, lastDay: string): number => {
  const old = earned.reduce((total, batch) => (batch.lastDay <= lastDay ? total + batch.points : total), 0);
  return Math.max(0, old - gone);
};

/** The day a year after `day`; 29 February is followed by 1 March. */
export const yearAfter = (day: string): string => {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return next.endsWith('-02-29') ? addDays(`${next.slice(0, 4)}-02-28`, 1) : next;
};
