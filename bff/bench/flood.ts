import type { Slice } from './measure.ts';
import type { Pool } from './http-client.ts';

type Served = {
  readonly pool: Pool;
  /** Sent one after the other, again and again. */ readonly requests: readonly Buffer[];
  readonly status: number;
  readonly cpu: () => Promise<number>;
};

/**
 * Sends requests on all connections for a while, as fast as they are answered or evenly so many a second; fails at an answer of
 * another status.
 */
export const flood = async ({ pool, requests, status, cpu }: Served, ms: number, perSecond = Infinity): Promise<Slice> => {
  const cpuBefore = await cpu();
  const began = performance.now();
  const until = began + ms;
  let operations = 0;
  await Promise.all(
    pool.connections.map(async (connection, place) => {
      for (let turn = 0; performance.now() < until; turn += 1) {
        await waitUntil(began + ((turn * pool.connections.length + place) * 1_000) / perSecond);
        const answer = await connection.send(requests[operations % requests.length]!);
        if (answer.status !== status)
          throw new Error(`${status} was expected, but: ${answer.head}\n${answer.body.toString('utf8').slice(0, 300)}`);
        operations += 1;
      }
    }),
  );
  const took = performance.now() - began;
  return { operations, ms: took, node: (await cpu()) - cpuBefore, database: 0 };
};

const waitUntil = async (at: number): Promise<void> => {
  const early = at - performance.now();
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
};
