import { openPool, workOff, type Pool } from '../http-client.ts';
import { compare, type Side } from '../measure.ts';
import type { NodeProgram } from '../node-program.ts';
import { noticeWriter } from '../notice.ts';
import { keysOf } from '../prototype-orders.ts';
import { copyOrderRows, readOrderRows, writeInBulk, type OrderRows } from '../order-rows.ts';
import { makeMembers, openShop } from '../shop.ts';
import { inMillis, spreadText } from '../words.ts';
import type { World } from '../world.ts';
import { startYardstick } from '../yardsticks/start-yardstick.ts';
import type { Row } from './row.ts';

const goal = 0.5;
const connections = 16;

/** Payment notifications, each for an order of its own, beside bare Koa that only writes the payment. */
export const notices: Row = {
  name: 'notices',
  run: async (world, { quick }) => {
    const [rounds, operations] = quick ? [3, 200] : [7, 800];
    const sample = await sampleOrder(world);
    const mendian = await world.startMendian();
    const yardstick = await startYardstick('plain-notices', world);
    await yardstick.ask({ use: keysOf(world) });
    const [pool, plainPool] = await Promise.all([openPool(mendian.port, connections), openPool(yardstick.port, connections)]);
    try {
      const found = await compare(
        {
          yardstick: sideOf(world, { sample, operations, pool: plainPool, program: yardstick }),
          ours: sideOf(world, { sample, operations, pool, program: mendian.program }),
        },
        rounds,
      );
      const share = 1 / found.totalRatio.median;
      return [
        {
          what: 'payment notification',
          yardstick: `${spreadText(inMillis(found.yardstick.node), ' ms')} Node + ${spreadText(inMillis(found.yardstick.database), ' ms')} database, ${Math.round(found.yardstick.rate.median)}/s`,
          ours: `${spreadText(inMillis(found.ours.node), ' ms')} Node + ${spreadText(inMillis(found.ours.database), ' ms')} database, ${Math.round(found.ours.rate.median)}/s`,
          ratio: `rate ${spreadText({ median: found.ours.rate.median / found.yardstick.rate.median, low: found.ours.rate.low / found.yardstick.rate.high, high: found.ours.rate.high / found.yardstick.rate.low }, '×')}, Node ${spreadText({ median: 1 / found.nodeRatio.median, low: 1 / found.nodeRatio.high, high: 1 / found.nodeRatio.low }, '×')}, all CPU ${spreadText({ median: share, low: 1 / found.totalRatio.high, high: 1 / found.totalRatio.low }, '×')}`,
          goal: `≥ ${goal}× its rate`,
          met: share >= goal,
        },
      ];
    } finally {
      pool.close();
      plainPool.close();
      await yardstick.stop();
      await mendian.stop();
    }
  },
};

/** The rows of an order that waits for its payment. */
export const sampleOrder = async (world: World): Promise<OrderRows> => {
  const shop = await openShop(world);
  const [memberId] = await makeMembers(world, 1);
  const orderId = await shop.place(world.chain.open[0]!.id, memberId!);
  await shop.stop();
  return readOrderRows(world.plain, orderId);
};

type Given = { readonly sample: OrderRows; readonly operations: number; readonly pool: Pool; readonly program: NodeProgram };

const sideOf = (world: World, { sample, operations, pool, program }: Given): Side => {
  const write = noticeWriter(world.chain);
  const total = Number(sample.payment[0]!['amount']);
  const memberId = String(sample.orders[0]!['member_id']);
  let index = 0;
  return async () => {
    const copies = Array.from({ length: operations }, () =>
      copyOrderRows(sample, { storeId: world.chain.open[(index++ * 7_919) % world.chain.open.length]!.id, memberId }),
    );
    await writeInBulk(world.plain, copies);
    const requests = copies.map(({ outTradeNo }) => write({ outTradeNo, total, openid: 'oBench_000000000000000001' }));
    const [node, database, redis, began] = [(await program.usage()).cpuMicros, world.databaseCpu(), world.redisCpu(), performance.now()];
    await workOff(pool, requests, async (connection, request) => {
      const { status, body } = await connection.send(request);
      if (status !== 204) throw new Error(`a notification was answered with ${status} ${body.toString('utf8')}`);
    });
    return {
      operations,
      ms: performance.now() - began,
      node: (await program.usage()).cpuMicros - node,
      database: world.databaseCpu() - database,
      redis: world.redisCpu() - redis,
    };
  };
};
