import type { Actor } from './actor.ts';
import type { DomainEvent } from './events.ts';
import type { News } from './news.ts';
import type { Reads, Sql } from './sql.ts';

/** What may be needed to answer a question: no writes, no transaction. */
export type ReadContext<Who extends Actor = Actor> = {
  readonly actor: Who;
  readonly sql: Reads;
  readonly now: Date;
};

/** A change that a store's terminals, and the order's customer, hear of. */
export type FeedChange = { readonly kind: 'order'; readonly orderId: string } | { readonly kind: 'trading' | 'products' | 'prints' };

/**
 * Whose menus changed, without their terminals' being told: stores, or what stands for many of them; and of which stores the own
 * row is another now, so that what is kept of it in memory is read again.
 */
export type Announcement = Pick<News, 'menus' | 'renewed'>;

/** Everything a use case may lean on, besides its input. It knows nothing of HTTP. */
export type Context<Who extends Actor = Actor> = {
  readonly actor: Who;
  readonly sql: Sql;
  /** When this transaction began. */
  readonly now: Date;
  /** A new id: a ulid of this instant, 26 characters. */
  readonly newId: () => string;
  /** A whole number from 0 to `below` − 1 that cannot be guessed. */
  readonly random: (below: number) => number;
  /** The first try lost a race or a deadlock: what it only looked at, this one makes sure of. */
  readonly isRetry: boolean;
  /** Records an event in the same transaction; it is delivered after commit, or not before `dueAt`. */
  readonly emit: (event: DomainEvent, dueAt?: Date) => void;
  /** Tells the store's feed. The store's counter is written last of all in the transaction. */
  readonly tell: (storeId: string, change: FeedChange) => void;
  /** Whether a connection of this process listens to the store's feed, so that it pays to show it what it is told. */
  readonly isWatched: (storeId: string) => boolean;
  /** What terminals are shown of an order this transaction told of, as it is when all is done: then nobody here reads it again. */
  readonly show: (orderId: string, view: unknown) => void;
  /** After COMMIT, wakes what every process keeps at hand: of these news nothing is written, so whoever misses them asks SQL in time. */
  readonly announce: (news: Announcement) => void;
};
