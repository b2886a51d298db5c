import { readFileSync } from 'node:fs';
import { atRate } from '../at-rate.ts';
import { ownCpu } from '../cpu.ts';
import { openPool } from '../http-client.ts';
import { machineMs } from '../machine-time.ts';
import { perMilleOf } from '../measure.ts';
import type { NodeProgram } from '../node-program.ts';
import { othersShare } from '../others-share.ts';
import { makePayments, payer } from '../payments.ts';
import { openTerminals, type Terminals } from '../terminals.ts';
import { plain } from '../words.ts';
import type { World } from '../world.ts';
import { startYardstick, type Yardstick } from '../yardsticks/start-yardstick.ts';
import type { Line, Row } from './row.ts';

const goalKilobytes = 12;
const goalMs = 250;
const ordersPerSecond = 100;
/** Terminals that come and go before the memory is looked at. */
const terminalsToWarmUp = 500;
/** A program that just started, and whose heap was just swept, compiles what it runs: measured by itself, beside what comes after. */
const startSeconds = 5;
/** What a process needs of open files besides its connections. */
const otherFiles = 500;

type Latency = { readonly p50: number; readonly p99: number; readonly most: number; readonly told: number };
type Latencies = { readonly justStarted: Latency; readonly latency: Latency };
type Measured = Latencies & {
  readonly busyWithOthers: number;
  readonly count: number;
  readonly kilobytes: number;
  readonly heapKilobytes: number;
};

/** Every terminal of the chain on one process: what a connection holds, and how soon a payment is heard of in the store. */
export const terminals: Row = {
  name: 'terminals',
  run: async (world, { quick }) => {
    // All of them in a quick run too: a heap's room for young objects grows once by some 45 MB, which among few is most of their share.
    const count = Math.min(world.chain.stores.length, openFilesMax() - otherFiles);
    const tokens = world.chain.stores.slice(0, count).map(({ terminalSecret }) => terminalSecret);
    const orders = (startSeconds + (quick ? 5 : 20)) * ordersPerSecond;
    const bare = await measureBare(world, tokens, orders);
    const ours = await measureOurs(world, tokens, orders);
    return linesOf(bare, ours);
  },
};

const linesOf = (bare: Measured, ours: Measured): Line[] => [
  {
    what: `${ours.count} terminals on one process: memory a connection`,
    yardstick: `${plain(bare.kilobytes)} KB (heap ${plain(bare.heapKilobytes)})`,
    ours: `${plain(ours.kilobytes)} KB (heap ${plain(ours.heapKilobytes)})`,
    ratio: `${plain(ours.kilobytes / bare.kilobytes)}×`,
    goal: `≤ ${goalKilobytes} KB`,
    met: ours.kilobytes <= goalKilobytes,
  },
  {
    what: `payment → terminal at ${ordersPerSecond} orders/s across them`,
    yardstick: `${latencyText(bare.latency)} (a text to one socket)`,
    ours: `${latencyText(ours.latency)}, ${ours.latency.told} told`,
    ratio: '',
    goal: `p99 ≤ ${goalMs} ms`,
    met: ours.latency.p99 <= goalMs,
    notes: [
      `Other programs took ${Math.round(ours.busyWithOthers * 100)} % of the cores meanwhile, ${Math.round(bare.busyWithOthers * 100)} % during the yardstick: without cores of its own it measures them.`,
      `In the first ${startSeconds} s after a start, which do not count above, while everything is run for the first time: ${latencyText(ours.justStarted)}, ${ours.justStarted.told} told.`,
    ],
  },
];

const latencyText = ({ p50, p99, most }: Latency): string => `p50 ${plain(p50)} ms, p99 ${plain(p99)} ms, most ${plain(most)} ms`;

/** The memory of a program before and after it has all connections, its heap swept both times. */
const withTerminals = async (
  world: World,
  { program, port, path, tokens }: { program: NodeProgram; port: number; path: string; tokens: readonly string[] },
) => {
  const url = `ws://127.0.0.1:${port}${path}`;
  // What the first connections make a process load and compile is not what a connection holds.
  const first = await openTerminals(world, url, tokens.slice(0, terminalsToWarmUp));
  await first.stop();
  await pause(2_000);
  const before = await program.usage(true);
  const listening = await openTerminals(world, url, tokens);
  await pause(2_000);
  const { memory } = await program.usage(true);
  const each = (bytes: number) => bytes / 1024 / tokens.length;
  const heap = memory.heapUsed + memory.external - before.memory.heapUsed - before.memory.external;
  return { listening, kilobytes: each(memory.rss - before.memory.rss), heapKilobytes: each(heap) };
};

const measureBare = async (world: World, tokens: readonly string[], orders: number): Promise<Measured> => {
  const yardstick = await startYardstick('plain-feed', world);
  const { listening, ...memory } = await withTerminals(world, { program: yardstick, port: yardstick.port, path: '/', tokens });
  try {
    const sent = new Map<string, number>();
    const busyWithOthers = await othersShare(ownMicros(world, [yardstick, listening]), () =>
      atRate([...Array(orders).keys()], ordersPerSecond, (index) =>
        tellOne(yardstick, tokens[(index * 7_919) % tokens.length]!, index, sent),
      ),
    );
    return { count: tokens.length, busyWithOthers, ...memory, ...(await latenciesOf(listening, sent)) };
  } finally {
    await listening.stop();
    await yardstick.stop();
  }
};

const tellOne = (yardstick: Yardstick, token: string, index: number, sent: Map<string, number>): void => {
  const id = `order${index}`;
  sent.set(id, machineMs());
  yardstick.tell({ tell: { token, text: JSON.stringify({ kind: 'order', seq: index, order: { id, filling: 'x'.repeat(1_500) } }) } });
};

const measureOurs = async (world: World, tokens: readonly string[], orders: number): Promise<Measured> => {
  const payments = await makePayments(world, tokens.length, orders);
  const mendian = await world.startMendian();
  const { listening, ...memory } = await withTerminals(world, { ...mendian, path: '/api/feed', tokens });
  const pool = await openPool(mendian.port, 32);
  try {
    const sent = new Map<string, number>();
    const busyWithOthers = await othersShare(ownMicros(world, [mendian.program, listening]), () =>
      atRate(payments, ordersPerSecond, payer(pool, sent)),
    );
    return { count: tokens.length, busyWithOthers, ...memory, ...(await latenciesOf(listening, sent)) };
  } finally {
    pool.close();
    await listening.stop();
    await mendian.stop();
  }
};

/** What the bench itself uses: this process, those it measures, MariaDB and Redis. */
const ownMicros =
  ({ databaseCpu, redisCpu }: World, programs: readonly Pick<NodeProgram, 'usage'>[]) =>
  async (): Promise<number> => {
    const used = await Promise.all(programs.map(async ({ usage }) => (await usage()).cpuMicros));
    return used.reduce((sum, micros) => sum + micros, ownCpu() + databaseCpu() + redisCpu());
  };

/** `sent` is in the order of sending, and so is what it is cut into. */
const latenciesOf = async (listening: Terminals, sent: ReadonlyMap<string, number>): Promise<Latencies> => {
  await pause(2_000);
  const heard = new Map<string, number>();
  for (const [orderId, atMs] of await listening.collect()) if (!heard.has(orderId)) heard.set(orderId, atMs);
  const took = [...sent].map(([orderId, atMs]) => (heard.get(orderId) ?? Infinity) - atMs);
  const cut = startSeconds * ordersPerSecond;
  return { justStarted: latencyOf(took.slice(0, cut)), latency: latencyOf(took.slice(cut)) };
};

/** From the moment WeChat sends a notification to the moment the terminal has the order. What never came counts as forever. */
const latencyOf = (took: readonly number[]): Latency => ({
  p50: perMilleOf(took, 500),
  p99: perMilleOf(took, 990),
  most: Math.max(...took),
  told: took.filter(Number.isFinite).length,
});

/** How many files a process may open here; Node takes what the hard limit allows. */
const openFilesMax = (): number => Number(/Max open files\s+\d+\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1_024);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
