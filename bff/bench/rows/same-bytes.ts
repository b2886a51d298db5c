import { flood } from '../flood.ts';
import { fromManyCustomers } from '../customers.ts';
import { openConnection, openPool, requestText, type Pool } from '../http-client.ts';
import { compare, type Comparison } from '../measure.ts';
import type { NodeProgram } from '../node-program.ts';
import type { Mendian, World } from '../world.ts';
import { startYardstick } from '../yardsticks/start-yardstick.ts';
import type { Effort } from './row.ts';

export type Asked = { readonly path: string; /** Ask as a client that has the bytes already. */ readonly known?: boolean };

const connections = 16;
/** The yardstick knows its bytes under one address, whatever was asked of us. */
const plainPath = '/same';

/** One of our answers beside bare Koa with @koa/router sending the very same bytes. */
export const besideSameBytes = async (
  world: World,
  mendian: Mendian,
  { path, known = false }: Asked,
  { quick }: Effort,
): Promise<Comparison & { readonly bytes: number }> => {
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
    return () => flood({ pool: served.pool, requests, status, cpu }, quick ? 500 : 1_500);
  };
  try {
    const comparison = await compare(
      {
        yardstick: sideOf({ pool: plainPool, program: yardstick, path: plainPath, etag: '"plain"' }),
        ours: sideOf({ pool, program: mendian.program, path, etag }),
      },
      quick ? 3 : 7,
    );
    return { ...comparison, bytes: first.body.length };
  } finally {
    pool.close();
    plainPool.close();
    await yardstick.stop();
  }
};
