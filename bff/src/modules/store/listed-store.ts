import { addDays, dayOf, instantAt, minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { hoursTextOn, nextOpening, spanAt } from '@mendian/shared/store/hours.ts';
import { leadMinutes } from '@mendian/shared/store/slots.ts';
import { parse } from 'valibot';
import { StoreCard, type StoreCardData } from '@mendian/shared/store/store.contract.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { notNow, notTakingSentences, terminalAwayMs, type NotNow, type Standing, type Trading } from '@mendian/shared/store/trading.ts';

export type Card = Omit<StoreCardData, 'distance'>;
export type StoreIdentity = Pick<StoreCardData, 'id' | 'code' | 'name' | 'city' | 'district' | 'address' | 'phone' | 'latE6' | 'lngE6'>;

/** What holds from one moment to another, while the terminal is there. */
type View = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly why: NotNow | null;
  readonly card: Card;
  /** The card as it goes onto the wire, with its terminal there and with it away; null until it is asked for. */
  bytes: Buffer | null;
  awayBytes: Buffer | null;
};

/** A store as the directory keeps it. What changes is written by the directory alone. */
export type ListedStore = StoreIdentity & {
  readonly cityInitial: string;
  readonly settings: StoreSettingsData;
  readonly standing: Standing | null;
  /** When its own row was last changed, as far as that is written down. */
  readonly changedAtMs: number;
  /** What a search looks through, in lower case: the name and code, and everything else. */
  readonly nameText: string;
  readonly allText: string;
  trading: Trading;
  /** Until when the trading before this one held, so that a list asked for before keeps its order. */
  tradingBefore: Trading;
  turnedAtMs: number;
  /** When its terminal was last heard of, and the last time it was away: from, until. */
  seenAtMs: number;
  awayFromMs: number;
  awayUntilMs: number;
  view: View | null;
};

/** Whether one may order there at this moment, and why not. `at` may be a little in the past. */
export const whyNotAt = (store: ListedStore, at: Date): NotNow | null => {
  const atMs = at.getTime();
  const terminalSeenAt = isAway(store, atMs) ? null : at;
  if (atMs < store.turnedAtMs) {
    const { standing, tradingBefore: trading, settings } = store;
    return notNow({ standing, trading, settings, terminalSeenAt }, at);
  }
  const { why } = viewAt(store, at);
  return terminalSeenAt === null ? awayAsWell(why) : why;
};

/** The store's card as it is now. It is made anew only when something changes: an opening, last orders, midnight, a switch. */
export const cardAt = (store: ListedStore, now: Date): Card => {
  const { why, card } = viewAt(store, now);
  const really = isAway(store, now.getTime()) ? awayAsWell(why) : why;
  return really === why ? card : { ...card, notTaking: really && notTakingSentences[really] };
};

/**
 * The card's JSON up to its distance, which the caller writes behind it. It is checked against the contract once and kept, since
 * checking and writing twenty cards for each request costs more than finding them.
 */
export const cardBytesAt = (store: ListedStore, now: Date): Buffer => {
  const view = viewAt(store, now);
  if (isAway(store, now.getTime())) return (view.awayBytes ??= cardBytes(cardAt(store, now)));
  return (view.bytes ??= cardBytes(view.card));
};

const cardBytes = (card: Card): Buffer => {
  const { distance: _distance, ...checked } = parse(StoreCard, { ...card, distance: null });
  return Buffer.from(`${JSON.stringify(checked).slice(0, -1)},"distance":`);
};

const isAway = ({ seenAtMs, awayFromMs, awayUntilMs }: ListedStore, atMs: number): boolean =>
  atMs - seenAtMs > terminalAwayMs || (atMs > awayFromMs && atMs < awayUntilMs);

/** A terminal that is away matters less than a store shut for good, by hand or by its hours, and more than the rest. */
const awayAsWell = (why: NotNow | null): NotNow => (why !== null && aboveAway.has(why) ? why : 'terminal-away');

const aboveAway: ReadonlySet<NotNow> = new Set(['closed-for-good', 'no-payee', 'closed-by-store', 'closed-hours']);

const viewAt = (store: ListedStore, at: Date): View => {
  const atMs = at.getTime();
  const { view } = store;
  if (view !== null && view.fromMs <= atMs && atMs < view.untilMs) return view;
  const fresh = makeView(store, at);
  if (view === null || atMs >= view.untilMs) store.view = fresh;
  return fresh;
};

const makeView = (store: ListedStore, at: Date): View => {
  const { standing, trading, settings } = store;
  const busy = trading.status === 'busy';
  const span = spanAt(settings.hours, at);
  const opensAt = span === null ? nextOpening(settings.hours, at) : null;
  const readyMinutes = leadMinutes({ settings, busy });
  const why = notNow({ standing, trading, settings, terminalSeenAt: at }, at);
  const { id, code, name, city, district, address, phone, latE6, lngE6 } = store;
  const card: Card = {
    ...{ id, code, name, city, district, address, phone, latE6, lngE6 },
    status: trading.status,
    notTaking: why && notTakingSentences[why],
    openUntil: span?.until.toISOString() ?? null,
    opensAt: opensAt?.toISOString() ?? null,
    hoursText: hoursTextOn(settings.hours, dayOf(at)),
    pickup: trading.pickup,
    delivery: trading.delivery ? settings.delivery : null,
    readyMinutes,
  };
  const shutsMs = span?.until.getTime();
  const turnsMs = [
    instantAt(addDays(dayOf(at), 1), 0).getTime(),
    ...(opensAt === null ? [] : [opensAt.getTime()]),
    ...(shutsMs === undefined
      ? []
      : [shutsMs, shutsMs - settings.pickup.lastOrderMinutes * minuteMs, shutsMs - readyMinutes * minuteMs + 1]),
  ];
  return {
    fromMs: at.getTime(),
    untilMs: Math.min(...turnsMs.filter((turnMs) => turnMs > at.getTime())),
    why,
    card,
    bytes: null,
    awayBytes: null,
  };
};
