import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { feedPath, type FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import type { ExecutionContext } from 'ava';
import { WebSocket } from 'ws';
import { keepFreshChanges } from './feed-fresh.ts';
import { openFeedHub, type FeedHubParts } from './feed-hub.ts';

type Heard = { messages: FeedMessageData[]; closed: number | null };
export type FeedClient = Heard & {
  socket: WebSocket;
  until: (kind: FeedMessageData['kind'], count?: number) => Promise<FeedMessageData[]>;
  gone: () => Promise<number>;
};

/** A hub on a port of its own. Every row is told as a `products` message with its number, so that nothing is hidden. */
export const startHub = async (
  t: ExecutionContext,
  parts: Pick<FeedHubParts, 'house' | 'log' | 'metrics' | 'news'>,
  given: Partial<FeedHubParts> = {},
) => {
  const seen: string[] = [];
  const hub = openFeedHub({
    redis: null,
    fresh: keepFreshChanges(),
    presentChange: async (_storeId, { seq }) => ({ kind: 'products', seq }),
    presentMyOrder: async () => null,
    onTerminalSeen: ({ storeId }) => void seen.push(storeId),
    ...parts,
    ...given,
  });
  const server = createServer();
  hub.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(async () => {
    await hub.stop();
    server.close();
  });
  return { hub, seen, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${feedPath}` };
};

/** Connects, says hello, and keeps what it hears. */
export const connect = async (url: string, hello?: unknown): Promise<FeedClient> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const heard: Heard = { messages: [], closed: null };
  socket.on('message', (data: Buffer) => heard.messages.push(JSON.parse(data.toString('utf8')) as FeedMessageData));
  socket.on('close', (code) => (heard.closed = code));
  await once(socket, 'open');
  if (hello !== undefined) socket.send(typeof hello === 'string' ? hello : JSON.stringify(hello));
  const patiently = async <T>(look: () => T | null): Promise<T> => {
    for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 10) {
      const found = look();
      if (found !== null) return found;
      await delay(10);
    }
    throw new Error(`not heard in time; closed ${heard.closed}, heard ${JSON.stringify(heard.messages).slice(0, 500)}`);
  };
  return Object.assign(heard, {
    socket,
    until: (kind: FeedMessageData['kind'], count = 1) =>
      patiently(() => {
        const found = heard.messages.filter((message) => message.kind === kind);
        return found.length >= count ? found : null;
      }),
    gone: () => patiently(() => heard.closed),
  });
};

/** The numbers of the `products` messages, as they came. */
export const numbers = ({ messages }: Heard): number[] => messages.flatMap((message) => (message.kind === 'products' ? [message.seq] : []));
