import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { feedPath, type FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import test from 'ava';
import { WebSocket } from 'ws';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pay, pieces } from '../../test/build.ts';
import { startHarness } from '../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const open: WebSocket[] = [];
test.afterEach.always(() => open.forEach((socket) => socket.terminate()));

const listen = async (hello: unknown, server = house.url) => {
  const socket = new WebSocket(server.replace('http', 'ws') + feedPath);
  const messages: FeedMessageData[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8')) as FeedMessageData));
  await once(socket, 'open');
  socket.send(JSON.stringify(hello));
  const until = async (found: (message: FeedMessageData) => boolean): Promise<FeedMessageData> => {
    for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 10) {
      const message = messages.find(found);
      if (message !== undefined) return message;
      await delay(10);
    }
    throw new Error(`not heard in time: ${JSON.stringify(messages).slice(0, 400)}`);
  };
  open.push(socket);
  return { messages, until, socket };
};

const states = (messages: readonly FeedMessageData[]) =>
  messages.flatMap((message) => (message.kind === 'my-order' ? [message.order.state] : []));

test.serial('from payment to collection the customer and the store’s terminal see the order as it changes', async (t) => {
  const store = await aStore(house);
  const sku = await aProduct(house, store);
  const [clerk, customer] = [await aClerk(house, store), await aCustomer(house, 0)];
  const placed = await anOrder(customer, store, { lines: [pieces(sku)] });
  const { seq } = await clerk.call(terminal.getBoard, {});

  const mine = await listen({ kind: 'customer', token: customer.token, orderId: placed.id });
  const board = await listen({ kind: 'terminal', token: clerk.token, seq });
  await mine.until(({ kind }) => kind === 'my-order');
  t.is(states(mine.messages)[0], 'unpaid');

  await pay(house, customer, placed.id);
  await house.deliver();
  const rang = await board.until((message) => message.kind === 'order' && message.order.state === 'new');
  t.true(rang.kind === 'order' && rang.order.id === placed.id && rang.seq > seq);
  t.deepEqual(rang.kind === 'order' && rang.order, await clerk.call(terminal.getTerminalOrder, { orderId: placed.id }));
  t.false(JSON.stringify(rang).includes('pickupCode'), 'the pickup code is the customer’s to show');
  await mine.until((message) => message.kind === 'my-order' && message.order.state === 'new');

  await clerk.call(terminal.takeOrder, { orderId: placed.id });
  await mine.until((message) => message.kind === 'my-order' && message.order.state === 'preparing');
  await clerk.call(terminal.finishOrder, { orderId: placed.id, weights: [] });
  const ready = await mine.until((message) => message.kind === 'my-order' && message.order.state === 'ready');
  const code = ready.kind === 'my-order' ? ready.order.pickupCode! : '';
  await clerk.call(terminal.handOver, { code });
  await mine.until((message) => message.kind === 'my-order' && message.order.state === 'completed');
  await board.until((message) => message.kind === 'order' && message.order.state === 'completed');
  const orderMessages = board.messages.filter((message) => message.kind === 'order');
  const seqs = orderMessages.map((message) => message.seq);
  t.deepEqual(
    seqs,
    [...new Set(seqs)].sort((a, b) => a - b),
    'each number once, in order',
  );
});

test.serial('another’s order does not exist on the feed', async (t) => {
  const store = await aStore(house);
  const sku = await aProduct(house, store);
  const [owner, other] = [await aCustomer(house, 1), await aCustomer(house, 2)];
  const { id: orderId } = await anOrder(owner, store, { lines: [pieces(sku)] });
  for (const asked of [orderId, 'nothing']) {
    const { until, messages } = await listen({ kind: 'customer', token: other.token, orderId: asked });
    const refusal = await until(({ kind }) => kind === 'refused');
    t.like(refusal, { kind: 'refused', code: 'thing/not-found' });
    t.deepEqual(states(messages), []);
  }
});

test.serial('a customer hears of their own order and of no other at the store', async (t) => {
  const store = await aStore(house);
  const sku = await aProduct(house, store);
  const [one, two] = [await aCustomer(house, 3), await aCustomer(house, 4)];
  const mine = await anOrder(one, store, { lines: [pieces(sku)] });
  const feed = await listen({ kind: 'customer', token: one.token, orderId: mine.id });
  await feed.until(({ kind }) => kind === 'my-order');
  const theirs = await anOrder(two, store, { lines: [pieces(sku)] });
  await two.call(order.cancelOrder, { orderId: theirs.id, reason: '' });
  await one.call(order.cancelOrder, { orderId: mine.id, reason: '不要了' });
  await feed.until((message) => message.kind === 'my-order' && message.order.state === 'cancelled');
  t.true(feed.messages.every((message) => message.kind !== 'my-order' || message.order.id === mine.id));
});

test.serial('a change of the trading status is on the terminal at once', async (t) => {
  const store = await aStore(house);
  const clerk = await aClerk(house, store);
  const { seq } = await clerk.call(terminal.getBoard, {});
  const feed = await listen({ kind: 'terminal', token: clerk.secret, seq });
  await feed.until(({ kind }) => kind === 'welcome');
  await clerk.call(terminal.setTrading, { status: 'busy', pickup: true, delivery: false });
  const told = await feed.until(({ kind }) => kind === 'trading');
  t.like(told, { trading: { status: 'busy', delivery: false } });
});

test.serial('a server that is told to stop ends although feeds are open', async (t) => {
  const own = await startHarness();
  const { secret } = await aClerk(own, await aStore(own));
  const { until, socket } = await listen({ kind: 'terminal', token: secret, seq: 0 }, own.url);
  await until(({ kind }) => kind === 'welcome');
  const gone = once(socket, 'close') as Promise<[number]>;
  const outcome = await Promise.race([own.stop().then(() => 'stopped'), delay(9_000).then(() => 'still there')]);
  t.is(outcome, 'stopped');
  if (outcome === 'stopped') t.is((await gone)[0], 1001);
});
