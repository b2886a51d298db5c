import test, { type ExecutionContext } from 'ava';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { giveUpSale } from '@mendian/shared/till/till-charge.contract.ts';
import type { Misbehaviour } from '../../sandbox/sandbox-shape.ts';
import { findFaults } from '../../src/modules/patrol/find-faults.ts';
import { alipayBillDue } from '../../src/modules/payment/bill/check-alipay-bill.ts';
import { billDue } from '../../src/modules/payment/bill/check-bill.ts';
import type { ChargeRow } from '../../src/modules/payment/charge/charge.rows.ts';
import { aCounter, aPhone, charge, payCash, paymentOf, stop, wait } from '../../src/modules/payment/charge/counter-for-tests.ts';
import { startHarness, type Harness } from '../harness.ts';

const rounds = 20;
const salesEach = 10;
const stepsEach = 8;

type Dice = (below: number) => number;

/** Throws of its own for each seed. */
const diceOf = (seed: number): Dice => {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state % below;
  };
};
const oneOf = <T>(dice: Dice, things: readonly T[]): T => things[dice(things.length)]!;

/** As if the process died at that moment: what was to follow does not. */
class Killed extends Error {}

type Knife = { dice: Dice | null; kills: number };

/** Lets the process die before or after any of these calls to the outside, one time in six while the knife has dice. */
const killAround = <Gateway extends object>(gateway: Gateway, names: readonly (keyof Gateway)[], knife: Knife): void => {
  for (const name of names) {
    const call = gateway[name] as (...values: unknown[]) => Promise<unknown>;
    const cut = () => {
      if (knife.dice?.(12) !== 0) return;
      knife.kills += 1;
      throw new Killed();
    };
    const killing = async (...values: unknown[]): Promise<unknown> => {
      cut();
      const answer = await call(...values);
      cut();
      return answer;
    };
    gateway[name] = killing as Gateway[typeof name];
  }
};

const moods = (dice: Dice): Partial<Misbehaviour> => ({
  charge: oneOf(dice, ['normal', 'normal', 'password', 'not-enough', 'unknown', 'unknown-charged']),
  reverse: oneOf(dice, ['normal', 'normal', 'fails']),
  loseAnswers: dice(4) === 0,
  down: dice(8) === 0,
});

type Sale = {
  readonly orderId: string;
  readonly counter: Awaited<ReturnType<typeof aCounter>>;
  readonly phones: Awaited<ReturnType<typeof aPhone>>[];
};

/** What clerks and customers do at one step; whatever is refused, lost or killed, they go on. */
const act = async (house: Harness, { orderId, counter, phones }: Sale, dice: Dice): Promise<void> => {
  const { clerk, other } = counter;
  const phone = oneOf(dice, phones);
  const code = phone.code(oneOf(dice, ['wechat', 'alipay']));
  const key = `press-${orderId}-${dice(1_000_000)}`;
  const deeds: (() => Promise<unknown>)[] = [
    () => charge(clerk, orderId, code, key),
    () => charge(other, orderId, code, key),
    () => Promise.allSettled([charge(clerk, orderId, code, key), charge(clerk, orderId, code, key)]),
    () => Promise.allSettled([charge(clerk, orderId, code), charge(other, orderId, oneOf(dice, phones).code())]),
    () => Promise.allSettled([charge(clerk, orderId, code), payCash(house, orderId)]),
    () => stop(clerk, orderId),
    async () => (dice(4) === 0 ? clerk.call(giveUpSale, { orderId }) : null),
    async () => phone.confirm(),
    async () => phone.decline(),
    async () => (dice(3) === 0 ? payCash(house, orderId) : null),
    async () => null,
  ];
  await oneOf(dice, deeds)().catch((error: unknown) => {
    if (!(error instanceof DomainError) && (error as { code?: string }).code !== 'sheet/not-found') throw error;
  });
};

/** How often the order was really paid for, by the books of WeChat and Alipay and by the drawer; and that our rows say the same. */
const compareBooks = async (t: ExecutionContext, house: Harness, orderId: string, seed: number): Promise<void> => {
  const { wechatPay, alipay } = house.running.parts;
  const charges = await house.reads.all<ChargeRow>('SELECT * FROM charge WHERE order_id = ? ORDER BY id', [orderId]);
  const payment = await paymentOf(house, orderId);
  let taken = payment?.state === 'paid' && payment.method === 'cash' ? 1 : 0;
  for (const { state, method, out_trade_no: number, said } of charges) {
    const theirs = method === 'alipay' ? await alipay!.query({ authToken: null }, number) : await wechatPay.query(house.payees[0]!, number);
    const isTaken = theirs !== null && ('state' in theirs ? theirs.state === 'paid' : ['SUCCESS', 'REFUND'].includes(theirs.tradeState));
    t.is(state, isTaken ? 'paid' : state === 'reversed' ? 'reversed' : 'refused', `round ${seed}, ${method} ${number}: ${state}, ${said}`);
    if (isTaken) taken += 1;
  }
  t.true(taken <= 1, `round ${seed}: order ${orderId} was paid ${taken} times`);
  t.is(payment?.state === 'paid' ? 1 : 0, taken, `round ${seed}: order ${orderId} is ${payment?.state}`);
};

test(`${rounds * salesEach} sales by scanned codes under lost answers, errors, kills and double presses: none is paid twice, and all is known in the end`, async (t) => {
  t.timeout(600_000);
  const house = await startHarness({ realTime: true, settings: { CALLS_PER_MINUTE_MAX: '1000000' } });
  t.teardown(house.stop);
  house.clock.now = new Date('2026-11-20T02:00:00.000Z');
  const { control } = house.sandbox;
  const knife: Knife = { dice: null, kills: 0 };
  killAround(house.running.parts.wechatPay, ['chargeCode', 'query', 'reverse'], knife);
  killAround(house.running.parts.alipay!, ['pay', 'query', 'cancel'], knife);
  let paid = 0;

  for (let seed = 1; seed <= rounds; seed += 1) {
    const dice = diceOf(seed);
    const counter = await aCounter(house);
    const sales: Sale[] = [];
    for (let place = 0; place < salesEach; place += 1)
      sales.push({ orderId: await counter.aSale(), counter, phones: [await aPhone(house), await aPhone(house)] });
    knife.dice = dice;
    for (let step = 0; step < stepsEach; step += 1) {
      control.misbehave(moods(dice));
      await Promise.all(sales.map((sale) => act(house, sale, dice)));
      await wait(house, dice(4) * 5);
    }
    knife.dice = null;
    control.calm();
    await wait(house, 300);
    for (const { orderId } of sales) {
      await compareBooks(t, house, orderId, seed);
      if ((await paymentOf(house, orderId))?.state === 'paid') paid += 1;
    }
    // Past their quarter of an hour: what nobody paid comes to its end, and what no clerk takes is given back.
    house.clock.advance(900_000);
    await wait(house, 60);
  }
  const ends = await house.reads.all<{ state: string; number: number }>('SELECT state, COUNT(*) AS number FROM charge GROUP BY state');
  t.log(
    `${paid} of ${rounds * salesEach} were paid; ${knife.kills} kills; charges: ${ends.map(({ state, number }) => `${number} ${state}`).join(', ')}`,
  );
  t.true(paid > 0 && paid < rounds * salesEach);
  t.deepEqual(await house.reads.all('SELECT id FROM charge WHERE open_for IS NOT NULL'), []);
  t.deepEqual(
    (await findFaults(house.reads, house.clock.now)).filter(({ subject }) => !subject.startsWith('delivery:')),
    [],
  );

  house.clock.advance(24 * 3_600_000);
  await house.transact(async (ctx) => ctx.emit(billDue({ payeeId: house.payees[0]!.id, day: '2026-11-20' })));
  await house.transact(async (ctx) => ctx.emit(alipayBillDue({ accountId: 'own', day: '2026-11-20', tries: 0 })));
  await house.deliver();
  t.deepEqual(await house.reads.all(`SELECT text FROM attention WHERE kind = 'bill-difference'`), []);
  t.like(await house.reads.one('SELECT differences FROM bill_check'), { differences: 0 });
  t.like(await house.reads.one('SELECT differences FROM alipay_bill_check'), { differences: 0 });
});
