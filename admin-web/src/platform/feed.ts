import { feedPath, feedPingMs, type FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import { isSilent, retryWaitMs } from './reconnect-policy.ts';

/** `live`: the server answered our hello. `lost`: it is tried again by itself. */
export type FeedLink = 'connecting' | 'live' | 'lost';

export type FeedOptions = {
  /** Asked for at each connection, since the token and the sequence change. */
  hello: () => { kind: 'terminal'; token: string; seq: number };
  onMessage: (message: FeedMessageData) => void;
  onLink: (link: FeedLink) => void;
  /** The browser's, unless a test brings its own. */
  connect?: () => WebSocket;
  network?: EventTarget;
  random?: () => number;
};

const lookEveryMs = 2_000;

/** Keeps one feed open until `close`: reconnects with growing, spread waits; at once when the network comes back. */
export const openFeed = (options: FeedOptions): { close: () => void } => {
  const { connect = connectHere, network = window, random = Math.random, hello, onMessage, onLink } = options;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let life = { heardAtMs: 0, live: false };

  const open = () => {
    clearTimeout(timer);
    onLink('connecting');
    life = { heardAtMs: Date.now(), live: false };
    const opened = connect();
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify(hello()));
    opened.onclose = lose;
    opened.onmessage = ({ data }) => hear(parsed(data));
  };
  const hear = (message: FeedMessageData | null) => {
    if (message === null) return;
    life = { heardAtMs: Date.now(), live: life.live || message.kind === 'welcome' };
    if (message.kind === 'welcome') {
      failures = 0;
      onLink('live');
    }
    onMessage(message);
  };
  const lose = () => {
    hangUp(socket);
    socket = null;
    onLink('lost');
    clearTimeout(timer);
    timer = setTimeout(open, retryWaitMs(failures, random()));
    failures += 1;
  };
  const look = () => {
    if (socket !== null && isSilent(life, Date.now(), feedPingMs)) lose();
  };
  const comeBack = () => {
    failures = 0;
    if (socket === null) open();
  };

  const watch = setInterval(look, lookEveryMs);
  network.addEventListener('online', comeBack);
  network.addEventListener('offline', lose);
  open();
  return {
    close: () => {
      clearTimeout(timer);
      clearInterval(watch);
      network.removeEventListener('online', comeBack);
      network.removeEventListener('offline', lose);
      hangUp(socket);
    },
  };
};

/** Closes a socket that nobody listens to any more. */
const hangUp = (socket: WebSocket | null): void => {
  if (socket === null) return;
  for (const event of ['onopen', 'onmessage', 'onclose', 'onerror'] as const) socket[event] = null;
  socket.close();
};

const connectHere = (): WebSocket => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${feedPath}`);

/** The contract is checked by the server before it sends; here only the form is. */
const parsed = (data: unknown): FeedMessageData | null => {
  try {
    const message = JSON.parse(String(data)) as FeedMessageData;
    return typeof message.kind === 'string' ? message : null;
  } catch {
    return null;
  }
};
