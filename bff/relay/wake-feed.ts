import { feedPath, feedPingMs, type FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';

const retryMs = 3_000;

/** Listens to the store's feed and calls `wake` whenever it says something. `isLive`: nothing is missed without asking. */
export const openWakeFeed = (
  server: string,
  token: string,
  wake: () => void,
): { readonly isLive: () => boolean; readonly close: () => void } => {
  let [seq, live, heardAtMs, closed] = [0, false, 0, false];
  let socket: WebSocket | null = null;
  let timer: NodeJS.Timeout | undefined;

  const open = (): void => {
    const opened = new WebSocket(server.replace(/^http/, 'ws') + feedPath);
    socket = opened;
    heardAtMs = performance.now();
    opened.onopen = () => opened.send(JSON.stringify({ kind: 'terminal', token, seq }));
    opened.onmessage = ({ data }) => hear(JSON.parse(String(data)) as FeedMessageData);
    opened.onerror = () => undefined;
    opened.onclose = () => {
      live = false;
      if (!closed) timer = setTimeout(open, retryMs);
    };
  };
  const hear = (message: FeedMessageData): void => {
    heardAtMs = performance.now();
    if (message.kind === 'alive' || message.kind === 'refused') return;
    live = true;
    if ('seq' in message) seq = message.seq;
    wake();
  };
  // A line that was cut without a word is given up.
  const watch = setInterval(() => {
    if (live && performance.now() - heardAtMs > 3 * feedPingMs) socket?.close();
  }, feedPingMs);
  open();
  return {
    isLive: () => live,
    close: () => {
      closed = true;
      clearInterval(watch);
      clearTimeout(timer);
      socket?.close();
    },
  };
};
