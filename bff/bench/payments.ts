import type { Pool } from './http-client.ts';
import { machineMs } from './machine-time.ts';
import { noticeWriter } from './notice.ts';
import { copyOrderRows, writeInBulk } from './order-rows.ts';
import { sampleOrder } from './rows/notices.ts';
import type { World } from './world.ts';

/** WeChat's notification of the payment of one order. */
export type Payment = { readonly orderId: string; readonly notice: string };

/** Orders that wait for their payment at the first stores of the chain, and their notifications, signed beforehand: WeChat's work is not ours. */
export const makePayments = async (world: World, storeCount: number, count: number): Promise<Payment[]> => {
  const sample = await sampleOrder(world);
  const memberId = String(sample.orders[0]!['member_id']);
  const total = Number(sample.payment[0]!['amount']);
  // A prime step, so that one order after the other goes to stores far apart.
  const copies = Array.from({ length: count }, (_, index) =>
    copyOrderRows(sample, { storeId: world.chain.stores[(index * 7_919) % storeCount]!.id, memberId }),
  );
  await writeInBulk(world.plain, copies);
  const write = noticeWriter(world.chain);
  return copies.map(({ orderId, outTradeNo }) => ({ orderId, notice: write({ outTradeNo, total, openid: 'oBench_0000000000001' }) }));
};

/** Sends notifications over connections that are free, and keeps when; one that waits for a connection waits for the server, so that counts. */
export const payer = ({ connections }: Pool, sent: Map<string, number>): ((payment: Payment) => Promise<void>) => {
  const free = [...connections];
  const waiting: ((connection: Pool['connections'][number]) => void)[] = [];
  return async ({ orderId, notice }) => {
    sent.set(orderId, machineMs());
    const connection = free.pop() ?? (await new Promise<Pool['connections'][number]>((resolve) => waiting.push(resolve)));
    const { status, body } = await connection.send(notice);
    const next = waiting.shift();
    if (next === undefined) free.push(connection);
    else next(connection);
    if (status !== 204) throw new Error(`a notification was answered with ${status} ${body.toString('utf8')}`);
  };
};
