import test from 'ava';
import fc from 'fast-check';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { aTemplate } from '../../../test/build-coupon.ts';
import { onMariadb } from '../../../test/database.ts';
import { startHarness } from '../../../test/harness.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { stepKilled } from './killed-for-tests.ts';
import { runSteps } from './run-step.ts';
import { aStoreWithOrders, faultsOf, stockOf } from './orders-for-tests.ts';
import { allTables, csvOf, doStep, figuresIn, settle, upload, type Row } from './take-over-for-tests.ts';
import { takeTurn } from './turn.ts';

const house = await startHarness();
test.after.always(house.stop);
const { objects, wechatPay } = house.running.parts;
const outside = { objects, wechatPay };
const restart = () => house.clock.advance(61_000);

/** More lines than one batch takes. */
const [ordersMade, linesEach, couponsMade] = [12, 12, 900];

/** Numbers called out, movements of stock and what terminals were told are not undone. */
const tells = /^(store_day|stock_movement|feed_event|feed_counter|menu_version|slot)$/;
const tables = async () => Object.fromEntries(Object.entries(await allTables(house)).filter(([name]) => !tells.test(name)));

/** Three stores, two accounts, some members, one of whom and one of which is here already, and some orders of another store. */
const aFullTakeOver = async () => {
  const made = await aStoreWithOrders(house);
  await addOrders(made);
  const { call, id, aStoreRow, anAccountRow, aMemberRow } = made;
  await upload(call, id, 'stores', csvOf('stores', [1, 2, 3, 1].map((no) => aStoreRow(no)))); // prettier-ignore
  await upload(
    call,
    id,
    'accounts',
    csvOf('accounts', [anAccountRow(1, { primary: '是' }), anAccountRow(2, { stores: aStoreRow(2)['code']! })]),
  );
  await upload(
    call,
    id,
    'members',
    csvOf(
      'members',
      Array.from({ length: 1_100 }, (_, no) => aMemberRow(no)),
    ),
    9_000,
  );
  await addCoupons(made);
  await house.transact(({ sql, now, newId }) =>
    sql.insert('member', [{ id: newId(), openid: aMemberRow(5)['openid']!, nickname: '微信用户', phone: null, created_at: now }]),
  );
  return made;
};

/** Coupons of more lines than one batch takes, of members who come with the same files. */
const addCoupons = async ({ call, id, aMemberRow, owner }: Awaited<ReturnType<typeof aStoreWithOrders>>) => {
  const template = `旧券${owner.code.slice(-8)}`;
  await aTemplate(house, { name: template, state: 'approved' });
  const code = (no: number): string => `${aMemberRow(no)['openid']!}Q`;
  const rowOf = (no: number): Row => ({ code: code(no), template, member: aMemberRow(no % 400)['openid']!, until: '2026-12-31' });
  await upload(call, id, 'cards', csvOf('cards', Array.from({ length: 30 }, (_, no) => ({ number: code(no), member: aMemberRow(no)['openid']! })))); // prettier-ignore
  await upload(call, id, 'coupons', csvOf('coupons', Array.from({ length: couponsMade }, (_, no) => rowOf(no))), 9_000); // prettier-ignore
};

const addOrders = async ({ call, id, aPaidRow, neck }: Awaited<ReturnType<typeof aStoreWithOrders>>) => {
  const rows: Row[] = [];
  for (let no = 1; no <= ordersMade; no += 1) {
    const { number, ...head } = await aPaidRow(no, { pieces: '1', price: '45', amount: '45', ...(no === 3 ? { code: 'A3' } : {}) });
    const line = { number: number!, goods: neck.name, pieces: '1', price: '1', amount: '1' };
    rows.push({ number: number!, ...head }, ...Array.from({ length: linesEach - 1 }, () => line));
  }
  await upload(call, id, 'orders', csvOf('orders', rows), 500);
};

const expected = {
  check: {
    stores: { add: 3, refused: 1 },
    members: { add: 1_099, change: 1 },
    cards: { add: 30 },
    coupons: { add: couponsMade },
    orders: { add: ordersMade },
  },
  run: {
    stores: { added: 3, refused: 1 },
    members: { added: 1_099, changed: 1 },
    cards: { added: 30 },
    coupons: { added: couponsMade },
    orders: { added: ordersMade },
  },
  back: {
    stores: { back: 3, refused: 1 },
    members: { back: 1_100 },
    cards: { back: 30 },
    coupons: { back: couponsMade },
    orders: { back: ordersMade },
  },
} as const;
const lives = fc.array(fc.oneof(fc.nat(15), fc.nat(60)), { maxLength: 6 });

test.serial('killed at whatever points, each step ends in the same tables and figures as undisturbed', async (t) => {
  let kills = 0;
  const { call, id, aMemberRow, neck, store } = await aFullTakeOver();
  const before = await tables();
  await fc.assert(
    fc.asyncProperty(lives, lives, lives, async (checkLives, runLives, backLives) => {
      for (const [step, spans] of [
        ['check', checkLives],
        ['run', runLives],
        ['back', backLives],
      ] as const) {
        // prettier-ignore
        await call(contract.startStep, { takeOverId: id, step });
        kills += await stepKilled({ house: house.house, outside, takeOverId: id, restart }, spans);
        const view = await settle(house, call, id);
        t.like(
          Object.fromEntries((['stores', 'members', 'cards', 'coupons', 'orders'] as const).map((kind) => [kind, figuresIn(view, kind)])),
          expected[step],
        );
        // What waits for its time is not handed over here while processes die.
        t.deepEqual((await faultsOf(house)).filter(({ subject }) => !subject.startsWith('delivery:')), []); // prettier-ignore
        t.like(await stockOf(house, neck), { reserved: step === 'run' ? linesEach * ordersMade : 0 });
        if (step !== 'run') t.deepEqual(await tables(), before, step);
        else {
          const made = await house.reads.one<{ members: number; told: number }>(
            'SELECT COUNT(*) AS members, COUNT(DISTINCT openid) AS told FROM member WHERE openid LIKE ?',
            [`${aMemberRow(5)['openid']!.slice(0, 9)}%`],
          );
          t.deepEqual(made, { members: 1_100, told: 1_100 });
          const orders = await house.reads.one<{ orders: number; codes: number }>(
            `SELECT COUNT(*) AS orders, COUNT(DISTINCT pickup_code) AS codes FROM orders WHERE store_id = ? AND state = 'new'`,
            [store.id],
          );
          t.deepEqual(orders, { orders: ordersMade, codes: ordersMade });
        }
      }
    }),
    { numRuns: onMariadb ? 5 : 10 },
  );
  t.true(kills > 10, `it was killed ${kills} times`);
});

test.serial('killed at whatever points, a comparison counts every order once', async (t) => {
  const made = await aStoreWithOrders(house);
  const { call, id, code } = made;
  await addOrders(made);
  await doStep(house, call, id, 'check');
  await doStep(house, call, id, 'run');
  let kills = 0;
  const both = { orders: ordersMade, amount: 5_600 * ordersMade };
  await fc.assert(
    fc.asyncProperty(lives, async (spans) => {
      await call(contract.startStep, { takeOverId: id, step: 'compare' });
      kills += await stepKilled({ house: house.house, outside, takeOverId: id, restart }, spans);
      const view = await settle(house, call, id);
      t.deepEqual(figuresIn(view, 'orders'), { added: ordersMade, compared: { same: ordersMade, differing: 0, missing: 0 } });
      t.deepEqual((await call(contract.listStoreSums, { takeOverId: id })).items, [
        { storeCode: code, storeName: '测试店', file: both, here: both },
      ]);
    }),
    { numRuns: onMariadb ? 5 : 10 },
  );
  t.true(kills > 2, `it was killed ${kills} times`);
});

test.serial('two workers at the same step at once do it once', async (t) => {
  const { call, id, aMemberRow, neck } = await aFullTakeOver();
  await doStep(house, call, id, 'check');
  await call(contract.startStep, { takeOverId: id, step: 'run' });
  const work = () => stepKilled({ house: house.house, outside, takeOverId: id, restart }, []);
  await Promise.all([work(), work(), work()]);
  const view = await settle(house, call, id);
  t.deepEqual(figuresIn(view, 'members'), { added: 1_099, changed: 1 });
  t.deepEqual(figuresIn(view, 'coupons'), { added: couponsMade });
  t.deepEqual(figuresIn(view, 'orders'), { added: ordersMade });
  t.like(await stockOf(house, neck), { reserved: linesEach * ordersMade });
  t.like(await house.reads.one('SELECT COUNT(*) AS count FROM member WHERE openid LIKE ?', [`${aMemberRow(5)['openid']!.slice(0, 9)}%`]), {
    count: 1_100,
  });
});

test.serial('one that slept while another took its turn writes nothing of what it had read before', async (t) => {
  const { call, id } = await aFullTakeOver();
  await call(contract.startStep, { takeOverId: id, step: 'check' });
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  let reached: () => void = () => undefined;
  const fellAsleep = new Promise<void>((resolve) => (reached = resolve));
  const sleepy = { ...objects, get: (name: string) => (reached(), asleep.then(() => objects.get(name))) };
  const transact = <T>(step: Parameters<typeof inTransaction<{ kind: 'system'; name: string }, T>>[2]) =>
    inTransaction(house.house, { kind: 'system', name: 'test' }, step);
  const steps = {
    now: house.clock.now,
    reads: house.reads,
    transact,
    finish: transact,
    attempts: 0,
    progress: null,
    saveProgress: async () => undefined,
  };
  const sleeping = runSteps({ objects: sleepy, wechatPay }).handle(steps, { takeOverId: id });
  await fellAsleep;
  restart();
  t.like(await house.transact((ctx) => takeTurn(ctx, id)), { takeOverId: id });
  const before = await call(contract.getTakeOver, { takeOverId: id });
  wake();
  await sleeping;
  t.deepEqual(await call(contract.getTakeOver, { takeOverId: id }), before);
  restart();
  await stepKilled({ house: house.house, outside, takeOverId: id, restart }, []);
  t.deepEqual(figuresIn(await settle(house, call, id), 'members'), expected.check.members);
});
