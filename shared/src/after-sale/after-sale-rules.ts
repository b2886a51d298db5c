import type { Parts, Rest } from '../order/desk-refund.ts';
import type { SaleMode } from '../order/order-modes.ts';
import { orderMachine, type OrderState } from '../order/order-status.ts';
import { pointsFor } from '../points/points.ts';
import { pointsBack } from '../points/spend-points.ts';
import { levelAbove, type AfterSaleLevel, type AfterSaleState } from './after-sale-status.ts';

/** What the chain has set: hours, and whole fen. */
export type AfterSaleRules = {
  /** So long after its end a completed order can be asked back. */
  readonly askHours: number;
  /** What a store's clerks may give back of one completed order, asked for within so many hours of its end. */
  readonly storeMax: number;
  readonly storeHours: number;
  readonly merchantMax: number;
  readonly merchantHours: number;
  /** Unanswered for so long it goes up by itself; with head office it is listed as waiting. */
  readonly storeWaitHours: number;
  readonly merchantWaitHours: number;
  readonly officeWaitHours: number;
};

/** The part that a merchant may be given of its own. */
export type AfterSaleLimits = Pick<AfterSaleRules, 'storeMax' | 'storeHours' | 'merchantMax' | 'merchantHours'>;

export const defaultRules: AfterSaleRules = {
  askHours: 168,
  storeMax: 5_000,
  storeHours: 24,
  merchantMax: 30_000,
  merchantHours: 168,
  storeWaitHours: 12,
  merchantWaitHours: 24,
  officeWaitHours: 24,
};

export const hourMs = 3_600_000;

type AskedOrder = {
  readonly mode: SaleMode;
  readonly state: OrderState;
  readonly ended_at: Date | null;
  readonly payable: number;
  readonly refunded: number;
};
export type PastCase = {
  readonly state: AfterSaleState;
  readonly level: AfterSaleLevel;
  readonly asked: number;
  readonly granted: number | null;
};

/** Why nothing can be asked back. `counter`: what was bought in the store comes back to the store. `state`: it was not taken yet (and can be cancelled), or it ended without being collected. */
export type WhyNot = 'counter' | 'state' | 'late' | 'nothing-left' | 'open' | 'final';

/** Why an order cannot be asked back now; null: it can. `last`: the order's latest case. */
export const whyNotAsk = (order: AskedOrder, last: PastCase | null, askHours: number, now: Date): WhyNot | null => {
  if (order.mode === 'counter') return 'counter';
  if (!isUnderWay(order) && order.state !== 'completed') return 'state';
  if (last?.state === 'asked') return 'open';
  if (order.refunded >= order.payable) return 'nothing-left';
  const until = askUntil(order, askHours);
  if (until !== null && now >= until) return 'late';
  return firstLevel(last) === null ? 'final' : null;
};

/** Taken by the store and not handed over yet: all that goes back then ends the order. */
export const isUnderWay = ({ state }: Pick<AskedOrder, 'state'>): boolean => state !== 'new' && orderMachine.can(state, 'refundAll');

/** Null: as long as it is under way. */
export const askUntil = ({ state, ended_at: endedAt }: Pick<AskedOrder, 'state' | 'ended_at'>, askHours: number): Date | null =>
  state === 'completed' && endedAt !== null ? new Date(endedAt.getTime() + askHours * hourMs) : null;

/**
 * Who looks at the next case of an order first. Whoever was refused, wholly or in part, is heard by the level above; what was
 * withdrawn lies where it lay. Null: head office has answered.
 */
export const firstLevel = (last: PastCase | null): AfterSaleLevel | null => {
  if (last === null) return 'store';
  if (last.state === 'withdrawn') return last.level;
  const isWhole = last.state !== 'declined' && last.granted !== null && last.granted >= last.asked;
  return isWhole ? 'store' : levelAbove(last.level);
};

type Line = { readonly pieces: number; readonly paid: number; readonly refunded: number };

/** What so many pieces of a line are worth: their part of what was paid, rounded down, and all that is left for all of them. */
export const worthOf = ({ pieces: all, paid, refunded }: Line, pieces: number): number =>
  pieces >= all ? paid - refunded : Math.min(paid - refunded, Math.floor((paid * pieces) / all));

type Deciding = {
  readonly rules: AfterSaleRules;
  readonly order: Pick<AskedOrder, 'state' | 'ended_at'>;
  readonly askedAt: Date;
  /** What this level, and those below, granted of the order before. */
  readonly given: number;
};

/**
 * What a level may give back. Head office: anything. Before the order is completed: anything too, as the store may just as well
 * reject the order. Else so much of an order over time, if it was asked for soon enough after its end.
 */
export const grantMaxOf = (level: AfterSaleLevel, { rules, order, askedAt, given }: Deciding): number => {
  if (level === 'office' || order.state !== 'completed' || order.ended_at === null) return Number.MAX_SAFE_INTEGER;
  const [max, hours] = level === 'store' ? [rules.storeMax, rules.storeHours] : [rules.merchantMax, rules.merchantHours];
  return askedAt.getTime() - order.ended_at.getTime() <= hours * hourMs ? Math.max(0, max - given) : 0;
};

export const waitHoursOf = (level: AfterSaleLevel, rules: AfterSaleRules): number =>
  ({ store: rules.storeWaitHours, merchant: rules.merchantWaitHours, office: rules.officeWaitHours })[level];

/** Of what was asked, what can still go back. */
export const leftOf = (asked: Parts, rest: Rest): Parts => ({
  lines: asked.lines
    .map(({ no, amount }) => ({ no, amount: Math.min(amount, rest.lines.get(no) ?? 0) }))
    .filter(({ amount }) => amount > 0),
  deliveryFee: Math.min(asked.deliveryFee, rest.deliveryFee),
});

type Purse = {
  readonly payable: number;
  readonly refunded: number;
  /** Points spent on the order. */
  readonly spent: number;
  /** At which rate it earned points; null: it has earned none. */
  readonly earnPerMille: number | null;
};

/** Points that come back and are taken back when so much more of an order is given back. */
export const pointsMoved = ({ payable, refunded, spent, earnPerMille }: Purse, amount: number): { back: number; taken: number } => {
  const [before, after] = [refunded, refunded + amount];
  const earned = (back: number): number => (earnPerMille === null ? 0 : pointsFor(payable - back, earnPerMille));
  return {
    back: pointsBack(spent, { payable, refunded: after }) - pointsBack(spent, { payable, refunded: before }),
    taken: earned(before) - earned(after),
  };
};
