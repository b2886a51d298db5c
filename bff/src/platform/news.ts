import type { Redis } from 'ioredis';
import { newToken } from './chance.ts';
import { orNull } from './redis.ts';

/** What processes tell each other after a commit. It only wakes: whoever misses it finds out by its own clock. */
export type News = {
  readonly due?: boolean;
  readonly stores?: readonly string[];
  readonly menus?: readonly string[];
  readonly directory?: boolean;
  /** Stores whose own rows changed. */
  readonly renewed?: readonly string[];
};
export type NewsBoard = {
  readonly tell: (news: News) => void;
  /** `elsewhere`: another process said so. */
  readonly listen: (hear: (news: News, elsewhere: boolean) => void) => void;
  readonly close: () => void;
};

const channel = 'mendian:news';

/** News travel within the process at once, and to the others by Redis while it is there. */
export const openNews = (redis: Redis | null): NewsBoard => {
  const listeners: ((news: News, elsewhere: boolean) => void)[] = [];
  const hear = (news: News, elsewhere: boolean) => listeners.forEach((listener) => listener(news, elsewhere));
  const ear = redis?.duplicate({ commandTimeout: undefined, enableOfflineQueue: true, maxRetriesPerRequest: null });
  const self = newToken();
  const post = redis === null ? () => undefined : openPost((news) => orNull(redis.publish(channel, JSON.stringify({ from: self, news }))));
  ear?.on('error', () => undefined);
  ear?.subscribe(channel).catch(() => undefined);
  ear?.on('message', (_channel: string, text: string) => {
    const { from, news } = JSON.parse(text) as { from: string; news: News };
    if (from !== self) hear(news, true);
  });
  return {
    tell: (news) => {
      hear(news, false);
      post(news);
    },
    listen: (listener) => void listeners.push(listener),
    close: () => ear?.disconnect(),
  };
};

/** What is told within so long goes to the others together: each message costs a trip here, and a wake at every process. */
const gatherMs = 5;

/** Sends news one after the other; of what is told meanwhile, what can go together is one. */
const openPost = (send: (news: News) => Promise<unknown>): ((news: News) => void) => {
  const waiting: News[] = [];
  let underWay = false;
  const sendAll = async (): Promise<void> => {
    underWay = true;
    while (waiting.length > 0) {
      await pause(gatherMs);
      await send(waiting.shift()!);
    }
    underWay = false;
  };
  return (news) => {
    const last = waiting.at(-1);
    // News of the directory mean their own stores, or all: they go alone.
    if (last === undefined || last.directory === true || news.directory === true) waiting.push(news);
    else waiting[waiting.length - 1] = together(last, news);
    if (!underWay) void sendAll();
  };
};

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const together = (one: News, other: News): News => ({
  due: one.due === true || other.due === true,
  stores: both(one.stores, other.stores),
  menus: both(one.menus, other.menus),
  renewed: both(one.renewed, other.renewed),
});

const both = (some: readonly string[] = [], more: readonly string[] = []): string[] => [...new Set([...some, ...more])];
