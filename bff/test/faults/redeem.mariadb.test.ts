import { randomInt } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { findFaults } from '../../src/modules/patrol/find-faults.ts';
import { aClerk, aCustomer, aStore, type CustomerMade } from '../build.ts';
import { aCoupon } from '../build-coupon.ts';
import { startHarness, type Harness } from '../harness.ts';
import { callsTo, openProcesses } from './crowd.ts';
import { pause, type Process } from './processes.ts';

const terminals = 50;
const pressesEach = 20;
/** One of so many answers is lost on its way to the terminal. */
const lostOneIn = 3;
/** Coupons one after the other: which of the presses a killed process had in its hands is another each time. */
const coupons = 6;

type Counter = { readonly house: Harness; readonly web: Process[]; readonly tokens: string[]; readonly customer: CustomerMade };

/** Ten stores with five terminals each, and two web processes. */
const openCounters = async (t: ExecutionContext): Promise<Counter> => {
  const house = await startHarness({ realTime: true });
  const web = await openProcesses(t, house, ['web', 'web']);
  const stores = await Promise.all(Array.from({ length: terminals / 5 }, (_, place) => aStore(house, { name: `${place + 1} 号店` })));
  const tokens: string[] = [];
  for (let place = 0; place < terminals; place += 1) tokens.push((await aClerk(house, stores[place % stores.length]!)).token);
  return { house, web, tokens, customer: await aCustomer(house) };
};

type Ends = { readonly won: number; readonly refusals: Map<string, number> };

/** All terminals press at once, again and again; each press has a key of its own and asks until it has an answer. */
const pressAll = async ({ web, tokens }: Counter, code: string): Promise<Ends> => {
  let won = 0;
  const refusals = new Map<string, number>();
  await Promise.all(
    shuffled(tokens).flatMap((token) => {
      const call = callsTo(web, token, lostOneIn);
      return Array.from({ length: pressesEach }, async () => {
        try {
          await call(contract.redeemCoupon, { code, goods: 2_000, skuId: null, takenOff: 500 });
          won += 1;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          const said = `${error.code} ${error.message}`;
          refusals.set(said, (refusals.get(said) ?? 0) + 1);
        }
      });
    }),
  );
  return { won, refusals };
};

/** Somebody else comes first each time. */
const shuffled = (tokens: readonly string[]): string[] => {
  const from = randomInt(tokens.length);
  return [...tokens.slice(from), ...tokens.slice(0, from)];
};

/** Kills one of the processes while they serve the first presses, and the other while they serve what is left. */
const killBoth = async ({ web }: Counter): Promise<void> => {
  for (const process of web) {
    await pause(100 + randomInt(700));
    await process.killAndRestart();
  }
};

test('1,000 presses on 50 terminals for one coupon, processes killed and answers lost: one redeems it, all others learn where', async (t) => {
  t.timeout(600_000);
  const counter = await openCounters(t);
  const { house, customer, tokens, web } = counter;
  for (let round = 0; round < coupons; round += 1) {
    const { id: couponId } = await aCoupon(house, customer);
    const { code } = await customer.call(getMyCoupon, { couponId });
    const [{ won, refusals }] = await Promise.all([pressAll(counter, code!), killBoth(counter)]);
    t.log(`coupon ${round + 1}: ${won} won, refused ${JSON.stringify([...refusals])}`);
    t.is(won, 1);
    const [said, ...others] = [...refusals.keys()];
    t.deepEqual(others, [], 'all are told the same');
    t.regex(said!, /^redeem\/used 这张券已经用过了：\d\d-\d\d \d\d:\d\d 在\d+ 号店核销$/);
    t.is(refusals.get(said!), terminals * pressesEach - 1);
    t.is((await customer.call(getMyCoupon, { couponId })).tab, 'used');
    const rows = await house.reads.all('SELECT id FROM redemption WHERE coupon_id = ?', [couponId]);
    t.is(rows.length, 1);
  }
  let [redeemed, takenOff] = [0, 0];
  for (const token of tokens.slice(0, terminals / 5)) {
    const { total } = await callsTo(web, token)(contract.listRedemptions, { day: dayOf(new Date()) });
    [redeemed, takenOff] = [redeemed + total.redeemed, takenOff + total.takenOff];
  }
  t.deepEqual([redeemed, takenOff], [coupons, coupons * 500]);
  t.deepEqual(await findFaults(house.reads, new Date()), []);
});
