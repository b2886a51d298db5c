import { createPrivateKey, createPublicKey } from 'node:crypto';
import { expect, requestText, workOff, type Pool } from './http-client.ts';
import type { Side } from './measure.ts';
import { noticeWriter } from './notice.ts';
import type { World } from './world.ts';
import type { Yardstick } from './yardsticks/start-yardstick.ts';

/** What a program needs to open payment notifications and to reach the database. */
export const keysOf = ({ databaseUrl, chain: { merchant } }: World) => ({
  databaseUrl,
  apiV3Key: merchant.keys.apiV3Key,
  publicKeyPem: createPublicKey(createPrivateKey(merchant.platform.publicKey!.privateKeyPem)).export({ type: 'spki', format: 'pem' }),
});

type Given = {
  readonly yardstick: Yardstick;
  readonly pool: Pool;
  /** In an ordinary round, and in the first. */ readonly operations: number;
  readonly warmUp: number;
  readonly stores: number;
};

/** Orders by the prototype of yardsticks/plain-orders.ts: placed, paid and handed over. */
export const prototypeSide =
  (world: World, { yardstick, pool, operations: ordinary, warmUp, stores }: Given): Side =>
  async (round) => {
    const operations = round === 0 ? warmUp : ordinary;
    const write = noticeWriter(world.chain);
    const total = { node: 0, database: 0, ms: 0 };
    const phase = async (work: () => Promise<void>) => {
      const [node, database, began] = [(await yardstick.usage()).cpuMicros, world.databaseCpu(), performance.now()];
      await work();
      total.node += (await yardstick.usage()).cpuMicros - node;
      total.database += world.databaseCpu() - database;
      total.ms += performance.now() - began;
    };
    const placed: { orderId: string; outTradeNo: string; payable: number }[] = [];
    const { open, lines } = world.chain;
    await phase(() =>
      workOff(
        pool,
        Array.from({ length: operations }, (_, index) => index),
        async (connection, index) => {
          const body = JSON.stringify({ storeId: open[index % stores]!.id, memberId: 'prototype', lines });
          placed.push(
            JSON.parse((await expect(connection, requestText('POST', '/orders', { body }))).toString('utf8')) as (typeof placed)[number],
          );
        },
      ),
    );
    const notices = placed.map(({ orderId, outTradeNo, payable }) => ({
      orderId,
      request: write({ outTradeNo, total: payable, openid: 'oBench_0000000001' }),
    }));
    await phase(() =>
      workOff(pool, notices, async (connection, { orderId, request }) => {
        await expect(connection, request);
        await expect(connection, requestText('POST', `/orders/${orderId}/hand-over`, { body: '{}' }));
      }),
    );
    return { operations, ...total };
  };
