import { randomBytes } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import * as contract from '@mendian/shared/order/order.contract.ts';
import { findFaults } from '../../src/modules/patrol/find-faults.ts';
import { hashOf, newToken, newUlid } from '../../src/platform/chance.ts';
import { aProduct, aStore, pieces, type SkuMade, type StoreMade } from '../build.ts';
import { startHarness, type Harness } from '../harness.ts';
import { callsTo, openProcesses } from './crowd.ts';
import { pause, type Process } from './processes.ts';

const buyers = 20_000;
const units = 500;
const atOnce = 48;

type Buyer = { readonly openid: string; readonly token: string };

/** Buyers who signed in before the rush: the rush itself is what is tested. */
const signIn = async (house: Harness): Promise<Buyer[]> => {
  const made = Array.from({ length: buyers }, () => ({
    openid: `o${randomBytes(20).toString('hex').slice(0, 27)}`,
    token: `c.${newToken()}`,
    id: newUlid(new Date()),
  }));
  const now = new Date();
  for (let from = 0; from < buyers; from += 1_000)
    await house.transact(async ({ sql }) => {
      const some = made.slice(from, from + 1_000);
      await sql.insert(
        'member',
        some.map(({ id, openid }) => ({ id, openid, nickname: '买家', created_at: now })),
      );
      const expires_at = new Date(now.getTime() + 86_400_000);
      await sql.insert(
        'session',
        some.map(({ id, token }) => ({ token_hash: hashOf(token), id, kind: 'customer', subject_id: id, created_at: now, expires_at })),
      );
    });
  return made;
};

const crowd = async <T>(people: readonly T[], each: (one: T) => Promise<void>): Promise<void> => {
  const queue = [...people];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = queue.pop(); one !== undefined; one = queue.pop()) await each(one);
    }),
  );
};

type Shop = {
  readonly house: Harness;
  readonly store: StoreMade;
  readonly product: SkuMade;
  readonly web: Process[];
  readonly all: Process[];
};

/** One store with 500 units, two web processes and two workers. */
const openShop = async (t: ExecutionContext): Promise<Shop> => {
  const house = await startHarness({ realTime: true });
  const all = await openProcesses(t, house, ['web', 'web', 'worker', 'worker']);
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 1_000, onHand: units });
  return { house, store, product, web: all.slice(0, 2), all };
};

/** Each process is killed so often: starting one anew costs more than serving a thousand buyers. */
const killsEach = 3;

/** Kills one process after the other with SIGKILL and starts it again, until told to stop or each had its turns; tells how many. */
const killProcesses = ({ house, store, all }: Shop) => {
  let going = true;
  const done = (async () => {
    let kills = 0;
    while (going && kills < killsEach * all.length) {
      await all[(kills + 2) % all.length]!.killAndRestart();
      kills += 1;
      await house.transact(({ sql }) =>
        sql.upsert('terminal_presence', [{ store_id: store.id, seen_at: new Date() }], ['store_id'], ['seen_at']),
      );
      await pause(2_000);
    }
    return kills;
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
};

type Won = { readonly buyer: Buyer; readonly orderId: string };

const rush = async ({ store, product, web }: Shop, people: readonly Buyer[]): Promise<{ won: Won[]; refusals: Map<string, number> }> => {
  const ask = {
    storeId: store.id,
    mode: 'pickup' as const,
    slotStart: null,
    addressId: null,
    remark: '',
    contactPhone: null,
    invoice: null,
  };
  const won: Won[] = [];
  const refusals = new Map<string, number>();
  await crowd(people, async (buyer) => {
    const call = callsTo(web, buyer.token);
    try {
      const order = await call(contract.placeOrder, { ...ask, lines: [pieces(product)], expectedPayable: 1_000 });
      won.push({ buyer, orderId: order.id });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const code = String(error.code);
      refusals.set(code, (refusals.get(code) ?? 0) + 1);
    }
  });
  return { won, refusals };
};

/** WeChat knows a customer from their first login on. */
const payAll = ({ house, web }: Shop, won: readonly Won[]): Promise<void> =>
  crowd(won, async ({ buyer, orderId }) => {
    house.sandbox.control.login(buyer.openid);
    const sheet = await callsTo(web, buyer.token)(contract.payOrder, { orderId });
    await house.sandbox.control.pay(buyer.openid, { appid: house.settings.WECHAT_APPID, ...sheet });
  });

const count = async ({ house, store }: Shop, condition: string): Promise<number> =>
  (await house.reads.one<{ number: number }>(`SELECT COUNT(*) AS number FROM orders WHERE store_id = ? AND ${condition}`, [store.id]))!
    .number;

/** WeChat repeats what nobody answered; its clock is moved until all is heard. */
const untilHeard = async (shop: Shop): Promise<void> => {
  for (let tries = 0; tries < 200 && (await count(shop, `state = 'new'`)) < units; tries += 1) {
    await shop.house.sandbox.clock.advance(30_000);
    await pause(250);
  }
};

test('20,000 buyers for 500 units, with processes killed all along: exactly 500 are sold, and every paid order is kept', async (t) => {
  t.timeout(900_000);
  const shop = await openShop(t);
  const people = await signIn(shop.house);
  const killing = killProcesses(shop);
  t.teardown(killing.stop);
  const { won, refusals } = await rush(shop, people);
  t.is(won.length, units, `refused ${JSON.stringify([...refusals])}`);
  await payAll(shop, won);
  const kills = await killing.stop();
  await untilHeard(shop);

  t.log(`${kills} kills; refused ${JSON.stringify([...refusals])}`);
  t.true(kills >= 4);
  t.is(await count(shop, 'paid_at IS NOT NULL'), units);
  const numbers = await shop.house.reads.all('SELECT DISTINCT pickup_number FROM orders WHERE store_id = ?', [shop.store.id]);
  t.is(numbers.length, units, 'each order has a number of its own');
  const stock = await shop.house.reads.one('SELECT on_hand, reserved FROM stock WHERE sku_id = ?', [shop.product.skuId]);
  t.deepEqual(stock, { on_hand: units, reserved: units });
  t.deepEqual(await findFaults(shop.house.reads, new Date()), []);
});
