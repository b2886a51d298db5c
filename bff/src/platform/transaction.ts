import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import type { Database } from './database.ts';
import { isContention, isDuplicate, isUnmet } from './database-errors.ts';
import type { DomainEvent } from './events.ts';
import type { Told } from './feed-fresh.ts';
import { Repeated } from './idempotency.ts';
import type { Announcement, FeedChange } from './context.ts';
import { newUlid, randomBelow } from './chance.ts';
import type { Sql } from './sql.ts';

/** What every transaction needs from the house. */
export type House = {
  readonly database: Database;
  readonly now: () => Date;
  /** The names of the subscribers of an event. */
  readonly subscribersOf: (event: string) => readonly string[];
  /** Whether a connection of this process listens to the store's feed. */
  readonly isWatched: (storeId: string) => boolean;
  /** Called after commit: whether something is due now, what the stores' feeds were told, and what was announced besides. */
  readonly wake: (due: boolean, told: ReadonlyMap<string, readonly Told[]>, announced: readonly Announcement[]) => void;
};

/** Deadlocks and too long waits are tried so often again. */
const contentionRetriesMax = 5;

/**
 * Runs one use case in one transaction: all of it happens or none of it. Losing a race, for a unique key or for what was there
 * when it looked, earns one retry, in which the use case finds what the winner left; a deadlock's victim tries again.
 */
export const inTransaction = async <Who extends Actor, T>(
  house: House,
  actor: Who,
  step: (ctx: Context<Who>) => Promise<T>,
): Promise<T> => {
  let lost = 0;
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt(house, actor, step, tries > 0);
    } catch (thrown) {
      const kept = thrown instanceof Repeated ? await thrown.reply(house.database.reads) : null;
      if (kept !== null) return kept.reply as T;
      const error: unknown = thrown instanceof Repeated ? thrown.cause : thrown;
      const again = isContention(error) ? tries < contentionRetriesMax : (isDuplicate(error) || isUnmet(error)) && lost++ === 0;
      if (!again) throw error;
      if (isContention(error)) await pause((tries + 1) * (5 + randomBelow(20)));
    }
  }
};

const attempt = async <Who extends Actor, T>(
  house: House,
  actor: Who,
  step: (ctx: Context<Who>) => Promise<T>,
  isRetry: boolean,
): Promise<T> => {
  const now = house.now();
  const events: { event: DomainEvent; dueAt: Date }[] = [];
  const news = new Map<string, FeedChange[]>();
  const views = new Map<string, unknown>();
  const told = new Map<string, readonly Told[]>();
  const announced: Announcement[] = [];
  const result = await house.database.transaction(async (sql) => {
    const answer = await step({
      actor,
      sql,
      now,
      newId: () => newUlid(now),
      random: randomBelow,
      isRetry,
      emit: (event, dueAt = now) => void events.push({ event, dueAt }),
      tell: (storeId, change) => void news.set(storeId, [...(news.get(storeId) ?? []), change]),
      isWatched: house.isWatched,
      show: (orderId, view) => void views.set(orderId, view),
      announce: (one) => void announced.push(one),
    });
    record(house, sql, now, events);
    for (const storeId of [...news.keys()].sort())
      tellFeed(sql, now, { storeId, changes: news.get(storeId)! }, (seq) => told.set(storeId, toldOf(news.get(storeId)!, seq, views)));
    return answer;
  });
  if (events.length > 0 || told.size > 0 || announced.length > 0)
    house.wake(
      events.some(({ dueAt }) => dueAt <= now),
      told,
      announced,
    );
  return result;
};

/** With their numbers, the last of which is `seq`. A view is of the order's last change. */
const toldOf = (changes: readonly FeedChange[], seq: number, views: ReadonlyMap<string, unknown>): Told[] =>
  changes.map((change, index) => {
    const orderId = change.kind === 'order' ? change.orderId : null;
    const isLast = !changes.slice(index + 1).some((later) => later.kind === 'order' && later.orderId === orderId);
    const shown = orderId !== null && isLast && views.has(orderId) ? { view: views.get(orderId) } : {};
    return { seq: seq - (changes.length - 1 - index), kind: change.kind, order_id: orderId, ...shown };
  });

/** The outbox: one event row, and one delivery row per subscriber. An event nobody listens to is not kept. */
const record = ({ subscribersOf }: House, sql: Sql, now: Date, events: readonly { event: DomainEvent; dueAt: Date }[]): void => {
  const heard = events
    .map((one) => ({ ...one, id: newUlid(now), subscribers: subscribersOf(one.event.name) }))
    .filter(({ subscribers }) => subscribers.length > 0);
  sql.later.insert(
    'event',
    heard.map(({ id, event }) => ({ id, name: event.name, payload: JSON.stringify(event.payload), created_at: now })),
  );
  sql.later.insert(
    'delivery',
    heard.flatMap(({ id, dueAt, subscribers }) =>
      subscribers.map((subscriber) => ({ id: newUlid(now), event_id: id, subscriber, state: 'waiting', due_at: dueAt, attempts: 0 })),
    ),
  );
};

/**
 * A store's news get the next numbers; its counter row is the last lock a transaction takes, together with COMMIT. A store
 * without a counter fails the transaction: its number would be null.
 */
const tellFeed = (
  sql: Sql,
  now: Date,
  { storeId, changes }: { storeId: string; changes: readonly FeedChange[] },
  heard: (seq: number) => void,
): void => {
  const last = sql.later.increment('feed_counter', 'seq', changes.length, { store_id: storeId }, (seq) => seq !== null && heard(seq));
  sql.later.run(
    `INSERT INTO feed_event (store_id, seq, kind, order_id, created_at) VALUES ${changes
      .map(() => `(?, ${last.text} - ?, ?, ?, ?)`)
      .join(', ')}`,
    changes.flatMap((change, index) => {
      const back = changes.length - 1 - index;
      return [storeId, ...last.values, back, change.kind, change.kind === 'order' ? change.orderId : null, now];
    }),
  );
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
