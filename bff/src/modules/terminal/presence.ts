import type { TerminalSeen } from '../../platform/authenticate.ts';
import type { Log } from '../../platform/log.ts';
import type { House } from '../../platform/transaction.ts';

/** Which terminals were heard of, and with them which stores. */
export type Presence = {
  /** Costs nothing: it is collected, and written with all others every few seconds. */
  readonly seen: (terminal: TerminalSeen) => void;
  /** Writes at once what was collected. */
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const flushMs = 5_000;
const rowsAtOnce = 1_000;

type Heard = TerminalSeen & { readonly at: Date };

/**
 * Collects in memory and writes in two statements for many: each terminal, and each store by the latest of its terminals, which is
 * what its trading goes by: a relay does not stand for anybody who takes orders. What is written is when one was last heard of, not when it is written: otherwise it would be said to
 * have been there up to `flushMs` after it was gone.
 */
export const openPresence = (house: House, log: Log): Presence => {
  let heard = new Map<string, Heard>();
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    const taken = heard;
    heard = new Map();
    if (taken.size > 0) writing = writing.then(() => writeAll(house, taken)).catch((error: unknown) => keep(taken, error));
    return writing;
  };
  const keep = (taken: ReadonlyMap<string, Heard>, error: unknown): void => {
    log.warn({ err: error }, 'the presence of terminals could not be written, will be tried again');
    heard = new Map([...taken, ...heard]);
  };
  const timer = setInterval(() => void flush(), flushMs);
  timer.unref();

  return {
    seen: ({ terminalId, storeId, relay }) =>
      void heard.set(terminalId, { terminalId, storeId, ...(relay === true ? { relay } : {}), at: house.now() }),
    flush,
    stop: () => {
      clearInterval(timer);
      return flush();
    },
  };
};

const writeAll = async (house: House, heard: ReadonlyMap<string, Heard>): Promise<void> => {
  const terminals = [...heard.values()].sort(by(({ terminalId }) => terminalId));
  for (let from = 0; from < terminals.length; from += rowsAtOnce) {
    const some = terminals.slice(from, from + rowsAtOnce);
    await house.database.transaction(async (sql) => {
      await sql.upsert(
        'terminal_seen',
        some.map(({ terminalId, at }) => ({ terminal_id: terminalId, seen_at: at })),
        ['terminal_id'],
        ['seen_at'],
      );
      await sql.upsert('terminal_presence', latestByStore(heard, some), ['store_id'], ['seen_at']);
    });
  }
};

/** The stores of some terminals, each with when the latest of all its terminals was heard of. */
const latestByStore = (heard: ReadonlyMap<string, Heard>, some: readonly Heard[]) => {
  const latest = new Map(some.filter(({ relay }) => relay !== true).map(({ storeId, at }) => [storeId, at]));
  for (const { storeId, at, relay } of heard.values()) if (relay !== true && at > (latest.get(storeId) ?? at)) latest.set(storeId, at);
  return [...latest].map(([store_id, seen_at]) => ({ store_id, seen_at })).sort(by(({ store_id: storeId }) => storeId));
};

/** One order for all, so that two processes that write the same rows do not wait for each other in a ring. */
const by =
  <Row>(keyOf: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    keyOf(a) < keyOf(b) ? -1 : 1;
