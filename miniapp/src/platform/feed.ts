import Taro from '@tarojs/taro';
import { feedPath, feedPingMs, type FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { apiBase } from './config.ts';
import { token } from './token.ts';

type Watch = { orderId: string; onOrder: (order: OrderViewData) => void; onConnected: (connected: boolean) => void };

const silenceMsMax = feedPingMs * 3;
const retryMsMax = 30_000;

/**
 * Follows one order by the feed until told to stop. It reconnects by itself, with growing pauses; while it is not
 * connected the caller polls.
 */
export const followOrder = ({ orderId, onOrder, onConnected }: Watch): (() => void) => {
  let stopped = false;
  let tries = 0;
  let close: () => void = () => undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const again = () => {
    onConnected(false);
    if (stopped) return;
    tries += 1;
    retry = setTimeout(() => void connect(), Math.min(retryMsMax, 1_000 * 2 ** Math.min(tries, 5)));
  };

  const connect = async () => {
    const bearer = token.get();
    if (stopped || bearer === null) return again();
    close = await openSocket({
      hello: { kind: 'customer', token: bearer, orderId },
      onMessage: (message) => {
        if (stopped) return;
        if (message.kind === 'refused') return close();
        tries = 0;
        onConnected(true);
        if (message.kind === 'my-order') onOrder(message.order);
      },
      onEnd: again,
    });
    if (stopped) close();
  };

  void connect();
  return () => {
    stopped = true;
    clearTimeout(retry);
    close();
  };
};

type Socket = { hello: object; onMessage: (message: FeedMessageData) => void; onEnd: () => void };

/** One connection; `onEnd` is called once, also when it never opened or fell silent. */
const openSocket = async ({ hello, onMessage, onEnd }: Socket): Promise<() => void> => {
  let ended = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let task: Taro.SocketTask | undefined;

  const end = () => {
    if (ended) return;
    ended = true;
    clearTimeout(silence);
    task?.close({});
    onEnd();
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(end, silenceMsMax);
  };

  try {
    task = await Taro.connectSocket({ url: feedUrl() });
    heard();
    task.onOpen(() => task?.send({ data: JSON.stringify(hello) }));
    task.onMessage(({ data }: { data: unknown }) => {
      heard();
      const message = parse(data);
      if (message !== null) onMessage(message);
    });
    task.onClose(end);
    task.onError(end);
  } catch {
    end();
  }
  return end;
};

const parse = (data: unknown): FeedMessageData | null => {
  try {
    return JSON.parse(String(data)) as FeedMessageData;
  } catch {
    return null;
  }
};

const feedUrl = (): string => (apiBase === '' ? window.location.origin : apiBase).replace(/^http/, 'ws') + feedPath;
