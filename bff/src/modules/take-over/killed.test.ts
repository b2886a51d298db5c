import test from 'ava';
import fc from 'fast-check';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { onMariadb } from '../../../test/database.ts';
import { startHarness } from '../../../test/harness.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { stepKilled } from './killed-for-tests.ts';
import { runSteps } from './run-step.ts';
import { allTables, aTakeOver, csvOf, doStep, figuresIn, settle, upload } from './take-over-for-tests.ts';
import { takeTurn } from './turn.ts';

const house = await startHarness();
test.after.always(house.stop);
const { objects, wechatPay } = house.running.parts;
const outside = { objects, wechatPay };
const restart = () => house.clock.advance(61_000);

/** Three stores, two accounts and some members, one of whom and one of which is here already. */
const aFullTakeOver = async () => {
  const made = await aTakeOver(house);
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
  await house.transact(({ sql, now, newId }) =>
    sql.insert('member', [{ id: newId(), openid: aMemberRow(5)['openid']!, nickname: '微信用户', phone: null, created_at: now }]),
  );
  return made;
};

const expected = {
  check: { stores: { add: 3, refused: 1 }, members: { add: 1_099, change: 1 } },
  run: { stores: { added: 3, refused: 1 }, members: { added: 1_099, changed: 1 } },
  back: { stores: { back: 3, refused: 1 }, members: { back: 1_100 } },
} as const;
const lives = fc.array(fc.oneof(fc.nat(15), fc.nat(60)), { maxLength: 6 });

test.serial('killed at whatever points, each step ends in the same tables and figures as undisturbed', async (t) => {
  let kills = 0;
  const { call, id, aMemberRow } = await aFullTakeOver();
  const before = await allTables(house);
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
        t.like({ stores: figuresIn(view, 'stores'), members: figuresIn(view, 'members') }, expected[step]);
        if (step !== 'run') t.deepEqual(await allTables(house), before, step);
        else {
          const made = await house.reads.one<{ members: number; told: number }>(
            'SELECT COUNT(*) AS members, COUNT(DISTINCT openid) AS told FROM member WHERE openid LIKE ?',
            [`${aMemberRow(5)['openid']!.slice(0, 9)}%`],
          );
          t.deepEqual(made, { members: 1_100, told: 1_100 });
        }
      }
    }),
    { numRuns: onMariadb ? 5 : 10 },
  );
  t.true(kills > 10, `it was killed ${kills} times`);
});

test.serial('two workers at the same step at once do it once', async (t) => {
  const { call, id, aMemberRow } = await aFullTakeOver();
  await doStep(house, call, id, 'check');
  await call(contract.startStep, { takeOverId: id, step: 'run' });
  const work = () => stepKilled({ house: house.house, outside, takeOverId: id, restart }, []);
  await Promise.all([work(), work(), work()]);
  const view = await settle(house, call, id);
  t.deepEqual(figuresIn(view, 'members'), { added: 1_099, changed: 1 });
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
