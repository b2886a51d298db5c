import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { watchedMax, type watchStores as contract } from '@mendian/shared/store/store-watch.contract.ts';
import { terminalAwayMs } from '@mendian/shared/store/trading.ts';
import { watchReasons, watchReasonsOf } from '@mendian/shared/store/watch-reasons.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';
import type { Reads } from '../../platform/sql.ts';
import { sharedSettings } from '../store/index.ts';
import { nothingWaits, readWaiting, type Waiting } from './waiting-orders.ts';

type Reply = ReplyOf<typeof contract.hq>;
type Item = Reply['items'][number];

type Row = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly phone: string;
  readonly settings: string;
  readonly status: Item['status'];
  readonly changed_by: string;
  readonly changed_at: Date | null;
  readonly seen_at: Date | null;
};

/** The stores that somebody has to look at now, among those the caller looks after. */
export const watchStores = async ({ sql, actor, now }: ReadContext<Staff>): Promise<Reply> => {
  const within = withinScope(actor.scope);
  const waiting = await readWaiting(sql, within, now);
  const rows = await readSuspects(sql, within, [...waiting.keys()], now);
  const settings = sharedSettings();
  const items = rows
    .map((row) => itemOf(row, settings(row.settings), waiting.get(row.id), now))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(byUrgency);
  const having = (reason: Item['reasons'][number]) => items.filter(({ reasons }) => reasons.includes(reason)).length;
  return {
    at: now.toISOString(),
    counts: {
      ...{ stores: items.length, untaken: having('untaken'), 'terminal-away': having('terminal-away') },
      ...{ late: having('late'), 'closed-by-hand': having('closed-by-hand') },
    },
    items: items.slice(0, watchedMax),
  };
};

/** Stores whose orders wait, whose terminal is silent, or that were closed by hand; the hours are looked at afterwards. */
const readSuspects = (sql: Reads, within: Condition, waiting: readonly string[], now: Date): Promise<Row[]> =>
  sql.all<Row>(
    `SELECT s.id, s.code, s.name, s.city, s.phone, s.settings, t.status, t.changed_by, t.changed_at, p.seen_at
    FROM store s JOIN store_trading t ON t.store_id = s.id LEFT JOIN terminal_presence p ON p.store_id = s.id
    WHERE s.standing = 'open' AND ${within.text} AND (t.status = 'closed' OR p.seen_at IS NULL OR p.seen_at < ? OR s.id IN (?))`,
    [...within.values, new Date(now.getTime() - terminalAwayMs), waiting],
  );

const itemOf = (row: Row, { hours }: ReturnType<ReturnType<typeof sharedSettings>>, waits: Waiting | undefined, now: Date): Item => {
  const { untaken, untakenSince, booked, late } = waits ?? nothingWaits;
  return {
    ...{ storeId: row.id, code: row.code, name: row.name, city: row.city, phone: row.phone },
    reasons: watchReasonsOf({ status: row.status, hours, terminalSeenAt: row.seen_at, untaken, booked, late }, now),
    ...{ status: row.status, changedBy: row.changed_by, changedAt: row.changed_at?.toISOString() ?? null },
    ...{ terminalSeenAt: row.seen_at?.toISOString() ?? null, untaken, untakenSince: untakenSince?.toISOString() ?? null, late },
  };
};

/** The most pressing reason first, then whose order waits longest, then by code. */
const byUrgency = (a: Item, b: Item): number =>
  watchReasons.indexOf(a.reasons[0]!) - watchReasons.indexOf(b.reasons[0]!) ||
  (a.untakenSince ?? '').localeCompare(b.untakenSince ?? '') ||
  (a.code < b.code ? -1 : 1);
