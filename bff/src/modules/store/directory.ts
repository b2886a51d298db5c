import type { Parts } from '../../module.ts';
import { findRenewed, takePresence, takeTradingOf, takeTradingSince } from './directory-changes.ts';
import type { Shelves } from './directory-shelves.ts';
import { countStores, keepShelves } from './kept-shelves.ts';

/** How often a process looks for changes by itself: presence comes this way, and whatever news were missed. */
const lookMs = 3_000;
/** Every so many looks the stores themselves are counted, and after so many read again whatever the count. */
const looksPerCount = 5;
const looksPerReload = 200;

/** All stores in memory, in each process that answers customers: lists and searches never ask SQL. */
export type Directory = {
  /** The stores with every change this process has heard of. */
  current(): Promise<Shelves>;
  /** Reads all stores again. */
  reload(): Promise<Shelves>;
  stop(): Promise<void>;
};

export const openDirectory = ({ house, news, log }: Pick<Parts, 'house' | 'news' | 'log'>): Directory => {
  const { reads } = house.database;
  const nowMs = () => house.now().getTime();
  let known = '';
  let lookedAtMs = 0;
  let seenMs = 0;
  let looks = 0;
  /** Changes being read because of news: whoever asks waits for them. */
  let hearing: Promise<void> = Promise.resolve();

  const shelves = keepShelves(reads, nowMs, (fresh, counted, beganMs) => {
    known = counted;
    lookedAtMs = beganMs;
    seenMs = [...fresh.stores.values()].reduce((latest, store) => Math.max(latest, store.seenAtMs), 0);
  });
  const look = async (): Promise<void> => {
    looks += 1;
    if (looks % looksPerReload === 0 || (looks % looksPerCount === 0 && (await countStores(reads)) !== known)) await shelves.reload();
    const { stores } = await shelves.current();
    const beganMs = nowMs();
    const renewed = await findRenewed(reads, stores, lookedAtMs);
    if (renewed.length > 0) await heed(() => shelves.renew(renewed));
    await takeTradingSince(reads, stores, lookedAtMs, beganMs);
    seenMs = await takePresence(reads, stores, seenMs);
    lookedAtMs = beganMs;
  };
  const hear = async (storeIds: readonly string[]): Promise<void> => {
    if (storeIds.length === 0) return void (await shelves.reload());
    await takeTradingOf(reads, (await shelves.current()).stores, storeIds, nowMs());
  };
  /** One after the other, or a change would land on shelves that are no longer looked at. */
  const heed = (step: () => Promise<void>): Promise<void> => {
    hearing = hearing.then(step).catch((error: unknown) => log.warn({ err: error }, 'news of stores could not be read'));
    return hearing;
  };

  news.listen(({ directory = false, stores = [], renewed = [] }) => {
    if (renewed.length > 0) void heed(() => shelves.renew(renewed));
    if (directory) void heed(() => hear(stores));
  });
  const clock = everySoOften(look, (error) => log.warn({ err: error }, 'the directory of stores could not be renewed'));
  return {
    current: async () => {
      await hearing;
      return shelves.current();
    },
    reload: shelves.reload,
    stop: clock.stop,
  };
};

/** Runs at once and then again and again, never twice at the same time. Stopping waits for what is under way. */
const everySoOften = (run: () => Promise<void>, failed: (error: unknown) => void): { stop: () => Promise<void> } => {
  let running: Promise<void> | null = null;
  let stopped = false;
  const once = () => {
    if (running !== null || stopped) return;
    running = run()
      .catch((error: unknown) => (stopped ? undefined : failed(error)))
      .finally(() => (running = null));
  };
  const timer = setInterval(once, lookMs).unref();
  setImmediate(once);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
