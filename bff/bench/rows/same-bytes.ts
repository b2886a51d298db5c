import { flood } from '../flood.ts';
import { fromManyCustomers } from '../customers.ts';
import { openConnection, openPool, requestText, type Pool } from '../http-client.ts';
import { compare, type Comparison, type Figures } from '../measure.ts';
import type { NodeProgram } from '../node-program.ts';
import { inMillis, spreadText } from '../words.ts';
import type { Mendian, World } from '../world.ts';
import { startYardstick } from '../yardsticks/start-yardstick.ts';
import type { Effort, Line } from './row.ts';

export type Asked = { readonly path: string; /** Ask as a client that has the bytes already. */ readonly known?: boolean };

type Beside = { readonly atSameRate: Comparison; readonly atMost: Comparison; readonly bytes: number };

const connections = 16;
/** The yardstick knows its bytes under one address, whatever was asked of us. */
const plainPath = '/same';
/** Requests a second that either side can take, on a busy machine too. */
const sameRate = 5_000;

/**
 * One of our answers beside bare Koa with @koa/router sending the very same bytes: what a request costs when both are asked so many a
 * second, and how many both can take. The first is what is compared. Asked as fast as it answers, the yardstick is never waited
 * for and ours is, and who writes to a client that sleeps pays for waking it, 6 to 40 µs here: ten microseconds of work put into the
 * yardstick made it cost sixteen more, and fifty made it cost ninety more.
 */
export const besideSameBytes = async (
  world: World,
  mendian: Mendian,
  { path, known = false }: Asked,
  { quick }: Effort,
): Promise<Beside> => {
  const probe = await openConnection(mendian.port);
  const first = await probe.send(requestText('GET', path));
  if (first.status !== 200) throw new Error(`${path} answered ${first.head}`);
  probe.close();
  const yardstick = await startYardstick('plain-http', world);
  await yardstick.ask({ serve: { path: plainPath, body: first.body.toString('utf8') } });
  const etag = /\r\netag: (\S+)/i.exec(first.head)?.[1] ?? '';
  const [pool, plainPool] = await Promise.all([openPool(mendian.port, connections), openPool(yardstick.port, connections)]);
  const status = known ? 304 : 200;
  const sideOf = (served: { pool: Pool; program: NodeProgram; path: string; etag: string }) => {
    const requests = fromManyCustomers((from) =>
      requestText('GET', served.path, { headers: { ...from, ...(known ? { 'if-none-match': served.etag } : {}) } }),
    );
    const cpu = async () => (await served.program.usage()).cpuMicros;
    return (perSecond?: number) => () => flood({ pool: served.pool, requests, status, cpu }, quick ? 500 : 1_500, perSecond);
  };
  const plain = sideOf({ pool: plainPool, program: yardstick, path: plainPath, etag: '"plain"' });
  const own = sideOf({ pool, program: mendian.program, path, etag });
  const rounds = quick ? 3 : 7;
  try {
    return {
      atSameRate: await compare({ yardstick: plain(sameRate), ours: own(sameRate) }, rounds),
      atMost: await compare({ yardstick: plain(), ours: own() }, rounds),
      bytes: first.body.length,
    };
  } finally {
    pool.close();
    plainPool.close();
    await yardstick.stop();
  }
};

/** A line of the table for both. */
export const sameBytesLine = (what: string, goal: number, { atSameRate, atMost }: Beside): Line => {
  const share = ({ nodeRatio: { median, low, high } }: Comparison) => ({ median: 1 / median, low: 1 / high, high: 1 / low });
  const cost = (figures: Figures) => spreadText(inMillis(figures.node), ' ms');
  const most = (figures: Figures) => `${Math.round(figures.rate.median)}/s at most`;
  return {
    what: `${what}, ${sameRate} a second`,
    yardstick: `${cost(atSameRate.yardstick)}; ${most(atMost.yardstick)}`,
    ours: `${cost(atSameRate.ours)}; ${most(atMost.ours)}`,
    ratio: `${spreadText(share(atSameRate), '×')}; both as fast as they can: CPU ${spreadText(share(atMost), '×')}`,
    goal: `≥ ${goal}×`,
    met: share(atSameRate).median >= goal,
  };
};
