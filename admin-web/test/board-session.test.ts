import test from 'ava';
import { boardSession } from '../src/features/order/board/board-session.ts';
import type { FeedOptions } from '../src/platform/feed.ts';
import { anOrder } from './an-order.ts';

const trading = { status: 'open', pickup: true, delivery: true, changedBy: '', changedAt: null } as const;

/** A board before a server in the hand of the test. */
const aBoard = async () => {
  const server = { seq: 5, orders: [anOrder()], down: false, asked: 0 };
  const told: string[] = [];
  let feed: FeedOptions | null = null;
  const session = boardSession({
    askBoard: async () => {
      server.asked += 1;
      if (server.down) throw new Error('down');
      return { seq: server.seq, orders: server.orders, doneToday: 0, trading };
    },
    openFeed: (options) => {
      feed = options;
      return { close: () => undefined };
    },
    token: () => 'token',
    now: Date.now,
    tell: ({ sentence }) => told.push(sentence),
  });
  const stop = session.start();
  await settle();
  const options = feed as FeedOptions | null;
  if (options === null) throw new Error('no feed was opened');
  return { session, server, told, feed: options, stop, ids: () => Object.keys(session.board.get().orders) };
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('the feed is opened from the sequence of the first snapshot', async (t) => {
  const { feed, ids, stop } = await aBoard();
  t.deepEqual(ids(), ['order-1']);
  t.deepEqual(feed.hello(), { kind: 'terminal', token: 'token', seq: 5 });
  stop();
});

test('when the feed is lost the board is asked for at once, and what changed shows', async (t) => {
  const { server, feed, ids, session, stop } = await aBoard();
  feed.onLink('live');
  server.seq = 6;
  server.orders = [anOrder(), anOrder({ id: 'order-2' })];
  feed.onLink('lost');
  await settle();
  t.deepEqual(ids(), ['order-1', 'order-2']);
  t.like(session.connection.get(), { feed: 'lost', askFails: false });
  stop();
});

test('without a network the last board stays, and the clerk hears what is gone when it comes back', async (t) => {
  const { server, feed, ids, session, told, stop } = await aBoard();
  feed.onLink('live');
  server.down = true;
  feed.onLink('lost');
  await settle();
  t.deepEqual(ids(), ['order-1']);
  t.true(session.connection.get().askFails);
  server.down = false;
  server.seq = 9;
  server.orders = [];
  await session.refresh();
  t.deepEqual(ids(), []);
  t.regex(told[0] ?? '', /A001/);
  stop();
});

test('a gap in the feed is filled by a snapshot at once', async (t) => {
  const { server, feed, ids, stop } = await aBoard();
  feed.onLink('live');
  server.seq = 8;
  server.orders = [anOrder(), anOrder({ id: 'order-2' }), anOrder({ id: 'order-3' })];
  feed.onMessage({ kind: 'order', seq: 8, order: anOrder({ id: 'order-3' }) });
  await settle();
  t.deepEqual(ids().sort(), ['order-1', 'order-2', 'order-3']);
  t.is(server.asked, 2);
  stop();
});

test('a board that was left asks for nothing more', async (t) => {
  const { server, session, stop } = await aBoard();
  stop();
  await session.refresh();
  t.is(server.asked, 1);
});
