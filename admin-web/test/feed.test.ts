import test from 'ava';
import { openFeed, type FeedLink } from '../src/platform/feed.ts';

/** A socket in the hand of the test. */
const aSocket = () => {
  const sent: unknown[] = [];
  const socket = {
    onopen: null as (() => void) | null,
    onclose: null as (() => void) | null,
    onmessage: null as ((event: { data: string }) => void) | null,
    onerror: null,
    closed: false,
    send: (text: string) => sent.push(JSON.parse(text)),
    close: () => {
      socket.closed = true;
    },
  };
  const hears = (message: object) => socket.onmessage?.({ data: JSON.stringify(message) });
  return { socket, sent, hears };
};

const aFeed = () => {
  const sockets: ReturnType<typeof aSocket>[] = [];
  const links: FeedLink[] = [];
  const heard: string[] = [];
  const network = new EventTarget();
  let seq = 41;
  const feed = openFeed({
    hello: () => ({ kind: 'terminal', token: 'token', seq }),
    onMessage: ({ kind }) => heard.push(kind),
    onLink: (link) => links.push(link),
    connect: () => {
      const made = aSocket();
      sockets.push(made);
      return made.socket as unknown as WebSocket;
    },
    network,
    random: () => 0,
  });
  const reach = (next: number) => {
    seq = next;
  };
  return { feed, sockets, links, heard, network, reach };
};

test('the feed says where it stopped, and is live once the server has answered', (t) => {
  const { feed, sockets, links, heard } = aFeed();
  const { socket, sent, hears } = sockets[0]!;
  socket.onopen?.();
  t.deepEqual(sent, [{ kind: 'terminal', token: 'token', seq: 41 }]);
  t.deepEqual(links, ['connecting']);
  hears({ kind: 'welcome', seq: 41 });
  hears({ kind: 'alive' });
  socket.onmessage?.({ data: 'no json' });
  t.deepEqual(links, ['connecting', 'live']);
  t.deepEqual(heard, ['welcome', 'alive']);
  feed.close();
  t.true(socket.closed);
});

test('after a cut it comes back by itself and says how far it had come', async (t) => {
  const { feed, sockets, links, reach } = aFeed();
  sockets[0]!.hears({ kind: 'welcome', seq: 41 });
  reach(45);
  sockets[0]!.socket.onclose?.();
  t.is(links.at(-1), 'lost');
  await new Promise((resolve) => setTimeout(resolve, 400));
  t.is(sockets.length, 2);
  sockets[1]!.socket.onopen?.();
  t.like(sockets[1]!.sent[0] as object, { seq: 45 });
  feed.close();
});

test('when the network goes the feed is lost at once, and tried at once when it comes back', (t) => {
  const { feed, sockets, links, network } = aFeed();
  sockets[0]!.hears({ kind: 'welcome', seq: 41 });
  network.dispatchEvent(new Event('offline'));
  t.is(links.at(-1), 'lost');
  t.true(sockets[0]!.socket.closed);
  network.dispatchEvent(new Event('online'));
  t.is(sockets.length, 2);
  feed.close();
});

test('a feed that was closed stays closed', async (t) => {
  const { feed, sockets } = aFeed();
  feed.close();
  sockets[0]!.socket.onclose?.();
  await new Promise((resolve) => setTimeout(resolve, 400));
  t.is(sockets.length, 1);
});
