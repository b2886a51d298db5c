import { randomBytes } from 'node:crypto';
import * as order from '@mendian/shared/order/order.contract.ts';
import type { InputOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { insertAll } from '../embedded/seed-rows.ts';
import { startMendian } from '../src/main.ts';
import { placeOrder } from '../src/modules/order/place-order.ts';
import { quoteOrder } from '../src/modules/order/quote-order.ts';
import { viewOrder } from '../src/modules/order/view-order.ts';
import { newUlid } from '../src/platform/chance.ts';
import { openDatabase } from '../src/platform/database.ts';
import { readSettings } from '../src/platform/config.ts';
import { once } from '../src/platform/idempotency.ts';
import { inTransaction } from '../src/platform/transaction.ts';
import * as v from 'valibot';
import { freePort } from '../test/services/free-port.ts';
import type { World } from './world.ts';

export type Shop = {
  /** Places an order as the endpoint does, transaction, key, checked reply and all, without HTTP. Gives its id. */
  readonly place: (storeId: string, memberId: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Mendian in this process, for what is measured without HTTP and for making orders. */
export const openShop = async ({ settings, chain }: World): Promise<Shop> => {
  const running = await startMendian({
    settings: { ...readSettings({ ...settings(await freePort()), LOG_LEVEL: 'warn' }), ROLES: ['web'] },
  });
  const { house } = running.parts;
  const reads = house.database.reads;
  const payable = await priceOf(reads, chain);
  const place: Shop['place'] = (storeId, memberId) => {
    const actor = { kind: 'customer', memberId, sessionId: 'bench' } as const;
    const sent = { ...askAt(chain, storeId), expectedPayable: payable };
    // As a request does: parsed by the contract, with a key, the reply checked before it is kept.
    const input = v.parse(order.placeOrder.input, sent);
    return inTransaction(house, actor, (ctx) =>
      once(ctx, randomBytes(16).toString('hex'), { path: order.placeOrder.path, input }, async () => {
        const placed = await placeOrder(ctx, input);
        return v.parse(order.placeOrder.reply, await viewOrder(ctx, placed.bundle.order, placed));
      }),
    ).then(({ id }) => id);
  };
  return { place, stop: running.stop };
};

/** What every order of the bench asks for. */
export const askAt = ({ lines }: World['chain'], storeId: string): Omit<RequestOf<typeof order.placeOrder>, 'expectedPayable'> => ({
  storeId,
  mode: 'pickup',
  lines: lines.map((line) => ({ ...line, choices: [...line.choices] })),
  slotStart: null,
  addressId: null,
  remark: '少辣，谢谢',
  contactPhone: '13800000000',
  invoice: null,
});

type Reads = Parameters<typeof quoteOrder>[0]['sql'];

const priceOf = async (sql: Reads, chain: World['chain']): Promise<number> => {
  const ask: InputOf<typeof order.quoteOrder> = v.parse(order.quoteOrder.input, askAt(chain, chain.open[0]!.id));
  const quote = await quoteOrder({ actor: { kind: 'visitor', address: '-' }, sql, now: new Date() }, ask);
  if (quote.obstacle !== null || quote.problems.length > 0) throw new Error(`nothing can be ordered: ${JSON.stringify(quote)}`);
  return quote.payable;
};

/** So many members who never ordered. */
export const makeMembers = async (world: World, count: number): Promise<string[]> => {
  const now = new Date();
  const rows = Array.from({ length: count }, () => ({
    id: newUlid(now),
    openid: `o${randomBytes(13).toString('hex')}`,
    nickname: '微信用户',
    created_at: now,
  }));
  const database = openDatabase({ url: world.databaseUrl, replicaUrls: [], connectionsMax: 1 });
  await database.transaction((sql) => insertAll(sql, 'member', rows));
  await database.close();
  return rows.map(({ id }) => id);
};
