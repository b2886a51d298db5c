import { randomBytes } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import * as member from '@mendian/shared/member/member.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { caller } from '@mendian/shared/kernel/caller.ts';
import type { BenchStore } from '../chain.ts';
import { addressOf } from '../customers.ts';
import { expect, openPool, requestText, workOff, type Connection, type Pool } from '../http-client.ts';
import { compare, spreadOf, type Side, type Slice } from '../measure.ts';
import { noticeWriter } from '../notice.ts';
import { keysOf, prototypeSide } from '../prototype-orders.ts';
import { askAt } from '../shop.ts';
import { openTerminals } from '../terminals.ts';
import { inMillis, spreadText } from '../words.ts';
import type { Mendian, World } from '../world.ts';
import { startYardstick } from '../yardsticks/start-yardstick.ts';
import type { Row } from './row.ts';

const goalMillis = 6;
/** Orders before the first that counts: until then V8 still compiles what it found to be hot. */
const warmUp = 800;
const connections = 8;
const storesUsed = 20;

/** An order from the customer's sign-in to the moment it is handed over, beside the prototype one would write in a day. */
export const wholeOrder: Row = {
  name: 'whole-order',
  run: async (world, { quick }) => {
    const [rounds, operations] = quick ? [3, 150] : [6, 250];
    const mendian = await world.startMendian();
    const yardstick = await startYardstick('plain-orders', world);
    await yardstick.ask({ use: keysOf(world) });
    const [pool, plainPool] = await Promise.all([openPool(mendian.port, connections), openPool(yardstick.port, connections)]);
    const stores = world.chain.open.slice(0, storesUsed);
    const terminals = await openTerminals(
      world,
      `ws://127.0.0.1:${mendian.port}/api/feed`,
      stores.map(({ clerkToken }) => clerkToken),
    );
    const later: number[] = [];
    try {
      const sides = {
        yardstick: prototypeSide(world, { yardstick, pool: plainPool, operations, warmUp, stores: storesUsed }),
        ours: ourSide(world, { mendian, pool, operations, stores, later }),
      };
      const { ours, yardstick: prototype, totalRatio } = await compare(sides, rounds);
      return [
        {
          what: 'whole order over HTTP, 8 requests, and all that follows it',
          yardstick: `${spreadText(inMillis(prototype.node), ' ms')} Node + ${spreadText(inMillis(prototype.database), ' ms')} database (3 requests)`,
          ours: `${spreadText(inMillis(ours.node), ' ms')} Node + ${spreadText(inMillis(ours.database), ' ms')} database, ${spreadText(inMillis(ours.total), ' ms')} in all with Redis`,
          ratio: spreadText(totalRatio, '×'),
          goal: `≤ ${goalMillis} ms in all`,
          met: ours.total.median <= goalMillis * 1000,
          notes: [
            `Of it ${spreadText(inMillis(spreadOf(later.slice(1))), ' ms')} for what follows an order in the background: messages, clocks for unpaid, untaken and uncollected orders, all made to run at once.`,
          ],
        },
      ];
    } finally {
      await terminals.stop();
      pool.close();
      plainPool.close();
      await yardstick.stop();
      await mendian.stop();
    }
  },
};

type Given = {
  readonly mendian: Mendian;
  readonly pool: Pool;
  readonly operations: number;
  readonly stores: readonly BenchStore[];
  /** CPU an order of what follows, by round. */ readonly later: number[];
};
type Placed = {
  readonly orderId: string;
  readonly token: string;
  readonly from: Record<string, string>;
  readonly payable: number;
  readonly openid: string;
  readonly store: BenchStore;
};

const ourSide =
  (world: World, { mendian, pool, operations: ordinary, stores, later }: Given): Side =>
  async (round) => {
    const operations = round === 0 ? warmUp : ordinary;
    const customers = await Promise.all(Array.from({ length: operations }, () => newCustomer(world)));
    const placed: Placed[] = [];
    const ordering = await measured(world, mendian, () =>
      workOff(pool, customers, async (connection, customer) => void placed.push(await placeOne(world, connection, stores, customer))),
    );
    const paid = await withNotices(world, placed);
    const paying = await measured(world, mendian, () => workOff(pool, paid, handOverOne));
    const following = await measured(world, mendian, () => runWhatFollows(world));
    later.push((following.node + following.database + following.redis) / operations);
    const all = [ordering, paying, following];
    const sum = (of: (part: Required<Slice>) => number) => all.reduce((total, part) => total + of(part), 0);
    return {
      operations,
      ms: ordering.ms + paying.ms,
      node: sum(({ node }) => node),
      database: sum(({ database }) => database),
      redis: sum(({ redis }) => redis),
    };
  };

const measured = async (world: World, { program }: Mendian, work: () => Promise<void>): Promise<Required<Slice>> => {
  const [node, database, redis, began] = [(await program.usage()).cpuMicros, world.databaseCpu(), world.redisCpu(), performance.now()];
  await work();
  return {
    operations: 1,
    ms: performance.now() - began,
    node: (await program.usage()).cpuMicros - node,
    database: world.databaseCpu() - database,
    redis: world.redisCpu() - redis,
  };
};

let customersMade = 0;
type Customer = { readonly number: number; readonly openid: string; readonly code: string };

/** Someone who opens the mini-program for the first time: WeChat has given a code. */
const newCustomer = async ({ sandboxUrl }: World): Promise<Customer> => {
  const openid = `oBench_${randomBytes(9).toString('hex')}`;
  const response = await fetch(`${sandboxUrl}/sandbox/login`, { method: 'POST', body: JSON.stringify({ openid }) });
  return { number: (customersMade += 1), openid, code: ((await response.json()) as { code: string }).code };
};

const callOver = (connection: Connection, token: string | null, from: Record<string, string>) =>
  caller(
    async ({ method, path, body, headers }) => {
      const sent = {
        ...headers,
        ...from,
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      };
      const answer = await connection.send(
        requestText(method, path, { headers: sent, body: body === undefined ? undefined : JSON.stringify(body) }),
      );
      return { status: answer.status, body: JSON.parse(answer.body.toString('utf8')) as unknown };
    },
    () => randomBytes(16).toString('hex'),
  );

const placeOne = async (
  { chain }: World,
  connection: Connection,
  stores: readonly BenchStore[],
  { number, openid, code }: Customer,
): Promise<Placed> => {
  const from = addressOf(number);
  const store = stores[number % stores.length]!;
  const { token } = await callOver(connection, null, from)(member.signIn, { code });
  const call = callOver(connection, token, from);
  const ask = askAt(chain, store.id);
  const { payable } = await call(order.quoteOrder, ask);
  const { id } = await call(order.placeOrder, { ...ask, expectedPayable: payable });
  return { orderId: id, token, from, payable, openid, store };
};

type Paid = Placed & { readonly notice: string };

/** What WeChat would send for each of them; our own number for the payment is WeChat's to know. */
const withNotices = async (world: World, placed: readonly Placed[]): Promise<Paid[]> => {
  const [numbers] = await world.plain.query<({ order_id: string; out_trade_no: string } & RowDataPacket)[]>(
    'SELECT order_id, out_trade_no FROM payment WHERE order_id IN (?)',
    [placed.map(({ orderId }) => orderId)],
  );
  const numberOf = new Map(numbers.map(({ order_id, out_trade_no }) => [order_id, out_trade_no]));
  const write = noticeWriter(world.chain);
  return placed.map((one) => ({
    ...one,
    notice: write({ outTradeNo: numberOf.get(one.orderId)!, total: one.payable, openid: one.openid }),
  }));
};

const handOverOne = async (connection: Connection, { orderId, token, from, store, notice }: Paid): Promise<void> => {
  await expect(connection, notice);
  const clerk = callOver(connection, store.clerkToken, from);
  const { lines } = await clerk(terminal.takeOrder, { orderId });
  const weights = lines
    .filter(({ grams }) => grams !== null)
    .map(({ no, grams }) => ({ lineNo: no, grossGrams: grams! + 30, tareGrams: 30 }));
  await clerk(terminal.finishOrder, { orderId, weights });
  const { pickupCode } = await callOver(connection, token, from)(order.getOrder, { orderId });
  const { state } = await clerk(terminal.handOver, { code: pickupCode! });
  if (state !== 'completed') throw new Error(`an order is ${state} after it was handed over`);
};

/** Everything that waits for its time happens now, and is waited for. */
const runWhatFollows = async ({ plain }: World): Promise<void> => {
  for (;;) {
    await plain.query(`UPDATE delivery SET due_at = UTC_TIMESTAMP(3) WHERE state = 'waiting' AND due_at > UTC_TIMESTAMP(3)`);
    const [[row]] = await plain.query<({ number: number } & RowDataPacket)[]>(
      `SELECT COUNT(*) AS number FROM delivery WHERE state = 'waiting'`,
    );
    if (row!.number === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
