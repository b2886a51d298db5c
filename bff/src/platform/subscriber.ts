import type { Context } from './context.ts';
import type { EventType } from './events.ts';
import type { Reads } from './sql.ts';

/** One transaction of a subscriber. */
export type Transact = <T>(step: (ctx: Context) => Promise<T>) => Promise<T>;

/** What a subscriber that talks to the outside is given: transactions before, and the final one that marks the delivery done. */
export type Steps = {
  readonly now: Date;
  readonly reads: Reads;
  readonly transact: Transact;
  /** The last transaction: what it writes and the mark are one. Not calling it leaves the mark to the platform, after the handler. */
  readonly finish: Transact;
  /** How often this delivery was tried before. */
  readonly attempts: number;
  /** Progress that survives a kill: read from the last run, saved in a transaction of its own. */
  readonly progress: string | null;
  readonly saveProgress: (progress: string) => Promise<void>;
};

export type Subscriber = {
  /** Stored with each delivery: unique and never reused for something else. */
  readonly name: string;
  readonly event: string;
  readonly handle: (steps: Steps, payload: unknown) => Promise<void>;
  readonly moot?: Moot | undefined;
};

/**
 * Tells of many deliveries at once which have nothing left to do, such as the clock of an order that moved on: those are marked
 * done without being handed over one by one. Whoever is handed over checks again, under its own lock.
 */
export type Moot = (reads: Reads, payloads: readonly unknown[]) => Promise<readonly boolean[]>;

/** A subscriber that only writes here: one transaction, which also marks the delivery done. */
export const on = <Payload>(
  event: EventType<Payload>,
  name: string,
  handle: (ctx: Context, payload: Payload) => Promise<void>,
  moot?: Moot,
): Subscriber => ({
  name,
  event: event.name,
  moot,
  handle: (steps, payload) => steps.finish((ctx) => handle(ctx, payload as Payload)),
});

/** A subscriber that talks to the outside: transaction, network, transaction. It must bear being run again from the start. */
export const onSteps = <Payload>(
  event: EventType<Payload>,
  name: string,
  handle: (steps: Steps, payload: Payload) => Promise<void>,
  moot?: Moot,
): Subscriber => ({
  name,
  event: event.name,
  moot,
  handle: (steps, payload) => handle(steps, payload as Payload),
});
